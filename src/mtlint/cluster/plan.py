"""Inputs to blocks: cut where rows end, in one pass that reads no more than it must."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from mtlint.cluster.block import Block, Columns, Kind
from mtlint.cluster.store import Place, told
from mtlint.model import MtlintError

ENDINGS = {".jsonl": Kind.JSONL, ".ndjson": Kind.JSONL, ".parquet": Kind.PARQUET, ".csv": Kind.TABLE, ".tsv": Kind.TABLE}
"""Endings of files that hold rows; all others are documents."""
_COMPRESSED = (".gz", ".bz2", ".xz", ".zst")
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
"""Of JSON lines: other ends of lines are blanks to JSON."""
_AT_ONCE = 1 << 23
_DOCUMENT_BYTES = 1 << 18
"""How much of documents makes a block."""


def kind_of(name: str) -> Kind:
    """What a file holds, by its ending."""
    return next((kind for ending, kind in ENDINGS.items() if name.lower().endswith(ending)), Kind.DOCUMENTS)


def plan(inputs: Sequence[Place], columns: Columns, rows: int) -> list[Block]:
    """All blocks of some files, each of at most so many rows, or more where one document has more.

    Raises `MtlintError` for a file that does not hold what its ending says.
    """
    found: list[Block] = []
    documents: list[Place] = []
    for place in inputs:
        if place.path.lower().endswith(_COMPRESSED):
            raise MtlintError(f"{place.name}: is compressed", "unpack it, or give a Parquet file")
        kind = kind_of(place.path)
        if kind is Kind.DOCUMENTS:
            documents.append(place)
        else:
            found += _CUTTERS[kind](place, columns, rows)
    found += _documents(documents)
    return [replace(block, number=number) for number, block in enumerate(found)]


def _jsonl(place: Place, columns: Columns, rows: int) -> Iterator[Block]:
    with told(place.name), place.system.open_input_stream(place.path, compression=None) as stream:
        ends = _keyed_lines(stream, columns.document) if columns.document else ((end, None) for end in _line_ends(stream))
        yield from _cut(place, Kind.JSONL, ends, rows)


def _line_ends(stream: pa.NativeFile) -> Iterator[int]:
    """The byte behind each line."""
    at = 0
    ended = True
    while content := stream.read(_AT_ONCE):
        found = -1
        while (found := content.find(b"\n", found + 1)) >= 0:
            yield at + found + 1
        at += len(content)
        ended = content.endswith(b"\n")
    if not ended:
        yield at


def _keyed_lines(stream: pa.NativeFile, column: str) -> Iterator[tuple[int, str | None]]:
    """The byte behind each line, and which document it says it is of; a line that says none stays with the one before."""
    at, key = 0, ""
    for line in _split(stream, _LINE.findall):
        at += len(line)
        with suppress(ValueError, RecursionError, LookupError, TypeError):  # who checks the block names what is wrong
            key = str(json.loads(line)[column])
        yield at, key


def _cut(place: Place, kind: Kind, ends: Iterable[tuple[int, str | None]], rows: int, start: int = 0) -> Iterator[Block]:
    """Blocks of so many rows, given the byte behind each row and the document it is of, which is never cut."""
    first, count, end = 1, 0, start
    before: str | None = None
    for after, key in ends:
        if count >= rows and (key is None or key != before):
            yield Block(0, kind, place, start, end, first, count)
            start, first, count = end, first + count, 0
        end, before = after, key
        count += 1
    if count:
        yield Block(0, kind, place, start, end, first, count)


def _table(place: Place, columns: Columns, rows: int) -> Iterator[Block]:
    with told(place.name), place.system.open_input_stream(place.path, compression=None) as stream:
        feed = _Lines(stream)
        delimiter = "\t" if place.path.lower().endswith(".tsv") else ","
        try:
            reader = csv.reader(feed, delimiter=delimiter, strict=True)
            header = tuple(next(reader, ()))
            if columns.target not in header:
                raise MtlintError(
                    f"{place.name}: no column {columns.target!r} among {', '.join(header) or 'none'}",
                    "name it with --target-column",
                )
            at = header.index(columns.document) if columns.document in header else None
            ends = ((feed.at, None if at is None else "".join(cells[at : at + 1])) for cells in reader)
            for block in _cut(place, Kind.TABLE, ends, rows, feed.at):
                yield replace(block, header=header, delimiter=delimiter)
        except (csv.Error, UnicodeDecodeError) as error:
            raise MtlintError(f"{place.name}: line {feed.number}: {error}", "save it as UTF-8 with quoted fields") from error


class _Lines:
    """The lines of a stream for a reader that takes what it needs; `at` is the byte behind the last one."""

    def __init__(self, stream: pa.NativeFile) -> None:
        self.at = self.number = 0
        self._lines = _split(stream, partial(bytes.splitlines, keepends=True))

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        first = not self.at
        self.at += len(line)
        self.number += 1
        return line.decode("utf-8-sig" if first else "utf-8")


def _split(stream: pa.NativeFile, split: Callable[[bytes], list[bytes]]) -> Iterator[bytes]:
    """What a stream falls into, whatever part of it is read at a time."""
    rest = b""
    while content := stream.read(_AT_ONCE):
        *lines, rest = split(rest + content)
        yield from lines
    if rest:
        yield rest


def _parquet(place: Place, columns: Columns, rows: int) -> Iterator[Block]:
    with told(place.name), place.system.open_input_file(place.path) as stream:
        file = pq.ParquetFile(stream)
        if columns.target not in file.schema_arrow.names:
            raise MtlintError(
                f"{place.name}: no column {columns.target!r} among {', '.join(file.schema_arrow.names)}",
                "name it with --target-column",
            )
        yield from _cut(place, Kind.PARQUET, enumerate(_keys(file, columns.document), 1), rows)


def _keys(file: pq.ParquetFile, column: str) -> Iterator[str | None]:
    """Which document each row is of; None where rows do not say it."""
    if not column:
        yield from (None for _ in range(file.metadata.num_rows))
        return
    for batch in file.iter_batches(columns=[column]):
        yield from (str(value) for value in batch.column(0).to_pylist())


def _documents(places: Sequence[Place]) -> Iterator[Block]:
    waiting: list[tuple[str, Place]] = []
    size = 0
    for place in places:
        waiting.append((place.name, place))
        size += place.stamp[1]
        if size >= _DOCUMENT_BYTES:
            yield Block(0, Kind.DOCUMENTS, place, rows=len(waiting), documents=tuple(waiting))
            waiting, size = [], 0
    if waiting:
        yield Block(0, Kind.DOCUMENTS, waiting[0][1], rows=len(waiting), documents=tuple(waiting))


_CUTTERS: dict[Kind, Callable[[Place, Columns, int], Iterator[Block]]] = {
    Kind.JSONL: _jsonl,
    Kind.TABLE: _table,
    Kind.PARQUET: _parquet,
}


def files_of(place: Place) -> list[Place]:
    """The files that lie in a folder or below and hold rows, or the file itself. Raises `MtlintError` where there is none."""
    if place.kind == fs.FileType.File:
        return [place]
    if place.kind == fs.FileType.NotFound:
        raise MtlintError(f"{place.name}: no such file or folder", "check the path or the URI")
    with told(place.name):
        found = place.system.get_file_info(fs.FileSelector(place.path, recursive=True))
    below = sorted(info.path for info in found if info.type == fs.FileType.File)
    prefix = place.path.rstrip("/")
    files = [place / path.removeprefix(prefix).lstrip("/") for path in below if kind_of(path) is not Kind.DOCUMENTS]
    if not files:
        raise MtlintError(
            f"{place.name}: no file with rows in this folder",
            f"mtlint looks for {', '.join(sorted(ENDINGS))} there; documents have to be on this machine",
        )
    return files
