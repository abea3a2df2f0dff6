"""Marks at the end, in any script."""

import pytest

from mtlint.engine import Plan, lint
from mtlint.rules.fidelity.lost_end_mark import LostEndMark
from mtlint.rules.truncation.unterminated_paragraph import UnterminatedParagraph
from mtlint.testing import document, run, unmark


@pytest.mark.parametrize(
    ("target", "source", "language"),
    [
        pytest.param("Wo ist er?", "他在哪里？", "de", id="full width"),
        pytest.param("أين هو؟", "Where is he?", "ar", id="Arabic"),
        pytest.param("Πού είναι;", "Where is he?", "el", id="Greek"),
        pytest.param("¿Dónde está?", "Where is he?", "es", id="Spanish"),
        pytest.param("वह यहाँ है।", "He is here.", "hi", id="Devanagari"),
        pytest.param("彼はここにいます。", "He is here.", "ja", id="Japanese"),
        pytest.param("どこですか。", "Where is it?", "ja", id="Japanese asks with a word"),
        pytest.param("เขาอยู่ที่นี่", "He is here.", "th", id="Thai has no full stop"),
        pytest.param("Ո՞ւր է նա", "Where is he?", "hy", id="Armenian marks the word"),
        pytest.param("He is here (at last).", "Er ist (endlich) da.", "en", id="bracket"),
        pytest.param("He said: “Come.”", "Er sagte: „Komm.“", "en", id="quotation"),
        pytest.param("<b>Come.</b>", "<b>Komm.</b>", "en", id="tag"),
        pytest.param("What?!", "Was?", "en", id="two marks"),
        pytest.param("He came on 3 May", "Er kam am 3.", "en", id="ordinal number"),
        pytest.param("Come on.", "Komm!", "en", id="exclamation is a matter of style"),
        pytest.param("It goes on ...", "Es geht weiter …", "en", id="ellipsis"),
        pytest.param("Hello.", "Hallo", "en", id="more than the source has"),
        pytest.param("वह यहाँ है |", "He is here.", "hi", id="a danda as it is typed"),
        pytest.param("septembre", "Sept.", "fr", id="abbreviation"),
        pytest.param("Hello", None, "en", id="no source"),
        pytest.param("(The minutes were adopted)", "(Das Protokoll wird angenommen.)", "en", id="all in brackets"),
    ],
)
def test_quiet(target, source, language):
    assert run(LostEndMark(), target, source, language) == []


@pytest.mark.parametrize(
    ("marked", "source", "language", "message"),
    [
        pytest.param("[[他在这里]]", "He is here.", "zh", "ends without a mark, the source has a full stop", id="lost"),
        pytest.param(
            "他在这里[[。]]", "Is he here?", "zh", "ends with a full stop, the source with a question mark", id="question lost"
        ),
        pytest.param(
            "He is here[[?]]", "他在这里。", "en", "ends with a question mark, the source with a full stop", id="question"
        ),
        pytest.param("As [[follows]]", "Wie folgt:", "en", "ends without a mark, the source has a colon", id="colon"),
        pytest.param(
            "Is he (at [[last]])",
            "Ist er (endlich)?",
            "en",
            "ends without a mark, the source has a question mark",
            id="in brackets",
        ),
    ],
)
def test_found(marked, source, language, message):
    text, spans = unmark(marked)
    assert [(found.span, found.message) for found in run(LostEndMark(), text, source, language)] == [(spans[0], message)]


def test_exact():
    assert len(run(LostEndMark(exact=True), "Come on.", "Komm!")) == 1


def test_a_lost_stop_is_said_once():
    checked, _ = lint(
        document("You have messages", "Sie haben Nachrichten."), Plan((LostEndMark(), UnterminatedParagraph())), None
    )
    assert [found.code for found in checked.diagnostics] == ["TRN001"]
