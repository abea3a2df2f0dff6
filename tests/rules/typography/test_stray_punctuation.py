"""Edges of TYP010: marks in the middle of a phrase, and marks that belong to a word."""

import pytest

from mtlint.rules.typography.stray_punctuation import StrayPunctuation
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        pytest.param("He scored three [[goals.]] in the match.", None, id="full stop"),
        pytest.param("They reached the [[summit!]] of it; with [[1976!]] people.", None, id="exclamation mark"),
        pytest.param("The [[film?]] was good.", None, id="question mark"),
        pytest.param("He lives on [[the.]] Islands.", None, id="after an article"),
        pytest.param("They stopped [[near~]] a camp, the [[set@]] was [[safe^]] here.", None, id="signs"),
        pytest.param("He knows [[this']] man and [[germs']] can be.", None, id="apostrophes"),
        pytest.param("It [[was,]] born in May.", None, id="comma in a verb"),
        pytest.param("The [[and,]] so it goes.", None, id="comma after a conjunction"),
        pytest.param("The [[people;]] could watch.", None, id="semicolon before a verb"),
        pytest.param("They hit the [[wall:]] hard.", "Sie trafen die Wand hart.", id="colon that the source has not"),
        pytest.param("In [[Takagi?]] Village it rained.", "高木村で雨。", id="question that the source has not"),
    ],
)
def test_spans(marked, source):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(StrayPunctuation(), text, source)] == spans


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("Dr. no said vs. five, etc. and so on; cf. this, p. five, hrs. left.", None, id="abbreviations"),
        pytest.param("Yahoo! said no. iPhone sales rose. eBay fell.", None, id="names"),
        pytest.param("Oh! how nice. Well, what now? who knows?", None, id="cries and questions"),
        pytest.param("The boys' rooms, runnin' wild, 'so' he said, the bosses' idea.", None, id="apostrophes"),
        pytest.param("Pre- and post-war, mid- to late-May, two- or three-fold.", None, id="shared endings"),
        pytest.param("A _word_ and `code` and snake_case_ is x@y.z here.", None, id="markup"),
        pytest.param("He is, however, late. It was, they said, cold.", None, id="words put in"),
        pytest.param(
            "He left; the rest stayed, following: (1) x, (2) y.", "Er ging, der Rest blieb.", id="marks of the target"
        ),
        pytest.param("He said: “no”.", "彼は「いいえ」と言った。", id="colon before a quotation"),
    ],
)
def test_quiet(text, source):
    assert run(StrayPunctuation(), text, source) == []


def test_a_language_without_data_knows_only_signs():
    assert [finding.message for finding in run(StrayPunctuation(), "Das ist. so ein_ Ding.", language="xx")] == ["stray “_”"]
