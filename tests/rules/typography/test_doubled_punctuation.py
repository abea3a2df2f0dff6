"""Edges of TYP008: marks that may double, and marks that may not."""

import pytest

from mtlint.rules.typography.doubled_punctuation import DoubledPunctuation
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("The U.S[[..]] Court", id="after an abbreviation"),
        pytest.param("one[[;;]] two[[, ,]] three", id="the same"),
        pytest.param("He left early[[.,]] then", id="stop and comma after a word"),
        pytest.param('Picture, Director[[,"]] Design', id="quotation mark that nothing opened"),
        pytest.param("He said “no”[[..]]", id="after a quotation mark"),
        pytest.param("horses[[,-]] cows", id="hyphen"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(DoubledPunctuation(), text)] == spans


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Wait... What?! No!! Why?? So....", id="dots and cries"),
        pytest.param("Smith, Inc., Jr., etc., e.g., and approx., vol.; p.m.: now", id="abbreviations"),
        pytest.param('"Yes," he said, "it is," and "so".', id="comma in a quotation"),
        pytest.param("../a ..\\b 1..5 std::x :-) ;-) ::", id="paths, ranges, faces"),
        pytest.param("The film Help!, and Yahoo!.", id="names"),
    ],
)
def test_quiet(text):
    assert run(DoubledPunctuation(), text) == []
