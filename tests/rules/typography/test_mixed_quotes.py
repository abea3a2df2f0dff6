"""Edges of TYP005: which style is the rarer one."""

import pytest

from mtlint.rules.typography.mixed_quotes import MixedQuotes
from mtlint.testing import run, unmark


def places(findings):
    return [place for finding in findings for place in (finding.span, *(related.span for related in finding.related))]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param('“One” and “two”.\n\nBoth [["three"]] and [["four"]] and “five” too.', id="rarer pairs over paragraphs"),
        pytest.param("It's, isn't, he's and she[[’]]s.", id="apostrophe"),
        pytest.param('[["One” went]]'.replace(" went]]", "]] went"), id="pair of two styles"),
        pytest.param('“One” and [["two"]].', id="as frequent: the second"),
        pytest.param('“One” and “two” and a [["]]lost mark.', id="mark without its other half"),
    ],
)
def test_places(marked):
    text, spans = unmark(marked)
    assert places(run(MixedQuotes(), text)) == spans


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("„Eins“ und „zwei“ und 'drei'.", id="German"),
        pytest.param("« Un » et “deux”.", id="nested styles"),
        pytest.param('A 5" disk and “one”.', id="inches"),
        pytest.param("It's “one”, it's “two”, it's “three”, it's her's, it's his's.", id="a style of its own for quotations"),
    ],
)
def test_quiet(text):
    assert run(MixedQuotes(), text) == []


def test_rows_are_texts_of_their_own():
    assert run(MixedQuotes(), 'He said "no".', "Er sagte „nein“.") == []


def test_option():
    text = "It's it's it's it's it's it's “one”."
    assert run(MixedQuotes(strays=0), text) == []
    assert len(run(MixedQuotes(), text)) == 1
