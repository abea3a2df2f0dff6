"""Edges of DUP004: doubles that the language, a name or a list permits."""

import pytest

from mtlint.rules.duplication.repeated_word import RepeatedWord
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("The party (the new party [[party]]) won.", id="before a bracket"),
        pytest.param("They won (the new party) [[party]]).", id="two brackets"),
        pytest.param("They met on [[on]] Monday.", id="preposition"),
        pytest.param("They went on on Monday.", id="particle and preposition"),
        pytest.param("A play by Will will open; in May may you come.", id="name and auxiliary"),
        pytest.param("The panda Huan Huan and the singer Lang Lang came.", id="syllables of a name"),
        pytest.param("The flight to Tehran [[Tehran]] left.", id="place"),
        pytest.param("A kernel-package package is here.", id="compound"),
        pytest.param("Never, never, he said.", id="comma"),
        pytest.param("Goals: 3 3 4 2", id="numbers in a list"),
        pytest.param("They won on July 11 [[11 11]].", id="number three times"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(RepeatedWord(), text)] == spans


def test_a_name_is_doubled_only_where_the_source_doubles_it():
    assert run(RepeatedWord(), "The panda Huan Huan came.", "大熊猫欢欢来了。") == []
    assert run(RepeatedWord(), "The panda Huan Huan came.", "大熊猫来了。") != []


def test_hyphenated_doubles_need_a_source():
    assert run(RepeatedWord(), "They fear white-white energy.") == []
    assert run(RepeatedWord(), "They fear white-white energy.", "Sie fürchten Eiweiß.") != []


def test_a_language_without_data_is_left_alone():
    assert run(RepeatedWord(), "Frauen, die die Welt verändern.", language="de-DE") == []
