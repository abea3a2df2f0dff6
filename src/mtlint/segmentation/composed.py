"""Letters that are written as a base and marks, made the one that rules and dictionaries know."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from mtlint.model import Document, Segment, Span
from mtlint.text.offsets import OffsetMap

_FORM: Final = "NFC"
_VOWELS_AND_FINALS = range(0x1160, 0x1200)
"""Letters of Hangul that make a syllable with the one before."""


def composed(document: Document) -> Document:
    """The document with the texts of its segments in normal form C, each character at the place of what it was written as.

    The text of the file stays. A segment with an escape that stands for several characters stays too.
    """
    segments = tuple(map(_composed, document.segments))
    return document if segments == document.segments else replace(document, segments=segments)


def _composed(segment: Segment) -> Segment:
    if unicodedata.is_normalized(_FORM, segment.text):
        return segment
    offsets = segment.offsets
    if any(length > 1 and length != file_length for _, _, length, file_length in offsets.pieces):
        return segment
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    places: list[int] = []
    length = 0
    for start, end in _clusters(segment.text):
        written = segment.text[start:end]
        read = unicodedata.normalize(_FORM, written)
        parts.append(read)
        places += [length] * (end - start) if read != written else range(length, length + end - start)
        length += len(read)
        if read == written:
            pieces += (_piece(offsets, at, at + 1, 1) for at in range(start, end))
        else:
            pieces.append(_piece(offsets, start, end, len(read)))
    places.append(length)
    protected = tuple(Span(places[span.start], places[span.end]) for span in segment.protected)
    source = None if segment.source is None else unicodedata.normalize(_FORM, segment.source)
    return replace(segment, text="".join(parts), offsets=OffsetMap.of(pieces), protected=protected, source=source)


def _piece(offsets: OffsetMap, start: int, end: int, length: int) -> tuple[int, int, int]:
    """(file start, decoded length, file length) of what a range of the old text was read as."""
    begin = offsets.start(start)
    return begin, length, max(offsets.end(end) - begin, 0)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Ranges that may change by themselves: each a character with the marks after it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _joins(text[at]):
            yield start, at
            start = at


def _joins(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or ord(character) in _VOWELS_AND_FINALS
