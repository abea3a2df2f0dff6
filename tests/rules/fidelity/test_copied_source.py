"""What is prose that should have been translated."""

from dataclasses import replace

import pytest

from mtlint.engine import Plan, lint
from mtlint.rules.fidelity.copied_source import CopiedSource
from mtlint.rules.fidelity.untranslated_run import UntranslatedRun
from mtlint.rules.residue.untranslated_script import UntranslatedScript
from mtlint.rules.residue.untranslated_words import UntranslatedWords
from mtlint.testing import document, run

GERMAN = "Die Bank hat heute wegen der Feier geschlossen und öffnet morgen wieder."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("INV-2024-001 / 47 kg", "en", id="code"),
        pytest.param("nur.ein.wort/und/noch-eines", "en", id="path"),
        pytest.param("Restaurant", "en", id="cognate"),
        pytest.param("Universidad de las Palmas de Gran Canaria", "en", id="name with particles"),
        pytest.param("The shop is open today and tomorrow.", "en", id="words of the target's language"),
        pytest.param("北京", "en", id="a name in ideographs"),
    ],
)
def test_quiet(text, language):
    assert run(CopiedSource(), text, text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(GERMAN, "en", id="German"),
        pytest.param("The shop is open today and tomorrow.", "ja", id="language without a list of words"),
        pytest.param("The shop is open today and tomorrow.", "ru", id="another script"),
        pytest.param("我们今天去北京看朋友", "en", id="Chinese"),
    ],
)
def test_found(text, language):
    assert [found.span for found in run(CopiedSource(), text, text, language)] == [document(text, text).segments[0].span()]


def test_case_and_quotes_do_not_hide_it():
    assert len(run(CopiedSource(), GERMAN.lower() + " »x«", f'{GERMAN}  "x"')) == 1


def test_variants_of_one_language():
    row = replace(document(GERMAN, GERMAN, "en-GB"), source_language="en-US")
    assert list(CopiedSource().check(row)) == []


def test_min_words():
    assert len(run(CopiedSource(min_words=40), GERMAN, GERMAN)) == 0


@pytest.mark.parametrize("text", [GERMAN, "银行今天关门了，明天再开门。"])
def test_it_is_said_once(text):
    rules = (CopiedSource(), UntranslatedRun(), UntranslatedScript(), UntranslatedWords())
    checked, _ = lint(document(text, text), Plan(rules), None)
    assert [found.code for found in checked.diagnostics] == ["FID007"]
