"""Runs of words that two languages have in common, or should not."""

import pytest

from mtlint.engine import Plan, lint
from mtlint.rules.fidelity.untranslated_run import UntranslatedRun
from mtlint.rules.residue.untranslated_script import UntranslatedScript
from mtlint.rules.residue.untranslated_words import UntranslatedWords
from mtlint.testing import document, run, unmark

SOURCE = "Sie sagte, dass die Lage nicht so schlimm ist."


@pytest.mark.parametrize(
    ("target", "source", "language"),
    [
        pytest.param("Hän sanoi “dass die Lage nicht so schlimm ist”.", SOURCE, "fi", id="quoted"),
        pytest.param("He lives at www.die-lage-ist-nicht-so.de now.", "www.die-lage-ist-nicht-so.de", "en", id="address"),
        pytest.param("Hän asuu Rue de la Paix -kadulla.", "Er wohnt in der Rue de la Paix.", "fi", id="name"),
        pytest.param("It will never be the same, he said.", "It will never be the same, sagte er.", "en", id="own words"),
        pytest.param(
            "Uusi <strong>%(user name)s</strong> <em>x</em> tässä",
            "New <strong>%(user name)s</strong> <em>x</em> here",
            "fi",
            id="tags and placeholders",
        ),
        pytest.param(SOURCE, SOURCE, "fi", id="all of it is another defect"),
    ],
)  # fmt: skip
def test_quiet(target, source, language):
    assert run(UntranslatedRun(), target, source, language) == []


@pytest.mark.parametrize(
    ("marked", "source", "language"),
    [
        pytest.param("Hän sanoi, [[dass die Lage nicht so schlimm]] on.", SOURCE, "fi", id="Finnish"),
        pytest.param("Она сказала, [[dass die Lage nicht so schlimm ist]].", SOURCE, "ru", id="Russian"),
        pytest.param(
            "She said [[情况并没有那么糟糕]] today.", "她说，情况并没有那么糟糕。", "en", id="ideographs without spaces"
        ),
    ],
)
def test_found(marked, source, language):
    text, spans = unmark(marked)
    assert [found.span for found in run(UntranslatedRun(), text, source, language)] == spans


def test_close_relatives_share_words(bitext):
    danish = "Byen ligger ved havet og har en stor gammel havn, nummer {}."
    norwegian = "Den ligger ved havet og har en stor gammel havn, nummer {}."
    close = [(danish.format(number), norwegian.format(number)) for number in range(30)]
    assert list(UntranslatedRun().check(bitext(close, "nb"))) == []
    assert len(list(UntranslatedRun().check(bitext(close[:3], "nb")))) == 3


def test_it_is_said_once():
    target = "She said dass die Lage nicht so schlimm is."
    rules = (UntranslatedRun(), UntranslatedScript(), UntranslatedWords())
    checked, _ = lint(document(target, SOURCE), Plan(rules), None)
    assert [found.code for found in checked.diagnostics] == ["RES006"]
