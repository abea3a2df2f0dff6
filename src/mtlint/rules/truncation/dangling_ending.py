"""TRN002: a text or sentence that ends on what cannot end one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding, Kind, Segment, Sentence
from mtlint.rules.base import Bad, DocumentRule, Ok
from mtlint.rules.languages import LanguageData, language_data
from mtlint.rules.truncation._endings import MIN_WORDS, Tail, ends_with_stop, is_prose, is_title_like, tails

# An ellipsis is no stop here: "But the…" breaks off on purpose. Nor is a word in quotation marks an ending: 'the word "the".'
_WORD_BEFORE_STOP = re.compile(r"(?<![\w'’\"“‘-])([^\W\d_]+)([.!?。])[\"”’)\]]*\Z")

_MIN_LINE_WORDS = 5


@dataclass(frozen=True, slots=True)
class DanglingEnding(DocumentRule):
    """A text ends on a word that cannot end a sentence, on a comma, or on an open hyphen.

    ## Why it matters
    "The ban on the" is certain to go on: what follows was lost, and a reader cannot guess it.

    ## What to do
    Compare the sentence with the source. Add what is missing or ask for a new translation; if nothing is missing, delete the
    last word or put a full stop for the comma or hyphen.

    ## When it is wrong
    Labels of forms and buttons end on prepositions ("Sort by"), and items of a list on commas and "and". Short texts, list
    items and sentences with a full stop are therefore reported only for words that end nothing at all, such as "the".
    """

    code = "TRN002"
    name = "dangling-ending"
    since = "0.1"
    mqm = "omission"
    its = "omission"
    yields_to = ("TRN004",)
    language_wants = ("never_last",)
    examples = (
        Ok("This is the house I live in."),
        Ok("Sort by"),
        Ok("He wanted to say more, but the…"),
        Ok('She looked up the word "the".'),
        Ok("Sign in to", source="Anmelden bei"),
        Bad("The council met on Monday. It heard the report [[of]]"),
        Bad("The council met on Monday. It praised rivers, lakes [[and.]] Then it closed."),
        Bad("The council met on Monday. It praised the [[rivers,]]"),
        Bad("The council met on Monday. It praised the water- and [[energy-]]"),
        Bad("He heard [[the]]", source="Er hörte den Bericht."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for tail in tails(document):
            message = _tail_fault(tail)
            if message:
                yield Finding(tail.segment.span(tail.word_start, tail.end), message)
        for sentence in document.sentences:
            yield from _stopped_early(sentence)


def _tail_fault(tail: Tail) -> str | None:
    segment = tail.segment
    data = language_data(segment.language)
    word = tail.word
    prose = is_prose(tail)
    if segment.kind is Kind.ROW and segment.source is not None and not ends_with_stop(segment.source):
        return None
    if prose and word.endswith((",", "，", "、")):
        return "ends on a comma"
    if prose and len(word) > 2 and word[-1] in "-‐" and word[-2].isalpha():
        return "ends on an open hyphen"
    strict = segment.kind in (Kind.ITEM, Kind.CELL) or not (prose or _is_long(segment, data))
    ending = data.extra.get("never_last", ())
    if segment.kind is Kind.ITEM:
        ending = tuple(entry for entry in ending if entry not in data.conjunctions)
    if not strict:
        ending += data.extra.get("seldom_last", ())
    return f"ends on “{word}”, which cannot end a sentence" if word in ending and len(segment.text.split()) > 1 else None


def _is_long(segment: Segment, data: LanguageData) -> bool:
    """Whether a block is too long for a label that ends on a preposition: "Sort by", "Where we come from"."""
    words = segment.text.split()
    if segment.kind is not Kind.LINE:
        return len(words) >= MIN_WORDS
    relative = {word.lower() for word in words} & ({*data.pronouns, *data.extra.get("relatives", ())})
    return len(words) >= _MIN_LINE_WORDS and not relative and not is_title_like(words, data)


def _stopped_early(sentence: Sentence) -> Iterator[Finding]:
    match = _WORD_BEFORE_STOP.search(sentence.text)
    if (
        match is None
        or sentence.text[: match.end(2)].endswith("..")
        or sentence.segment.is_protected(sentence.start, sentence.end)
    ):
        return
    word = match[1]
    if word not in language_data(sentence.segment.language).extra.get("never_last", ()):
        return
    message = f"sentence ends on “{word}”, which cannot end one"
    yield Finding(sentence.span(match.start(1), match.end(2)), message)
