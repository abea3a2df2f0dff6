"""Edges of CON002: spellings of one name, and names of two."""

import pytest

from mtlint.rules.consistency.name_variants import NameVariants
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("They met Li Xue-ju there. So Li Xue-ju spoke, and [[Li Xueju]] left.", id="hyphen"),
        pytest.param("They met Anna Petrova there. So Anna Petrova spoke, and [[Anna Petrowa]] left.", id="letter"),
        pytest.param("They met Anna Petrova and her friend Anna Sidorova.", id="two people"),
        pytest.param("They met Wang Wen and Wang Wei. So Wang Wen spoke.", id="short words"),
        pytest.param("They saw South Korea and South Korean ships.", id="derived word"),
        pytest.param("They have VMs here. One VM's disk is full. Other VMs run.", id="plural and possessive"),
        pytest.param("See the NetworkManager here and etc/Network-Manager/conf there.", id="path"),
        pytest.param("They saw it there and YOU saw it. Then You came.", id="emphasis"),
        pytest.param("They met Ann Bell's son. So Ann Bell's son spoke to [[Ann Bell’s]] son.", id="apostrophe"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(NameVariants(), text)] == spans


def test_headings_have_capitals_of_their_own():
    assert run(NameVariants(), "Anti-Fraud and Anti-Theft News\n\nThe anti-fraud and anti-theft group met.\n") == []


def test_more_edits_when_asked():
    text = "They met Hans Modrow there. So Hans Modrow spoke, and Hans Modelo left."
    assert run(NameVariants(), text) == []
    assert len(run(NameVariants(max_edits=3), text)) == 1
