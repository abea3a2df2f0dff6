"""What a block of plain text is: running text, a heading, a list item, or a line that stands alone."""

import re
from dataclasses import replace

from mtlint.model import Kind, Segment

_ITEM = re.compile(r"(?:[-*•·●○■▪◦–—]|\d{1,3}[.)、]|[（(](?:\d{1,3}|[a-z]|[ivx]+|[一二三四五六七八九十]+)[)）]|[①-⑳])\s*\S")
_ENDS = re.compile(r"[.!?…。！？।؟][\"'”’»)\]）】」』]*$")
_INNER_STOP = re.compile(r"\w[.!?][\"”’)]*\s+[\"“(]?[A-Z]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

MAX_LINE_WORDS = 8
"""A block up to this long without a stop is a line that stands alone: a date, a name, a caption."""
TITLE_SHARE = 0.7
"""Share of long words with a capital from which a block without a stop reads as a headline."""


def with_kinds(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The same segments, each with its kind, judged by its shape and by what stands before it."""
    kinds: list[Segment] = []
    seen_prose = False
    for segment in segments:
        kind = _kind(segment.text, seen_prose)
        seen_prose = seen_prose or kind is Kind.PROSE
        kinds.append(replace(segment, kind=kind))
    return tuple(kinds)


def _kind(text: str, seen_prose: bool) -> Kind:
    if _ITEM.match(text):
        return Kind.ITEM
    if _ENDS.search(text) or _INNER_STOP.search(text):
        return Kind.PROSE
    if not seen_prose or _is_title(text):
        return Kind.HEADING
    return Kind.LINE if len(text.split()) <= MAX_LINE_WORDS else Kind.PROSE


def _is_title(text: str) -> bool:
    long_words = [word for word in _WORD.findall(text) if len(word) > 3]  # "of", "and", "the" stay small in titles
    return bool(long_words) and sum(word[0].isupper() for word in long_words) / len(long_words) >= TITLE_SHARE
