"""Edges of CON003: what belongs to an enumeration."""

import pytest

from mtlint.rules.consistency.ordinal_style import OrdinalStyle
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("First, plan it.\n\nSecond, build it.\n\n[[Thirdly,]] test it.\n", id="paragraphs"),
        pytest.param("It has three parts: first, a plan; second, a team; [[the third is]] money.", id="clauses"),
        pytest.param("First, plan it. [[The second step]] is to build it.", id="step"),
        pytest.param("First, plan it. The second half of the year was good. Second, build it.", id="other use"),
        pytest.param("First, plan it. Second, build it. First, sell it. Second, pay.", id="new enumeration"),
        pytest.param("Third, test it. The fourth is to sell it.", id="no first item"),
        pytest.param("First, plan it. The fifth is to sell it.", id="gap"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(OrdinalStyle(), text)] == spans


def test_the_first_item_is_related():
    text = "First, plan. The second is to build."
    (finding,) = run(OrdinalStyle(), text)
    assert text[finding.related[0].span.start : finding.related[0].span.end] == "First,"


def test_a_language_without_data_is_left_alone():
    assert run(OrdinalStyle(), "Primo, pianificare. Il secondo è costruire.", language="it-IT") == []
