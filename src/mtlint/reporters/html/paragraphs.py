"""A document as paragraphs to read, cut into pieces at the ends of findings."""

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from mtlint.model import Document, Kind, Segment, Span
from mtlint.reporters.html.shown import shown
from mtlint.reporters.places import Locator
from mtlint.reporters.visible import is_blank
from mtlint.text.direction import direction

LANES = 3
"""Underlines that stack below a line of text; further overlaps share the last."""
_KEEP_WHOLE = 1500
"""Longer documents, such as translation memories, show only what surrounds a finding."""
_CONTEXT = 2
_FLOWING = {Kind.PROSE, Kind.HEADING, Kind.ITEM}


@dataclass(frozen=True, slots=True)
class Range:
    """A finding or a related place in the text of one segment. `key` is a finding's number or a place's anchor."""

    start: int
    end: int
    key: str
    family: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same findings: `marks` are (number, family, lane) with the shortest finding last."""

    text: Markup
    marks: tuple[tuple[str, str, int], ...] = ()
    places: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    """Anchors of the places that begin here."""
    closing: tuple[str, ...] = ()
    """Numbers of the findings that end here."""
    protected: bool = False
    point: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A segment ready to show. `notes` are the numbers of the findings that begin in it."""

    line: int
    kind: str
    language: str
    direction: str
    """Value of HTML's `dir`."""
    source: Markup | None
    pieces: tuple[Piece, ...]
    notes: tuple[int, ...]
    skipped: int = 0
    """Segments left out before this one."""


class Paragraphs:
    """Places findings and related places of one document in its segments."""

    def __init__(self, locator: Locator) -> None:
        self._locator = locator
        self._document: Document = locator.document
        self._spans = [segment.span() for segment in self._document.segments]
        self._starts = [span.start for span in self._spans]
        self._findings: list[list[Range]] = [[] for _ in self._spans]
        self._places: list[list[Range]] = [[] for _ in self._spans]
        self._notes: list[list[int]] = [[] for _ in self._spans]
        self.loose: list[int] = []
        """Findings that stand before any segment."""

    def add_finding(self, number: int, span: Span, family: str) -> bool:
        """Mark a finding; returns whether any of its text is shown in a paragraph."""
        touched = self._touched(span)
        for index in touched:
            self._findings[index].append(self._range(index, span, str(number), family))
        home = touched[0] if touched else bisect_right(self._starts, span.start) - 1
        (self._notes[home] if home >= 0 else self.loose).append(number)
        return bool(touched)

    def add_place(self, anchor: str, span: Span) -> None:
        """Give a related place an anchor that links lead to."""
        for index in self._touched(span):
            self._places[index].append(self._range(index, span, anchor))

    def result(self) -> list[Paragraph]:
        """The paragraphs in order."""
        kept = self._kept()
        paragraphs, before = [], -1
        for index in kept:
            segment = self._document.segments[index]
            pieces = cut(segment, self._findings[index], self._places[index])
            source = None if segment.source is None else shown(segment.source)
            line = self._locator.line(self._starts[index])
            notes = tuple(self._notes[index])
            skipped = index - before - 1
            way = direction(segment.language)
            paragraphs.append(Paragraph(line, segment.kind.value, segment.language, way, source, pieces, notes, skipped))
            before = index
        return paragraphs

    def _kept(self) -> list[int]:
        count = len(self._spans)
        if count <= _KEEP_WHOLE:
            return list(range(count))
        wanted: set[int] = set()
        for index in range(count):
            if self._findings[index] or self._places[index] or self._notes[index]:
                wanted.update(range(max(index - _CONTEXT, 0), min(index + _CONTEXT + 1, count)))
        return sorted(wanted) or list(range(_KEEP_WHOLE))

    def _touched(self, span: Span) -> list[int]:
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        touched = []
        for index in range(first, len(self._spans)):
            place = self._spans[index]
            if place.start >= span.end and place.start > span.start:
                break
            if place.overlaps(span) or (span.start == span.end == place.end):
                touched.append(index)
        return touched

    def _range(self, index: int, span: Span, key: str, family: str = "") -> Range:
        segment, place = self._document.segments[index], self._spans[index]
        start = segment.offsets.decoded(max(span.start, place.start))
        end = max(segment.offsets.decoded(min(span.end, place.end)), start)
        if end == start and span.end > span.start:
            end = min(start + 1, len(segment.text))  # inside one escape of the file
        return Range(start, end, key, family)


def cut(segment: Segment, findings: list[Range], places: list[Range]) -> tuple[Piece, ...]:
    """The text of a segment in pieces."""
    ordered = sorted(findings, key=lambda item: (item.start, -item.end))
    lanes = _lanes(ordered)
    ends = {end for item in (*findings, *places) for end in (item.start, item.end)}
    cuts = sorted(ends | {0, len(segment.text)} | {end for span in segment.protected for end in (span.start, span.end)})
    points = [item for item in ordered if item.start == item.end]
    marks, around, pieces = _Sweep(ordered), _Sweep(sorted(places, key=lambda item: (item.start, item.end))), []
    for start, end in pairwise(cuts):
        pieces.extend(_points(start, points))
        here = sorted(marks.at(start), key=lambda item: item.start - item.end)
        near = around.at(start)
        text = segment.text[start:end]
        blank = any(is_blank(segment.text[item.start : item.end]) for item in here) if is_blank(text) else False
        pieces.append(
            Piece(
                shown(_flowing(text, segment.kind), spell_out=blank),
                tuple((item.key, item.family, lanes[item.key]) for item in here),
                tuple(item.key for item in near),
                tuple(item.key for item in near if item.start == start),
                tuple(item.key for item in here if item.end == end),
                segment.is_protected(start, end),
            )
        )
    pieces.extend(_points(len(segment.text), points))
    return tuple(pieces)


class _Sweep:
    """Ranges around an offset that only moves on."""

    def __init__(self, ordered: list[Range]) -> None:
        self._waiting = deque(item for item in ordered if item.end > item.start)
        self._open: list[Range] = []

    def at(self, offset: int) -> list[Range]:
        self._open = [item for item in self._open if item.end > offset]
        while self._waiting and self._waiting[0].start <= offset:
            self._open.append(self._waiting.popleft())
        return self._open.copy()


def _points(offset: int, points: list[Range]) -> list[Piece]:
    """Findings without extent at an offset: something is missing there."""
    here = [item for item in points if item.start == offset]
    return [Piece(Markup(""), ((item.key, item.family, 0),), closing=(item.key,), point=True) for item in here]


def _lanes(ordered: list[Range]) -> dict[str, int]:
    """A lane for each finding so that neighbours in a lane do not overlap, as far as there are lanes."""
    ends: list[int] = []
    lanes: dict[str, int] = {}
    for item in ordered:
        lane = next((index for index, end in enumerate(ends) if end <= item.start), len(ends))
        if lane == len(ends):
            ends.append(item.end)
        ends[lane] = max(item.end, item.start + 1)
        lanes[item.key] = min(lane, LANES - 1)
    return lanes


def _flowing(text: str, kind: Kind) -> str:
    """Lines of running text joined as a page would show them; character by character, so places stay."""
    return text.replace("\r", " ").replace("\n", " ") if kind in _FLOWING else text.replace("\r", " ")
