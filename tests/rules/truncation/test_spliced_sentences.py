"""Edges of TRN004."""

import pytest

from mtlint.rules.truncation.spliced_sentences import SplicedSentences
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(
            "The firm answered at once, promising [[to Some]] shops have closed their doors for good.", id="quantifier"
        ),
        pytest.param("She held her father by [[his However]], the guests could only watch them.", id="adverb with a comma"),
        pytest.param("The council said that it [[would Strengthening]] ties with the north is wise.", id="participle"),
        pytest.param("In this text you can switch to Visual mode, and in Visual mode you can leave.", id="name of a mode"),
        pytest.param("On Friday in the north, [[the The]] place of the crash was ten miles away.", id="article twice"),
        pytest.param(
            "The council 😀 went on with its plan [[to In]] recent years the river has risen.", id="beyond the basic plane"
        ),
        pytest.param("They say the union came to power, [[that The]] Pentagon said so, it is so.", id="name and its verb"),
        pytest.param("I only need to read an article like [[this The]] German police ask for it.", id="nation"),
        pytest.param("The council met in The Hague and in The Bahamas this week.", id="names with an article"),
        pytest.param("They read a chapter of “War And the Peace” to the class.", id="title in quotation marks"),
        pytest.param("The Guide To All The Rivers In The North Of England", id="title"),
        pytest.param("The council heard from the head of Air Force One about it.", id="name with a number"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(SplicedSentences(), text)] == spans


def test_a_language_without_data_is_left_alone():
    assert run(SplicedSentences(), "Die Firma ging weiter mit In den letzten Jahren stieg der Fluss.", language="de-DE") == []
