"""Edges of TRN001."""

import pytest

from mtlint.rules.truncation.unterminated_paragraph import UnterminatedParagraph
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("He came in. She left with her [[coat]]\n\nThe door was shut.", id="in the middle of a text"),
        pytest.param("He came in.\n\nHowever, the new [[house]]\n\nThe door was shut.", id="line behind an adverb and a comma"),
        pytest.param("He came in.\n\nThe new house of hope\n\nThe door was shut.", id="cross-heading"),
        pytest.param('He came in. There was a voice shouting "[[Fire]]', id="after an open quotation mark"),
        pytest.param("1. Wash your hands. 2. Dry them with the clean [[towel]]", id="the last of several items"),
        pytest.param("He came in. However, First Lady Ana [[Lopez]]", id="names after a sentence adverb are no caption"),
        pytest.param(
            "the council of the northern towns met on Monday and heard the report. It praised the [[work]]",
            id="starts small",
        ),
        pytest.param("He came in 😀. She left with her [[coat]]", id="beyond the basic plane"),
        pytest.param("He came in. She left.", id="stop"),
        pytest.param("He came in. “She left.”", id="stop inside quotation marks"),
        pytest.param('He said "I came in. She left. "', id="space before the closing mark"),
        pytest.param("He came in. She left (at last).", id="bracket"),
        pytest.param("He came in. The reasons are these:", id="colon"),
        pytest.param("Wash your hands. Dry them;", id="semicolon"),
        pytest.param("He came in. What a day 😀", id="emoji ends a message"),
        pytest.param("He came in. She left. (Editor: Li Hua)", id="credit in brackets"),
        pytest.param("He came in. She left. Photo: Ana Lopez", id="credit with a label"),
        pytest.param("He came in. She left. — Reuters", id="credit after a dash"),
        pytest.param("He came in. She wrote to info@example.org", id="address"),
        pytest.param("- Milk\n- Two loaves of bread", id="items"),
        pytest.param("The U.S. team wins again", id="heading with an abbreviation"),
        pytest.param(
            "The council of the northern towns met on Monday and heard\nthe report of its group.", id="wrapped by hand"
        ),
        pytest.param("เขามา. เธอไปแล้ว", id="Thai has no stops"),
    ],
)
def test_documents(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(UnterminatedParagraph(), text)] == spans


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        pytest.param("He came [[in]]", "他进来了。", id="full-width stop in the source"),
        pytest.param("He came [[in]]", "Wer kam?", id="question"),
        pytest.param("He came in. She left", "Er kam. Sie ging", id="the source has none either"),
        pytest.param("(The minutes were adopted)", "(Das Protokoll wird angenommen.)", id="a remark in brackets"),
        pytest.param("Open file", "Datei öffnen", id="label"),
        pytest.param("He came in:", "Er kam.", id="colon"),
        pytest.param("", "Er kam.", id="empty"),
        pytest.param("\x1f*", "Er kam.", id="a separator and a mark"),
        pytest.param("\xa0 »", "Er kam.", id="blanks and a mark"),
        pytest.param("เขามาแล้ว", "Er kam.", id="Thai"),
    ],
)
def test_rows(marked, source):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(UnterminatedParagraph(), text, source)] == spans
