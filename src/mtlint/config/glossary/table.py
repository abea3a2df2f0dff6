"""Glossaries in tables: CSV and TSV, with the headers of common tools or with none."""

import csv
import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtlint.config.glossary.columns import Column, Holds, answer, column_of, standing_of, term_of
from mtlint.config.glossary.errors import error_in
from mtlint.model import Concept, Standing, Term

_DELIMITERS = "\t;,"
_LOOKED_AT = 20
"""Rows by which the delimiter is told."""
_SEVERAL = "|"
"""What stands between terms of one cell."""
_BILINGUAL = (Column(Holds.SOURCE), Column(Holds.TARGET))


class _Row(NamedTuple):
    line: int
    cells: list[str]


def concepts_of_table(name: str, content: bytes) -> Iterator[Concept]:
    """The entries of a table, one a row. Raises `MtlintError` with the line for what is no table of terms."""
    text = _decoded(name, content)
    rows = _rows(name, text, _delimiter(text))
    first = next(rows, None)
    if first is None:
        return
    columns = _columns(first.cells)
    if columns is None:
        columns = (*_BILINGUAL, *[Column(Holds.OTHER)] * (len(first.cells) - len(_BILINGUAL)))
        yield from _checked(name, first, columns)
    for row in rows:
        yield from _checked(name, row, columns)


def _decoded(name: str, content: bytes) -> str:
    wide = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise error_in(name, line, f"not UTF-8 at byte {error.start}", "save the table as UTF-8") from error


def _delimiter(text: str) -> str:
    """The one that cuts most of the first rows into as many cells as the first."""

    def agreeing(delimiter: str) -> int:
        try:
            rows = [row for row, _ in zip(csv.reader(io.StringIO(text), delimiter=delimiter), range(_LOOKED_AT), strict=False)]
        except csv.Error:
            return 0
        filled = [len(row) for row in rows if row]
        return sum(count == filled[0] for count in filled) if filled and filled[0] > 1 else 0

    return max(_DELIMITERS, key=agreeing)


def _rows(name: str, text: str, delimiter: str) -> Iterator[_Row]:
    """The rows that hold something, each with the line that it begins in."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _Row(line, [cell.strip() for cell in cells])
            line = reader.line_num + 1
    except csv.Error as error:
        reason = f"not a table: {error}"
        raise error_in(name, line, reason, 'close every quotation mark, and write one inside a cell as ""') from error


def _columns(header: Sequence[str]) -> tuple[Column, ...] | None:
    """What the columns hold; None where the first row is no header."""
    columns = tuple(column_of(cell) for cell in header)
    held = [column.holds for column in columns]
    has_sides = Holds.SOURCE in held and not {Holds.TARGET, Holds.TERM, Holds.FORBIDDEN}.isdisjoint(held)
    is_forbidding = Holds.FORBIDDEN in held and set(held) <= {Holds.FORBIDDEN, Holds.TARGET, Holds.TERM, Holds.NOTE}
    return columns if has_sides or is_forbidding or held.count(Holds.TERM) > 1 else None


def _checked(name: str, row: _Row, columns: Sequence[Column]) -> Iterator[Concept]:
    if len(row.cells) > len(columns) and any(row.cells[len(columns) :]):
        raise error_in(
            name,
            row.line,
            f"{len(row.cells)} cells where the first row has {len(columns)}",
            "put a cell that holds a comma, a semicolon or a tab in quotation marks",
        )
    if len(row.cells) == 1 < len(columns):
        raise error_in(name, row.line, "one cell only: a term without a translation", "write source and target, or take it out")
    yield _concept(dict(enumerate(row.cells)), columns)


def _concept(cells: dict[int, str], columns: Sequence[Column]) -> Concept:
    def said(holds: Holds) -> list[str]:
        return [cells.get(at, "") for at, column in enumerate(columns) if column.holds is holds]

    is_cased = any(answer(cell) for cell in said(Holds.CASED))
    statuses = [standing_of(cell) for cell in said(Holds.STATUS) if cell]
    flags = [answer(cell) for cell in said(Holds.FORBIDDEN)]
    standing = Standing.FORBIDDEN if True in flags else statuses[0] if statuses else Standing.ADMITTED
    sources: list[Term] = []
    targets: list[Term] = []
    for at, column in enumerate(columns):
        texts = [text for part in cells.get(at, "").split(_SEVERAL) if (text := term_of(part))]
        info = cells.get(at + 1, "") if columns[at + 1 : at + 2] and columns[at + 1].holds is Holds.INFO else ""
        cased = is_cased or "casesense" in info.lower()
        own = Standing.FORBIDDEN if "forbidden" in info.lower() else standing
        match column.holds:
            case Holds.SOURCE:
                sources += (Term(text, "", Standing.ADMITTED, cased) for text in texts)
            case Holds.TARGET:
                targets += (Term(text, "", own, cased) for text in texts)
            case Holds.TERM:
                terms = [Term(text, column.language, own, cased) for text in texts]
                targets += terms
                # With a source column of its own the languages are those of translations.
                sources += [] if Holds.SOURCE in {one.holds for one in columns} else terms
            case Holds.FORBIDDEN if answer(cells.get(at, "")) is None:
                targets += (Term(text, column.language, Standing.FORBIDDEN, cased) for text in texts)
    note = "; ".join(cell for cell in said(Holds.NOTE) if cell)
    return Concept(tuple(sources), tuple(targets), note, False in [answer(cell) for cell in said(Holds.TRANSLATABLE) if cell])
