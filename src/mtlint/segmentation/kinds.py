"""What a block is of which the file does not say it: running text, heading, list item, table row, line that stands alone."""

import re
from dataclasses import replace

from mtlint.model import Kind, Segment
from mtlint.segmentation.sentences import sentence_ranges

_ITEM = re.compile(
    r"(?:[*•·●○■▪◦►➢✓]\s*|[-–—]\s+|\d{1,3}[.)](?!\d)\s*|\d{1,3}、\s*|[①-⑳]\s*"
    r"|[（(](?:\d{1,3}|[a-z]|[ivx]+|[一二三四五六七八九十]+)[)）]\s*|[a-z][.)]\s+)\S"
)
_ENDS = re.compile(r"[.!?…。！？।؟۔։][\s\"'”’»)\]）】」』]*$")
_MAY_HOLD_A_STOP = re.compile(r"[.!?…][^\w\s]{0,4}\s|[。！？।؟۔։]")
_CELLS = re.compile(r"\S\t\s*+\S|\S\s*+\|\s*+[^|\s][^|]*+\|")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

MAX_LINE_WORDS = 12
"""A block up to this long without a stop is a line that stands alone: a date, a name, a caption, a cross-heading."""
MAX_HEADING_WORDS = 30
"""A block without a stop that stands before all running text is a headline up to this length."""
TITLE_SHARE = 0.7
"""Share of long words with a capital from which a block without a stop reads as a headline."""


def with_kinds(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The same segments, each prose with its kind, judged by its shape and by what stands before it."""
    kinds: list[Segment] = []
    seen_prose = False
    for segment in segments:
        kind = _kind(segment, seen_prose) if segment.kind is Kind.PROSE else segment.kind
        seen_prose = seen_prose or kind is Kind.PROSE
        kinds.append(replace(segment, kind=kind))
    return tuple(kinds)


def _kind(segment: Segment, seen_prose: bool) -> Kind:
    text = segment.text
    if _ITEM.match(text):
        return Kind.ITEM
    if _CELLS.search(text):
        return Kind.CELL
    if _ENDS.search(text) or _has_several_sentences(segment):
        return Kind.PROSE
    words = len(text.split())
    if (not seen_prose and words <= MAX_HEADING_WORDS) or (_is_title(text) and words <= MAX_HEADING_WORDS):
        return Kind.HEADING
    return Kind.LINE if words <= MAX_LINE_WORDS else Kind.PROSE


def _has_several_sentences(segment: Segment) -> bool:
    """Whether a stop stands inside; that of an abbreviation is none."""
    if not _MAY_HOLD_A_STOP.search(segment.text):
        return False
    ranges = list(sentence_ranges(segment.text, segment.language))
    return len(ranges) > 1


def _is_title(text: str) -> bool:
    long_words = [word for word in _WORD.findall(text) if len(word) > 3]  # "of", "and", "the" stay small in titles
    return bool(long_words) and sum(word[0].isupper() for word in long_words) / len(long_words) >= TITLE_SHARE
