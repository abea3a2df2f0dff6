"""Cuts the segments of a document into requests, and leads what LanguageTool says back to segment and place."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from mtlint.model import Segment, Span
from mtlint.text.utf16 import Utf16Index

LARGEST_REQUEST = 5000
LONGEST_SENTENCE = 2000
"""LanguageTool's time grows with the square of a sentence's length."""
LONGEST_RUN = 200

SEPARATOR = "\n\n"
_STOPS = r"[.!?\u2026]"
_IDEOGRAPHIC_STOPS = r"[\u3002\uff01\uff1f]"
_CLOSING = r"[\"'\u201d\u2019\u00bb)\]]*"
_SENTENCE_END = re.compile(rf"{_STOPS}{_CLOSING}\s+|{_IDEOGRAPHIC_STOPS}{_CLOSING}\s*|\n\s*\n\s*")
_WHITE_SPACE = re.compile(r"\s+")
_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), " ")
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_CLEAN = str.maketrans(_CONTROL | _SURROGATES)
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
_TAG = re.compile(r"<[^<>]*>")
_STAND_IN = "X"


@dataclass(frozen=True, slots=True)
class Part:
    """A range of a segment's text that is sent in one request. `forced` says that it begins where no sentence begins."""

    segment: Segment
    start: int
    end: int
    forced: bool = False

    @property
    def text(self) -> str:
        return self.segment.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range of a part that LanguageTool reads as something else: code, a tag, a decomposed letter, a run of one character."""

    start: int
    end: int
    read_as: str
    opaque: bool
    """Whether a finding that touches it says nothing about the text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A part as LanguageTool reads it. `starts` and `ends` lead from each of its characters to the part's text."""

    part: Part
    at: int
    """Where the part begins in the chunk's text."""
    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def range(self, start: int, end: int) -> tuple[int, int]:
        """A range of the chunk's text for one that is read."""
        return self.at + self.starts[start], self.at + self.ends[end - 1]

    def span(self, start: int, end: int) -> Span:
        """Place in the segment of a range that is read."""
        return Span(self.part.start + self.starts[start], self.part.start + self.ends[end - 1])


@dataclass(frozen=True)
class Chunk:
    """Parts of one request, joined by blank lines. Offsets of the chunk count in their texts joined so."""

    parts: tuple[Part, ...]

    @cached_property
    def text(self) -> str:
        return SEPARATOR.join(part.text for part in self.parts).translate(_CLEAN)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for part in self.parts:
            starts.append(at)
            at += part.end - part.start + len(SEPARATOR)
        return starts

    @cached_property
    def _stretches(self) -> list[list[Stretch]]:
        return [list(_stretches(part)) for part in self.parts]

    @cached_property
    def _units(self) -> Utf16Index:
        return Utf16Index(self.text)

    def annotation(self) -> list[dict[str, str]]:
        """The text as LanguageTool takes it: pieces of text, and of markup with what to read in its place."""
        pieces: list[dict[str, str]] = []
        for start, part, stretches in zip(self._starts, self.parts, self._stretches, strict=True):
            at = start
            for stretch in stretches:
                pieces.append({"text": self.text[at : start + stretch.start]})
                pieces.append(
                    {"markup": self.text[start + stretch.start : start + stretch.end], "interpretAs": stretch.read_as}
                )
                at = start + stretch.end
            pieces.append({"text": self.text[at : start + part.end - part.start]})
            pieces.append({"text": SEPARATOR})
        return [piece for piece in pieces[:-1] if piece.get("text") != ""]

    def readings(self) -> Iterator[Reading]:
        """Each part as LanguageTool reads it."""
        for at, part, stretches in zip(self._starts, self.parts, self._stretches, strict=True):
            text = self.text[at : at + part.end - part.start]
            yield Reading(part, at, *_read(text, stretches))

    def range(self, offset: int, length: int) -> tuple[int, int]:
        """The range of the text that a range of UTF-16 units is."""
        return self._units.start(offset), self._units.end(offset + length)

    def range_of(self, segment: Segment, span: Span) -> tuple[int, int]:
        """The range of the text that a place in one of its segments is."""
        for at, part in zip(self._starts, self.parts, strict=True):
            if part.segment is segment and part.start <= span.start <= part.end:
                return at + span.start - part.start, at + span.end - part.start
        raise ValueError("the place is in no part of this chunk")

    def slice(self, offset: int, length: int) -> str:
        """The text at a range of UTF-16 units."""
        return _slice(self.text, self._units, offset, length)

    @staticmethod
    def quoted(text: str, offset: int, length: int) -> str:
        """A range of UTF-16 units of what LanguageTool quotes as a match's context."""
        return _slice(text, Utf16Index(text), offset, length)

    def place(self, offset: int, length: int, spelling: bool) -> tuple[Segment, Span] | None:
        """Segment and place of a range of UTF-16 units; None where it says nothing about one segment's text.

        That is so across a boundary, at a break that the text does not have, and at what LanguageTool did not see as it is;
        next to that too, unless the finding is about a word's spelling, which does not depend on its neighbours.
        """
        start, end = self._units.start(offset), self._units.end(offset + length)
        index = max(bisect_right(self._starts, start) - 1, 0)
        part, start, end = self.parts[index], start - self._starts[index], end - self._starts[index]
        text = part.text
        if not 0 <= start <= end <= len(text):
            return None
        if not text[:start].strip() and part.forced:
            return None
        if not text[end:].strip() and index + 1 < len(self.parts) and self._continues(index):
            return None
        left, right = (start, end) if spelling else (len(text[:start].rstrip()), len(text) - len(text[end:].lstrip()))
        for stretch in self._stretches[index]:
            beside = left <= stretch.end and stretch.start <= right
            inside = start < stretch.end and stretch.start < end
            if stretch.opaque and (beside if stretch.read_as.strip() else inside):
                return None
        return part.segment, Span(part.start + start, part.start + end)

    def _continues(self, index: int) -> bool:
        return self.parts[index + 1].forced and self.parts[index + 1].segment is self.parts[index].segment


def _read(text: str, stretches: Sequence[Stretch]) -> tuple[str, Sequence[int], Sequence[int]]:
    """A text with every stretch replaced, and where each of its characters begins and ends in the text."""
    if not stretches:
        return text, range(len(text)), range(1, len(text) + 1)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for stretch in (*stretches, Stretch(len(text), len(text), "", opaque=False)):
        pieces += (text[at : stretch.start], stretch.read_as)
        starts += (*range(at, stretch.start), *[stretch.start] * len(stretch.read_as))
        ends += (*range(at + 1, stretch.start + 1), *[stretch.end] * len(stretch.read_as))
        at = stretch.end
    return "".join(pieces), starts, ends


def _slice(text: str, index: Utf16Index, offset: int, length: int) -> str:
    return text[index.start(offset) : index.end(offset + length)]


def chunks(segments: Iterable[Segment]) -> Iterator[Chunk]:
    """Requests of at most about `LARGEST_REQUEST` characters, in order; blank segments are left out."""
    parts: list[Part] = []
    size = 0
    for part in (part for segment in segments for part in _parts(segment)):
        length = part.end - part.start + len(SEPARATOR)
        if parts and size + length > LARGEST_REQUEST:
            yield Chunk(tuple(parts))
            parts, size = [], 0
        parts.append(part)
        size += length
    if parts:
        yield Chunk(tuple(parts))


def _parts(segment: Segment) -> Iterator[Part]:
    """A segment whole, or, where it or a sentence of it is too long, cut at sentence ends and else at white space."""
    text = segment.text
    if not text.strip():
        return
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    start, forced = 0, False
    last = 0
    for end in (*ends, len(text)):
        while end - last > LONGEST_SENTENCE:
            cut = _cut(text, last, min(last + LONGEST_SENTENCE, len(text)), segment)
            yield from _visible(Part(segment, start, cut, forced))
            start = last = cut
            forced = True
        if end - start > LARGEST_REQUEST:
            yield from _visible(Part(segment, start, last, forced))
            start, forced = last, False
        last = end
    yield from _visible(Part(segment, start, len(text), forced))


def _visible(part: Part) -> Iterator[Part]:
    if part.text.strip():
        yield part


def _cut(text: str, start: int, end: int, segment: Segment) -> int:
    """Where to cut a sentence without an end: after the last white space, and not inside of code or a tag, if it can be."""
    protected = next((span for span in segment.protected if span.start < end < span.end), None)
    if protected is not None and protected.start > start:
        end = protected.start
    spaces = [match.end() for match in _WHITE_SPACE.finditer(text, start + 1, end)]
    return spaces[-1] if spaces else end


def _stretches(part: Part) -> Iterator[Stretch]:
    """What of a part is not sent as it is, in order and disjoint."""
    text = part.text
    # The rest of a terminal's escape sequence would stick to the next word and hide it.
    escapes = [Stretch(*match.span(), " ", opaque=True) for match in _ESCAPE.finditer(text)]
    found = [*_protected(part), *escapes, *_runs(text), *_decomposed(text)]
    at = 0
    for stretch in sorted(found, key=lambda stretch: (stretch.start, -stretch.end)):
        if stretch.start >= at:
            yield stretch
            at = stretch.end


def _protected(part: Part) -> Iterator[Stretch]:
    for span in part.segment.protected:
        start, end = max(span.start, part.start) - part.start, min(span.end, part.end) - part.start
        if start < end:
            tag = _TAG.fullmatch(part.segment.text[span.start : span.end])
            yield Stretch(start, end, "" if tag else _STAND_IN, opaque=True)


def _runs(text: str) -> Iterator[Stretch]:
    """Long runs of one kind of character, which cost LanguageTool minutes and are no prose."""
    if len(text) <= LONGEST_RUN:
        return
    at = 0
    for kind, characters in groupby(text, _kind):
        length = sum(1 for _ in characters)
        if length > LONGEST_RUN and kind != "Lo":
            yield Stretch(at, at + length, " ", opaque=True)
        at += length


def _kind(character: str) -> str:
    """A coarse class of a character. Scripts without spaces are all `Lo`: there a long run is a sentence."""
    if character.isspace():
        return "Z"
    category = unicodedata.category(character)
    return category if category == "Lo" else category[0]


def _decomposed(text: str) -> Iterator[Stretch]:
    """Letters written as a base and marks, which LanguageTool's dictionaries hold as one."""
    if unicodedata.is_normalized("NFC", text):
        return
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        composed = unicodedata.normalize("NFC", text[start:end])
        if end - start > 1 and composed != text[start:end]:
            yield Stretch(start, end, composed, opaque=False)
        start = end


def halves(parts: Sequence[Part]) -> tuple[Chunk, Chunk]:
    """Two chunks of the parts of one."""
    middle = len(parts) // 2
    return Chunk(tuple(parts[:middle])), Chunk(tuple(parts[middle:]))
