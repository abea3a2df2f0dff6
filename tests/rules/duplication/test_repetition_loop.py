"""Edges of DUP005: loops of words, parts of words and letters."""

import pytest

from mtlint.rules.duplication.repetition_loop import RepetitionLoop
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("He said no, no, no.", id="three times"),
        pytest.param("They came to see[[ see see see]] it.", id="word"),
        pytest.param("The Red Fort[[, the Red Fort, the Red Fort]], is old.", id="across commas"),
        pytest.param("A sub[[-sub-sub-sub]]-scription.", id="hyphens"),
        pytest.param("It went on and on and on and on.", id="idiom"),
        pytest.param("Year after year after year after year it rains.", id="years"),
        pytest.param("It cost 1 000 000 000 000 000.", id="zeros"),
        pytest.param("It is a lo[[lolololololo]]p here.", id="letters"),
        pytest.param("Aaaah, she said. Hmmmm.", id="a long vowel"),
        pytest.param("Call www.aaaaaaaa.com now.", id="eight letters"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(RepetitionLoop(), text)] == spans


def test_ideographs():
    (finding,) = run(RepetitionLoop(), "他说中国中国中国中国很大。", language="zh-CN")
    assert len(finding.span) == 6


def test_what_the_source_says_as_often():
    assert run(RepetitionLoop(), "Come, come, come, come!", "Kommt, kommt, kommt, kommt!") == []
    assert run(RepetitionLoop(), "Come, come, come, come!", "Kommt!") != []


def test_a_sentence_that_goes_round_in_circles():
    text = "The name of the river is the name of the town, and the name of the town is the name of the river."
    (finding,) = run(RepetitionLoop(), text)
    assert len(finding.span) == len(text)
    assert run(RepetitionLoop(max_repeated_share=0.9), text) == []
