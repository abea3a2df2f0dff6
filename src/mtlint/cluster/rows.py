"""The rows of a block, and what is no row."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import groupby
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from mtlint.cluster.block import Block, Columns, Kind
from mtlint.cluster.store import told
from mtlint.model import Document, Segment
from mtlint.model import Kind as SegmentKind
from mtlint.text.lone import sound
from mtlint.text.offsets import OffsetMap

_SHOWN = 2_000
"""Characters that are kept of what is no row."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `raw` is all of it as it stands in the input."""

    number: int
    target: str
    source: str | None
    document: str | None
    raw: Any


@dataclass(frozen=True, slots=True)
class Rejected:
    """What is no row, and why."""

    number: int
    reason: str
    raw: str


def read_rows(block: Block, columns: Columns) -> Iterator[Row | Rejected]:
    """What stands in a block, in its order. Raises `MtlintError` where the file cannot be read any more."""
    match block.kind:
        case Kind.JSONL:
            yield from _json_rows(block, columns)
        case Kind.TABLE:
            yield from _table_rows(block, columns)
        case _:
            yield from _parquet_rows(block, columns)


def _content(block: Block) -> bytes:
    with told(block.place.name), block.place.system.open_input_file(block.place.path) as stream:
        content: bytes = stream.read_at(block.stop - block.start, block.start)
        return content


def _json_rows(block: Block, columns: Columns) -> Iterator[Row | Rejected]:
    for number, line in enumerate(_content(block).split(b"\n")[: block.rows], block.first):
        if not line.strip():
            continue
        try:
            values = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        except (ValueError, RecursionError) as error:
            yield _rejected(number, f"not a JSON object: {error}", line.decode("utf-8", "replace"))
            continue
        if isinstance(values, dict):
            yield _row(number, values, columns, line)
        else:
            yield _rejected(number, "not a JSON object", line.decode("utf-8", "replace"))


def _table_rows(block: Block, columns: Columns) -> Iterator[Row | Rejected]:
    text = StringIO(_content(block).decode("utf-8"), newline="")
    for number, cells in enumerate(csv.reader(text, delimiter=block.delimiter), block.first):
        if not cells:
            continue
        if len(cells) != len(block.header):
            yield _rejected(number, f"{len(cells)} cells where the header has {len(block.header)}", repr(cells))
            continue
        yield _row(number, dict(zip(block.header, cells, strict=True)), columns, cells)


def _parquet_rows(block: Block, columns: Columns) -> Iterator[Row | Rejected]:
    with told(block.place.name), block.place.system.open_input_file(block.place.path) as stream:
        file = pq.ParquetFile(stream)
        at = 0
        for group in range(file.num_row_groups):
            count = file.metadata.row_group(group).num_rows
            start, stop = max(block.start - at, 0), min(block.stop - at, count)
            if start < stop:
                part: pa.Table = file.read_row_group(group).slice(start, stop - start)
                for offset, values in enumerate(part.to_pylist()):
                    yield _row(at + start + offset + 1, values, columns, values)
            at += count


def _row(number: int, values: dict[str, Any], columns: Columns, raw: Any) -> Row | Rejected:
    target, source = values.get(columns.target), values.get(columns.source)
    shown = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else repr(raw)
    if not isinstance(target, str):
        return _rejected(number, f"no text under {columns.target!r}", shown)
    if source is not None and not isinstance(source, str):
        return _rejected(number, f"{columns.source!r} is not a text", shown)
    document = values.get(columns.document) if columns.document else None
    if columns.document and document is None:
        return _rejected(number, f"nothing under {columns.document!r}", shown)
    return Row(number, sound(target), source and sound(source), None if document is None else sound(str(document)), raw)


def _rejected(number: int, reason: str, raw: str) -> Rejected:
    return Rejected(number, reason, sound(raw[:_SHOWN]))


def documents_of(block: Block, rows: list[Row], language: str, source_language: str | None) -> Iterator[Document]:
    """The rows as documents: those of one document together, or all of the block where rows do not say theirs."""
    for name, group in groupby(rows, key=lambda row: row.document):
        yield _document(block, list(group), name, language, source_language)


def _document(block: Block, rows: list[Row], name: str | None, language: str, source_language: str | None) -> Document:
    segments: list[Segment] = []
    at = 0
    for row in rows:
        offsets = OffsetMap.verbatim(at, len(row.target))
        segments.append(Segment(str(row.number), row.target, offsets, language, SegmentKind.ROW, row.source))
        at += len(row.target) + 1
    path = block.place.name if name is None else f"{block.place.name}#{name}"
    text = "\n".join(row.target for row in rows)
    return Document(path, block.kind.value, language, text, tuple(segments), "", source_language=source_language)
