"""Sentences that one side of a row has and the other has not."""

from dataclasses import replace

import pytest

from mtlint.model import Gap
from mtlint.rules.fidelity.additional_sentence import AdditionalSentence
from mtlint.rules.fidelity.missing_sentence import MissingSentence
from mtlint.testing import document, run


@pytest.fixture
def paragraphs(translated):
    """Rows of three sentences each."""
    pairs = translated(30)
    return [tuple(" ".join(pair[side] for pair in pairs[at : at + 3]) for side in (0, 1)) for at in range(0, 30, 3)]


def _without(text, index):
    """A paragraph less one of its three sentences, which all end on the same word."""
    sentences = [f"{part}." for part in text.split(".") if part.strip()]
    return "".join(sentences[:index] + sentences[index + 1 :]).strip()


@pytest.mark.parametrize("index", [0, 1, 2])
def test_a_sentence_of_three_is_missing(bitext, paragraphs, index):
    source, target = paragraphs[4]
    made = bitext([*paragraphs[:4], (source, _without(target, index)), *paragraphs[5:]])
    (found,) = MissingSentence().check(made)
    assert made.segments[4].span().contains(found.span)
    assert found.message.startswith(f"sentence of the source is missing {'after' if index else 'before'} this one: “In ")
    assert list(AdditionalSentence().check(made)) == []


@pytest.mark.parametrize("index", [0, 1, 2])
def test_a_sentence_of_three_was_added(bitext, paragraphs, index):
    source, target = paragraphs[4]
    made = bitext([*paragraphs[:4], (_without(source, index), target), *paragraphs[5:]])
    (found,) = AdditionalSentence().check(made)
    added = [part.strip() for part in target.split(".") if part.strip()][index]
    assert made.text[found.span.start : found.span.end] == f"{added}."
    assert list(MissingSentence().check(made)) == []


def test_nothing_is_missing(bitext, paragraphs):
    made = bitext(paragraphs)
    assert list(MissingSentence().check(made)) == list(AdditionalSentence().check(made)) == []


def test_sentences_drawn_together_and_split(bitext, paragraphs):
    joined = [(source, target.replace(". About", ", and about")) for source, target in paragraphs]
    split = [(source.replace(", sagt", " sagt"), target.replace(", says", ". So says")) for source, target in paragraphs]
    for made in (bitext(joined), bitext(split)):
        assert list(MissingSentence().check(made)) == list(AdditionalSentence().check(made)) == []


def test_a_paragraph_that_is_missing_is_said_at_its_place():
    made = replace(document("One.\n\nThree."), gaps=(Gap(5, "Der zweite  Absatz\nfehlt."),))
    (found,) = MissingSentence().check(made)
    assert (found.span.start, found.span.end) == (5, 5)
    assert found.message == "paragraph of the source is missing here: “Der zweite Absatz fehlt.”"


def test_a_long_text_is_shown_in_part():
    made = replace(document("One."), gaps=(Gap(4, "Wort " * 40),))
    (found,) = MissingSentence().check(made)
    assert found.message.endswith("Wort…”")
    assert len(found.message) < 130


def test_min_confidence():
    (example,) = [example for example in AdditionalSentence.examples if example.source and "[[" in example.text]
    text = example.text.replace("[[", "").replace("]]", "")
    assert run(AdditionalSentence(min_confidence=1.0), text, example.source) == []
