"""Edges of TYP002: pieces of words, and words that stand side by side."""

import pytest

from mtlint.rules.typography.split_word import SplitWord
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("In chip [[manufacturi ng]] and [[semiconduct or]] sales.", id="ending"),
        pytest.param("The [[v ideos]] and [[co uld]] be.", id="beginning"),
        pytest.param("They [[re ally]] told [[re porters]] of [[Chi na]].", id="known pieces"),
        pytest.param("[[W ebsites]] fail.", id="capital"),
        pytest.param("The [[bre\u00a0ak]] came.", id="no-break space"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(SplitWord(), text)] == spans


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It may be on line, in side the book store, with cash flow.", id="compounds"),
        pytest.param("He speaks per se of vitamin c and plan b, ad hoc, a la carte.", id="foreign phrases and letters"),
        pytest.param("Xi an, Wu Han, Al Gore, Di Caprio, an ID card, El Al.", id="names"),
        pytest.param("Muhammad 's book isn 't long; see user/na me@x.y.", id="apostrophes and addresses"),
        pytest.param("She sang la la and da da.", id="the same twice"),
        pytest.param("10 ft tall and 5 kg of it", id="units"),
    ],
)
def test_quiet(text):
    assert run(SplitWord(), text) == []


def test_a_language_without_a_list_is_left_alone():
    assert run(SplitWord(), "We s tick to it.", language="xx") == []


def test_pieces_that_the_source_has_are_left_alone():
    assert run(SplitWord(), "The pil es here.", "Der pil es da.") == []


def test_option():
    assert run(SplitWord(min_ratio=1e9), "We s tick to it.") == []
