"""Lines, columns and segment offsets of spans, in the document at hand and in others of the report."""

from collections import defaultdict
from dataclasses import dataclass

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

    def __init__(self, report: Report) -> None:
        wanted: defaultdict[str, set[Span]] = defaultdict(set)
        for checked in report.documents:
            for diagnostic in checked.diagnostics:
                for related in diagnostic.related:
                    if related.path not in {None, diagnostic.path}:
                        wanted[str(related.path)].add(related.span)
        self._places: defaultdict[str, dict[Span, Place]] = defaultdict(dict)
        if not wanted:
            return
        for checked in report.documents:
            if spans := wanted.get(checked.document.path):
                locator = Locator(checked.document)
                self._places[checked.document.path].update((span, locator.place(span)) for span in spans)

    def spans(self, path: str) -> list[Span]:
        """Spans of a document that findings in other documents name, in order."""
        return sorted(self._places.get(path, ()))

    def place(self, locator: Locator, diagnostic: Diagnostic, related: Related) -> Place:
        """Where a related place stands; without lines where its file is not part of the report."""
        if related.path in {None, diagnostic.path}:
            return locator.place(related.span)
        path, span = str(related.path), related.span
        return self._places.get(path, {}).get(span) or Place(path, span, Position(span.start), Position(span.end))
