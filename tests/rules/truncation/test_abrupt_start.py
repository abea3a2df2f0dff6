"""Edges of TRN007."""

import pytest

from mtlint.rules.truncation.abrupt_start import AbruptStart
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("The river rose.\n\n[[was]] ten miles from the coast of Alaska.", id="a paragraph in the middle"),
        pytest.param("[[)]] The river rose in May.", id="closing bracket"),
        pytest.param("[['s]] report was heard by the Council.", id="ending of a possessive"),
        pytest.param("The river rose. It went on for\n\nwas ten miles from the coast.", id="after a paragraph that breaks off"),
        pytest.param("and so it goes on. no one writes with capitals here. it is the style.", id="no capitals"),
        pytest.param(".NET was released in May.", id="a name with a dot"),
        pytest.param(":-) What a day it was.", id="smiley"),
        pytest.param("however, the Council met in May.", id="a small letter alone"),
        pytest.param("- and milk for the Council.", id="item"),
        pytest.param("", id="nothing"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(AbruptStart(), text)] == spans


def test_a_row_may_begin_as_its_source_does():
    assert run(AbruptStart(), ", and the Council met.", ", und der Rat tagte.") == []
    assert len(run(AbruptStart(), ", and the Council met.", "Der Rat tagte.")) == 1
