"""Edges of DUP007: how much of a paragraph must come again, and who reports its sentences."""

import pytest

from mtlint.rules.duplication.repeated_paragraph import RepeatedParagraph
from mtlint.rules.duplication.repeated_sentence import RepeatedSentence
from mtlint.testing import diagnose, run, unmark

FIRST = "The port was closed at noon. Ships wait outside. Nobody knows when it will open again."


@pytest.mark.parametrize(
    ("again", "options"),
    [
        pytest.param(f"[[{FIRST}]]", {}, id="whole"),
        pytest.param("[[Ships wait outside. Nobody knows when it will open again.]] Wait!", {}, id="most of it"),
        pytest.param("Ships wait outside. The town is full of sailors who ask for news day and night.", {}, id="one sentence"),
        pytest.param("Ships wait outside. Nobody knows when it will open again. So all say.", {"min_share": 0.95}, id="share"),
        pytest.param("[[Ships wait outside.]]", {"min_sentences": 1}, id="one sentence when asked"),
    ],
)
def test_spans(again, options):
    text, spans = unmark(f"{FIRST}\n\nThe mayor has gone home. She sleeps.\n\n{again}\n")
    assert [finding.span for finding in run(RepeatedParagraph(**options), text)] == spans


def test_its_sentences_are_not_reported_as_well():
    found = diagnose([RepeatedSentence(), RepeatedParagraph()], f"{FIRST}\n\nThe mayor has gone home.\n\n{FIRST}\n")
    assert [diagnostic.code for diagnostic in found] == ["DUP007"]
