"""Edges of TYP009: what may start small, and what may be in capitals."""

import pytest

from mtlint.rules.typography.lowercase_start import LowercaseStart
from mtlint.testing import fixed, run, unmark


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        pytest.param("“[[we]] are here.”", None, id="inside a quotation mark"),
        pytest.param("[[mikhail]] Korb spoke about this.", "Михаил Корб рассказал об этом.", id="name"),
        pytest.param("[[un]] troops left Haiti!", "联合国部队离开了海地！", id="abbreviation"),
        pytest.param(
            "[[of the plan nothing is known to anyone in berlin.]]", "in Berlin ist vom Plan nichts bekannt.", id="all small"
        ),
    ],
)
def test_spans(marked, source):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(LowercaseStart(), text, source)] == spans


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("eBay and macOS rose.", None, id="names with a small start"),
        pytest.param("al-Qaeda left. de Gaulle stayed.", None, id="particles"),
        pytest.param("www.example.org is down.", None, id="address"),
        pytest.param("ª U.S. firms left.", None, id="a small letter that has no capital"),
        pytest.param("- and a list item.", None, id="list item"),
        pytest.param("and so it goes.", "und so geht es.", id="source starts small"),
        pytest.param("a fragment", "片段", id="no end"),
        pytest.param(
            "NO SMOKING IN ANY ROOM OF THIS OLD HOUSE.", "RAUCHEN IST IM GANZEN HAUS VERBOTEN.", id="source in capitals"
        ),
        pytest.param("NO SMOKING HERE.", None, id="short"),
        pytest.param("的确如此。", None, id="no case"),
    ],
)
def test_quiet(text, source):
    assert run(LowercaseStart(), text, source) == []


def test_option():
    assert len(run(LowercaseStart(min_words=3), "NO SMOKING HERE.", "Rauchen verboten.")) == 1


def test_a_letter_of_two_starts_a_word_as_such_words_do():
    text = "ǆungla je velika."
    assert fixed(run(LowercaseStart(), text), text) == "ǅungla je velika."
