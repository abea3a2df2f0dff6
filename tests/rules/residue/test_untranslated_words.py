"""Edges of RES006: words copied from the source, runs of another language, names."""

import pytest

from mtlint.rules.residue.untranslated_words import UntranslatedWords
from mtlint.testing import run, unmark

GERMAN = "Das ist die Krankheit der Ziegen, und sie sind nicht mehr im Wasser von Müller bei der Frauenkirche in Wien."
FRENCH = "Il y a également des panneaux et la même chose pour nous, rue des Francs Bourgeois, lui-même."


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        pytest.param("On the [[Krankheit]], he noted.", GERMAN, id="noun after an article"),
        pytest.param("It is no longer in [[Wasser]] now.", GERMAN, id="noun after a preposition"),
        pytest.param("It [[und]] is [[nicht]] so.", GERMAN, id="words of grammar"),
        pytest.param("The [[panneaux]] are always the [[même]], he [[lui-même]] says.", FRENCH, id="French"),
    ],
)
def test_copied_from_the_source(marked, source):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(UntranslatedWords(), text, source)] == spans


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("Müller said it. So says Müller in Wien.", GERMAN, id="names"),
        pytest.param("Go to Rue des Francs Bourgeois.", FRENCH, id="small word in a name"),
        pytest.param("It is in no way more.", GERMAN, id="words of both languages"),
        pytest.param("It is the disease.", "", id="empty source"),
        pytest.param(
            "Ursula von der Leyen and Le Monde diplomatique met in Rio de Janeiro.", None, id="names without a source"
        ),
        pytest.param("He said “das ist nicht so schlimm” to us.", None, id="quoted"),
        pytest.param("A café, a cliché and the coup d'état vis-à-vis of it.", None, id="loans"),
    ],
)
def test_quiet(text, source):
    assert run(UntranslatedWords(), text, source) == []


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("He says [[que la situación no es tan grave]] now.", id="Spanish"),
        pytest.param("We think [[que les enfants ne sont pas là]] today.", id="French"),
        pytest.param("[[Die Kinder sind heute leider nicht zu Hause gewesen]].", id="whole sentence"),
    ],
)
def test_runs_without_a_source(marked):
    text, spans = unmark(marked)
    found = [finding.span for finding in run(UntranslatedWords(), text)]
    assert len(found) == 1
    assert found[0].overlaps(spans[0])


def test_option_and_language():
    text = "He said dass die Lage nicht so ist."
    assert run(UntranslatedWords(min_run=20), text) == []
    assert run(UntranslatedWords(), "Он сказал dass die Lage nicht so schlimm ist.", language="ru") == []
