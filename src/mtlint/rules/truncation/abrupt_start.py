"""TRN007: a document or paragraph that begins in mid-sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding, Kind, Segment
from mtlint.rules.base import Bad, DocumentRule, Ok
from mtlint.rules.languages import language_data
from mtlint.rules.truncation._endings import MIN_WORDS, ends_with_stop

# A mark that closes or parts what stood before it; "..." and "…" begin a quotation on purpose, ".NET" and ":-)" are words.
_CONTINUES = re.compile(r"[,;!?%)\]}）】、，；。！？](?=\s|\w)|[.:](?=\s\w)|(?:['’](?:s|re|ve|ll|d)\b)")
_FIRST_WORD = re.compile(r"[\"“‘«(]?([^\W\d_]+)\b(?=\s)")
_LEADS_ON = (",", ":", ";", "，", "：", "；", "-", "–", "—", "(")


@dataclass(frozen=True, slots=True)
class AbruptStart(DocumentRule):
    """A document or paragraph begins in mid-sentence.

    ## Why it matters
    The beginning was cut off, or a sentence was broken in two by the end of a paragraph.

    ## What to do
    Read the paragraph before, and the source. If the sentence begins there, join the two; if its beginning is nowhere, ask for
    a new translation.

    ## When it is wrong
    Verse and pieces of a quotation may begin in mid-sentence. Lines after a colon or a comma, texts that are written without
    capitals, and segments whose source starts small are left alone.
    """

    code = "TRN007"
    name = "abrupt-start"
    since = "0.1"
    mqm = "omission"
    its = "omission"
    language_wants = ("continues",)
    examples = (
        Ok("The council met on Monday."),
        Ok("…and so the council met on Monday."),
        Ok("iPhone sales rose in May, the council was told."),
        Ok("They want:\n\nand the right to know, which the council denied."),
        Ok("of the council", source="des Rates"),
        Bad("[[,]] and the council met on Monday."),
        Bad("[[of]] the council met on Monday and heard the report."),
        Bad("[[which]] the council heard.", source="Das hörte der Rat."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if _has_no_capitals(document):
            return
        before: Segment | None = None
        for segment in document.segments:
            if segment.kind in (Kind.PROSE, Kind.ROW) and not _is_led_to(segment, before):
                yield from _fault(segment)
            before = segment


def _fault(segment: Segment) -> Iterator[Finding]:
    text = segment.text
    source = (segment.source or "").lstrip()
    mark = _CONTINUES.match(text)
    if mark and not segment.is_protected(0, mark.end()):
        if not source or source[:1].isalnum():
            yield Finding(segment.span(0, mark.end()), f"begins with “{mark[0]}”")
        return
    word = _FIRST_WORD.match(text)
    if word is None or segment.is_protected(word.start(1), word.end(1)) or not _is_sentence(segment):
        return
    if word[1] in language_data(segment.language).extra.get("continues", ()) and not source[:1].islower():
        yield Finding(segment.span(word.start(1), word.end(1)), f"begins in mid-sentence, with a small “{word[1]}”")


def _is_sentence(segment: Segment) -> bool:
    if not ends_with_stop(segment.text):
        return segment.kind is Kind.PROSE and len(segment.text.split()) >= MIN_WORDS
    return segment.source is None or ends_with_stop(segment.source)


def _is_led_to(segment: Segment, before: Segment | None) -> bool:
    """Whether the line above breaks off for this one: after a colon, or where a sentence was wrapped by hand."""
    if before is None or segment.kind is Kind.ROW:
        return False
    ending = before.text.rstrip()
    return ending.endswith(_LEADS_ON) or (not ends_with_stop(ending) and before.kind is Kind.PROSE)


def _has_no_capitals(document: Document) -> bool:
    """Whether a text is written all in small letters, so that a small first letter says nothing."""
    small = sum(sentence.text[0].islower() for sentence in document.sentences)
    return len(document.sentences) > 1 and small * 2 > len(document.sentences)
