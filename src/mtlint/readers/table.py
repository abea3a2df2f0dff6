"""Tables with named columns, separated by commas, semicolons or tabs: one row of the table is one row."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from mtlint.model import Segment, Span
from mtlint.readers._catalogue import Piece, row, verbatim
from mtlint.readers.errors import ReaderError, error_at
from mtlint.readers.format import Carrier, Format, Reading, tag

_TARGET, _SOURCE = "target", "source"
_KEYS = ("key", "keys", "id", "name")
_NEXT = re.compile(r"\r\n|\r|\n")
_PART = re.compile(r'""|[^"]+')

Cells = list[Span]
"""The cells of a row as ranges of the file, quotation marks and all."""


def segments(text: str, reading: Reading, *, delimiters: str) -> Iterator[Segment]:
    """One row a row of the table below the header that says the columns.

    The first of the `delimiters` counts with which the header names the checked column. Raises `ReaderError` where there is no
    such column, and with the line that has more or fewer cells than the header.
    """
    delimiter, names = _header(text, reading, delimiters)
    target = _column(names, reading.target_column, _TARGET, reading.language)
    if target is None:
        raise ReaderError(
            f"line 1: no column {reading.target_column!r} among {', '.join(map(repr, names))}: "
            "name the column of the translation in `target-column` (and that of the source in `source-column`)"
        )
    source = _column(names, reading.source_column, _SOURCE, reading.source_language)
    if source is None and reading.source_column != _SOURCE:
        raise ReaderError(
            f"line 1: no column {reading.source_column!r} among {', '.join(map(repr, names))}: mend `source-column`"
        )
    key = next((names.index(name) for name in _KEYS if name in names), None)
    rows = _rows(text, delimiter)
    next(rows)
    for number, cells in enumerate(rows, 1):
        if len(cells) != len(names):
            mend = f"quote a cell that holds {_called(delimiter)}" if len(cells) > len(names) else "fill the row up"
            raise error_at(text, cells[0].start, f"{_count(len(cells))} where the header has {len(names)}: {mend}")
        said = _value(text, cells[key]) if key is not None else ""
        origin = _value(text, cells[source]) if source is not None else None
        cell = _inside(text, cells[target])
        yield row(said or str(number), _parts(text, cells[target]), cell.start, reading, source=origin)


def escape_at(replacement: str, text: str, place: Span, carrier: Carrier, *, tabs: bool) -> str:
    """A replacement as it stands in a cell: a quotation mark counts twice where the cell is in quotation marks."""
    del carrier
    if tabs:
        cell = max(text.rfind(sign, 0, place.start) for sign in "\t\r\n") + 1
        framed = text.startswith('"', cell)
    else:
        # Every mark before has its pair, unless cells that have none around them hold one: such a fix does not prove true.
        framed = text.count('"', 0, place.start) % 2 == 1
    return replacement.replace('"', '""') if framed else replacement


def _header(text: str, reading: Reading, delimiters: str) -> tuple[str, list[str]]:
    """The delimiter, and the names of the columns in small letters."""
    found: list[tuple[str, list[str]]] = []
    for delimiter in delimiters:
        try:
            cells = next(_rows(text, delimiter), None)
        except ReaderError:
            continue
        if cells is None:
            raise ReaderError("line 1: no header: name the columns there, such as source,target")
        names = [_value(text, cell).strip().casefold() for cell in cells]
        if _column(names, reading.target_column, _TARGET, reading.language) is not None:
            return delimiter, names
        found.append((delimiter, names))
    if not found:
        next(_rows(text, delimiters[0]))  # says what is wrong
    return max(found, key=lambda one: len(one[1]))


def _column(names: Sequence[str], wanted: str, usual: str, language: str | None) -> int | None:
    """Where a column stands; where it has no name of its own, the one that is named as the language."""
    if wanted.strip().casefold() in names:
        return names.index(wanted.strip().casefold())
    if wanted != usual or language is None:
        return None
    tags = [tag(name) for name in names]
    primary = language.partition("-")[0]
    tests: tuple[Callable[[str | None], bool], ...] = (
        lambda one: one == language,
        lambda one: one == primary,
        lambda one: one is not None and one.partition("-")[0] == primary,
    )
    return next((index for test in tests for index, one in enumerate(tags) if test(one)), None)


def _rows(text: str, delimiter: str) -> Iterator[Cells]:
    """The rows that are not blank. Raises `ReaderError` for a quotation mark that is never closed."""
    cell = _cell_pattern(delimiter)
    cells: Cells = []
    at = 0
    while at < len(text) or cells:
        found = cell.match(text, at)
        if found is None:
            raise error_at(text, at, _complaint(text, at, delimiter))
        cells.append(Span(*found.span()))
        at = found.end()
        if text.startswith(delimiter, at):
            at += 1
            continue
        if len(cells) > 1 or text[cells[0].start : cells[0].end].strip():
            yield cells
        cells = []
        ending = _NEXT.match(text, at)
        at = ending.end() if ending else len(text)


def _cell_pattern(delimiter: str) -> re.Pattern[str]:
    if delimiter == "\t":
        # Many tables with tabs know no quotation marks as frames: one that does not end with its cell is a mere character.
        return re.compile(r'"(?:[^"\t]++|"")*+"(?=\t|\r|\n|\Z)|[^\t\r\n]*+')
    return re.compile(rf'"(?:[^"]++|"")*+"(?={delimiter}|\r|\n|\Z)|(?!")[^{delimiter}\r\n]*+')


def _complaint(text: str, at: int, delimiter: str) -> str:
    closed = re.compile(r'"(?:[^"]++|"")*+"').match(text, at)
    if closed is None:
        return "this quotation mark is never closed: close it, and write one inside of a cell as two"
    return f"the quotation mark that ends this cell is followed by {text[closed.end()]!r}, not by {_called(delimiter)}"


def _called(delimiter: str) -> str:
    return "a tab" if delimiter == "\t" else f"{delimiter!r}"


def _count(cells: int) -> str:
    return f"{cells} cell{'s' * (cells != 1)}"


def _inside(text: str, cell: Span) -> Span:
    return Span(cell.start + 1, cell.end - 1) if _is_framed(text, cell) else cell


def _is_framed(text: str, cell: Span) -> bool:
    framed = len(cell) > 1 and text[cell.start] == '"' == text[cell.end - 1]
    return framed and '"' not in text[cell.start + 1 : cell.end - 1].replace('""', "")


def _parts(text: str, cell: Span) -> Iterator[tuple[str, Piece]]:
    """The text of a cell, in parts with their pieces."""
    if not _is_framed(text, cell):
        if len(cell):
            yield verbatim(text, cell.start, cell.end)
        return
    for match in _PART.finditer(text, cell.start + 1, cell.end - 1):
        yield ('"', (match.start(), 1, 2)) if match[0] == '""' else verbatim(text, *match.span())


def _value(text: str, cell: Span) -> str:
    return "".join(part for part, _ in _parts(text, cell))


FORMAT = Format(
    "csv", (".csv",), partial(segments, delimiters=",;\t"), escape_at=partial(escape_at, tabs=False), searched=False, keyed=True
)
TABS = Format(
    "tsv", (".tsv",), partial(segments, delimiters="\t"), escape_at=partial(escape_at, tabs=True), searched=False, keyed=True
)
