"""Lines, columns and segment offsets of spans, in the document at hand and in others of the report."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice

from mtlint.model import Diagnostic, Document, Related, Report, Span
from mtlint.text.lines import LineIndex


@dataclass(frozen=True, slots=True)
class Position:
    """One end of a place. Line and column count from 1; they are None in a file that the report does not hold."""

    offset: int
    line: int | None = None
    column: int | None = None
    segment_offset: int | None = None
    """Offset in the text of the segment this end lies in; None where no segment stands at or before it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a file with both ends. `rows` are the lines it touches: (number, text, start column, end column), from 0."""

    path: str
    span: Span
    start: Position
    end: Position
    rows: tuple[tuple[int, str, int, int], ...] = ()
    text: str = ""
    """What is written there, as a reader of the document sees it; only of places that findings name besides their own."""
    language: str = ""

    def __str__(self) -> str:
        return self.path if self.start.line is None else f"{self.path}:{self.start.line}:{self.start.column}"


class Locator:
    """Finds places in one document."""

    __slots__ = ("_index", "document")

    def __init__(self, document: Document) -> None:
        self.document = document
        self._index = LineIndex(document.text)

    def line(self, offset: int) -> int:
        """Line of an offset, from 1."""
        return self._index.position(offset)[0]

    def byte_column(self, offset: int) -> int:
        """Column of an offset, from 1, in bytes of UTF-8."""
        column = self._index.position(offset)[1]
        return len(self.document.text[offset - column + 1 : offset].encode("utf-8", "surrogatepass")) + 1

    def place(self, span: Span) -> Place:
        """Both ends of a span, and the first and last lines of it."""
        start = self._position(span.start, span.start)
        # The end is exclusive: the segment it belongs to is that of the last character.
        end = self._position(span.end, max(span.end - 1, span.start))
        return Place(self.document.path, span, start, end, self._rows(span))

    def passage(self, span: Span) -> tuple[str, str]:
        """The text of segments in a span, one a line, and its language; the file's own text where it is in no segment."""
        found = []
        segments = self.document.segments
        first = bisect_right(segments, span.start, key=lambda segment: segment.span().start) - 1
        for segment in islice(segments, max(first, 0), None):
            place = segment.span()
            if place.start >= span.end:
                break
            start, end = max(span.start, place.start), min(span.end, place.end)
            if start < end:
                found.append((segment.text[segment.offsets.decoded(start) : segment.offsets.decoded(end)], segment.language))
        if not found:
            return self.document.text[span.start : span.end], self.document.language
        return "\n".join(text for text, _ in found), found[0][1]

    def quoted(self, span: Span) -> Place:
        """As `place`, with what is written there."""
        text, language = self.passage(span)
        return replace(self.place(span), text=text, language=language)

    def _position(self, offset: int, inside: int) -> Position:
        line, column = self._index.position(offset)
        segment = self.document.segment_at(inside)
        return Position(offset, line, column, None if segment is None else segment.offsets.decoded(offset))

    def _rows(self, span: Span) -> tuple[tuple[int, str, int, int], ...]:
        first = self.line(span.start)
        last = self.line(max(span.end - 1, span.start))
        numbers = range(first, last + 1)
        if len(numbers) > 4:
            numbers = [first, first + 1, last]  # type: ignore[assignment]
        return tuple(self._row(number, span) for number in numbers)

    def _row(self, number: int, span: Span) -> tuple[int, str, int, int]:
        text, start = self._index.line(number), self._index.start(number)
        return number, text, min(max(span.start - start, 0), len(text)), min(max(span.end - start, 0), len(text))


class Elsewhere:
    """Places that findings name in other documents, found in one more pass over the report, and only where there are any."""

    def __init__(self, report: Report | None = None) -> None:
        """Without a report no other document is known."""
        wanted: defaultdict[str, set[Span]] = defaultdict(set)
        for checked in report.documents if report else ():
            for diagnostic in checked.diagnostics:
                for related in diagnostic.related:
                    if related.path not in {None, diagnostic.path}:
                        wanted[str(related.path)].add(related.span)
        self._places: defaultdict[str, dict[Span, Place]] = defaultdict(dict)
        if not wanted or report is None:
            return
        for checked in report.documents:
            if spans := wanted.get(checked.document.path):
                locator = Locator(checked.document)
                self._places[checked.document.path].update((span, locator.quoted(span)) for span in spans)

    def spans(self, path: str) -> list[Span]:
        """Spans of a document that findings in other documents name, in order."""
        return sorted(self._places.get(path, ()))

    def place(self, locator: Locator, diagnostic: Diagnostic, related: Related) -> Place:
        """Where a related place stands; without lines where its file is not part of the report."""
        if related.path in {None, diagnostic.path}:
            return locator.quoted(related.span)
        path, span = str(related.path), related.span
        return self._places.get(path, {}).get(span) or Place(path, span, Position(span.start), Position(span.end))
