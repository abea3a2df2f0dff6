"""TYP009: a text that starts small, or is all in small or capital letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Edit, Finding, Fix, Kind, Segment
from mtlint.rules.base import Bad, Ok, SegmentRule, option

_FIRST = re.compile(r"[\s\"“”‘’'«„(\[¿¡*_—–-]*([^\W\d_][\w'’.&@/:-]*)")
_TERMINAL = re.compile(r"[.!?…][\"”’»)\]]*\s*\Z")
_PARTICLES = frozenset(
    (
        "al",
        "bin",
        "d",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "ten",
        "ter",
        "van",
        "von",
        "zu",
    )
)
_BESIDE_TEXT = (Kind.HEADING, Kind.ITEM, Kind.CELL, Kind.LINE)


@dataclass(frozen=True, slots=True)
class LowercaseStart(SegmentRule):
    """A text starts with a small letter, or is all in small or all in capital letters.

    ## Why it matters
    A small first letter can mean that the beginning was cut off. Some engines lose all capitals, and the names with them.

    ## What to do
    Compare the start with the source. If words are missing, ask for a new translation; if none are, write the first letter
    large. A text without any capitals is best translated again.

    ## When it is wrong
    Names such as "iPhone" start small; headings, list items, texts without a full stop and segments whose source starts small
    are left alone. Laws and warnings are set in capitals: those are reported only where the source is known and is not.

    ## Fix
    Writes the first letter large. Unsafe: words before it may be missing.
    """

    code = "TYP009"
    name = "lowercase-start"
    since = "0.1"
    mqm = "capitalization"
    its = "typographical"
    yields_to = ("TRN007", "RES002")
    examples = (
        Ok("Goma is a town."),
        Ok("iPhone sales rose. von Braun spoke of it."),
        Ok("click here", source="hier klicken"),
        Bad("[[goma]] is a town in Congo.", fixed="Goma is a town in Congo."),
        Bad("[[the]] patient has a cold.", source="患者は風邪です。", fixed="The patient has a cold."),
        Bad("[[the patient has been to nigeria in june.]]"),
        Bad("[[THE PATIENT HAS BEEN TO THE TOWN OF LAGOS IN JUNE.]]", source="Der Patient war im Juni in Lagos."),
    )

    min_words: int = option(8, "shortest text that is reported for having no small letters, or no capital ones")

    def check(self, segment: Segment) -> Iterator[Finding]:
        text = segment.text
        match = _FIRST.match(text)
        if match is None or segment.kind in _BESIDE_TEXT or not _TERMINAL.search(text):
            return
        long = len(text.split()) >= self.min_words
        source = segment.source or ""
        if text.isupper() and long and source and not source.isupper():
            yield Finding(segment.span(), "text all in capital letters")
        start, end = match.span(1)
        # "ª" is small and has no capital, "ǆ" has one for the start of a word that is not the one for words in capitals.
        capital = text[start].title()
        if not text[start].islower() or capital == text[start] or segment.is_protected(start, end):
            return
        if text.islower() and long and not source.islower():
            yield Finding(segment.span(), "text without a single capital letter")
        elif not _may_start_small(match, text) and not _starts_small(source):
            fix = Fix.unsafe("Write it large", Edit(segment.span(start, start + 1), capital))
            yield Finding(segment.span(start, end), "text starts with a small letter", fix=fix)


def _starts_small(source: str) -> bool:
    first = _FIRST.match(source)
    return first is not None and first[1][0].islower()


def _may_start_small(match: re.Match[str], text: str) -> bool:
    word = match[1]
    rest = text[match.end() :].split(maxsplit=1)
    named = any(character.isupper() for character in word[1:]) and not word[1:].isupper()
    address = any(mark in word.rstrip(".,:") for mark in "./@:_")
    return named or address or (word.lower().rstrip("'’") in _PARTICLES and bool(rest) and rest[0][0].isupper())
