"""The rows that have no finding of some rules, as they stand in the input."""

import json
from collections.abc import Container, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from mtlint.cluster.block import Block, Kind
from mtlint.cluster.progress import Progress
from mtlint.cluster.rows import Row, read_rows
from mtlint.cluster.store import Place
from mtlint.cluster.worker import ACROSS, Job
from mtlint.model import MtlintError


def keep_rows(blocks: Sequence[Block], job: Job, drop: Sequence[str], keep: Place, progress: Progress) -> int:
    """Write the rows that were checked and have no finding of the codes `drop`, or of any; return how many there are.

    JSON lines keep each line byte by byte; a `.parquet` file keeps all columns.
    """
    count = 0
    with keep.replacing() as stream:
        writer = _Parquet(stream) if keep.path.endswith(".parquet") else _Lines(stream)
        for number, block in enumerate(blocks, 1):
            gone = _dropped(block, job.output, drop)
            left = [row for row in read_rows(block, job.columns) if isinstance(row, Row) and row.number not in gone]
            writer.write(block, left)
            count += len(left)
            progress(number, len(blocks), "blocks kept")
        writer.close()
    return count


def refuse_documents(blocks: Sequence[Block], keep: Place) -> None:
    """Raise `MtlintError` for documents, which are no rows."""
    if any(block.kind is Kind.DOCUMENTS for block in blocks):
        raise MtlintError(f"{keep.name}: documents have no rows to keep", "leave --keep out, or give files with rows")


def _dropped(block: Block, output: Place, drop: Sequence[str]) -> Container[int]:
    """Numbers of the rows of a block with a finding of these codes, of any where none are given, or that were not checked."""
    left = set(_column(output / "rejected" / f"{block.name}.parquet", "row"))
    if None in left:
        return range(block.first, block.first + block.rows)
    for name in (f"{block.name}.parquet", f"{block.name}{ACROSS}"):
        file = output / "findings" / name
        if file.kind == fs.FileType.File:
            found = zip(_column(file, "row"), _column(file, "code"), strict=True)
            left |= {row for row, code in found if not drop or code in drop}
    return left


def _column(file: Place, name: str) -> list[Any]:
    values: list[Any] = file.read_table([name]).column(0).to_pylist()
    return values


class _Lines:
    """JSON lines."""

    def __init__(self, stream: pa.NativeFile) -> None:
        self._stream = stream

    def write(self, block: Block, rows: Sequence[Row]) -> None:
        for row in rows:
            self._stream.write(row.raw.rstrip(b"\r") if block.kind is Kind.JSONL else _line(block, row))
            self._stream.write(b"\n")

    def close(self) -> None:
        """All is written as it comes."""


def _line(block: Block, row: Row) -> bytes:
    values = dict(zip(block.header, row.raw, strict=True)) if block.kind is Kind.TABLE else row.raw
    return json.dumps(values, ensure_ascii=False, default=str).encode()


class _Parquet:
    """A Parquet file; its columns are those of the first rows."""

    def __init__(self, stream: pa.NativeFile) -> None:
        self._stream = stream
        self._writer: pq.ParquetWriter | None = None

    def write(self, block: Block, rows: Sequence[Row]) -> None:
        if not rows:
            return
        table = pa.Table.from_pylist([_values(block, row) for row in rows], schema=self._writer and self._writer.schema)
        self._writer = self._writer or pq.ParquetWriter(self._stream, table.schema, compression="zstd")
        self._writer.write_table(table)

    def close(self) -> None:
        """Write what stands at the end of such a file."""
        writer = self._writer or pq.ParquetWriter(self._stream, pa.schema([]))
        writer.close()


def _values(block: Block, row: Row) -> dict[str, Any]:
    match block.kind:
        case Kind.JSONL:
            values: dict[str, Any] = json.loads(row.raw)
            return values
        case Kind.TABLE:
            return dict(zip(block.header, row.raw, strict=True))
        case _:
            raw: dict[str, Any] = row.raw
            return raw
