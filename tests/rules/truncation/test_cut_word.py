"""Edges of TRN008."""

import pytest

from mtlint.rules.truncation.cut_word import CutWord
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("He came in. She looked at the [[semicondu]]", id="no word of the text"),
        pytest.param("The semiconductor broke. She looked at the new [[semic]]", id="a word of the text"),
        pytest.param("He came in. She looked at the gaikokujin", id="begins no word"),
        pytest.param("A semic is a thing. She looked at the semic", id="used as a word before"),
        pytest.param("He came in. She looked at Frankf", id="names are left alone"),
        pytest.param("He came in. She looked at the semicondu.", id="with a stop it is a misspelling"),
        pytest.param("semicondu", id="a line alone"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(CutWord(), text)] == spans


def test_rows():
    assert len(run(CutWord(), "She looked at the semicondu", "Sie sah den Halbleiter an.")) == 1
    assert run(CutWord(), "semicondu", "Halbleit") == []


def test_german():
    assert len(run(CutWord(), "Er kam herein. Sie sah sich um und war sehr freundl", language="de-DE")) == 1


def test_a_language_without_a_word_list_is_left_alone():
    assert run(CutWord(), "Hän tuli sisään. Hän katsoi ympärilleen ja oli ystäväll", language="fi-FI") == []
