"""Inputs to blocks, and blocks to rows."""

import csv
import json
import tracemalloc
from itertools import pairwise

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.cluster import Columns, Place
from mtlint.cluster.plan import files_of, plan
from mtlint.cluster.rows import Rejected, Row, read_rows
from mtlint.model import MtlintError

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=30)


def write(path, kind, texts, keys=None):
    rows = [{"target": text, "key": key} for text, key in zip(texts, keys or texts, strict=True)]
    match kind:
        case "jsonl":
            path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        case "crlf.jsonl":
            path.write_bytes("\r\n".join(json.dumps(row) for row in rows).encode())
        case "parquet":
            schema = pa.schema([("target", pa.string()), ("key", pa.string())])
            pq.write_table(pa.Table.from_pylist(rows, schema=schema), path, row_group_size=7)
        case _:
            with path.open("w", newline="", encoding="utf-8") as stream:
                writer = csv.DictWriter(
                    stream, ["target", "key"], delimiter="\t" if kind == "tsv" else ",", quoting=csv.QUOTE_ALL
                )
                writer.writeheader()
                writer.writerows(rows)


@pytest.mark.parametrize("kind", ["jsonl", "crlf.jsonl", "parquet", "csv", "tsv"])
@given(texts=TEXTS, size=st.integers(1, 9))
def test_every_row_is_in_one_block(tmp_path_factory, kind, texts, size):
    path = tmp_path_factory.mktemp("corpus") / f"a.{kind}"
    write(path, kind, texts)
    blocks = plan([Place.of(str(path))], Columns(), size)
    rows = [row for block in blocks for row in read_rows(block, Columns())]
    assert [row.target for row in rows] == texts
    assert [row.number for row in rows] == list(range(1, len(texts) + 1))
    assert sum(block.rows for block in blocks) == len(texts)
    assert all(block.rows <= size for block in blocks)


@pytest.mark.parametrize("kind", ["jsonl", "parquet", "csv"])
@given(lengths=st.lists(st.integers(1, 6), max_size=8), size=st.integers(1, 7))
def test_a_document_is_never_cut(tmp_path_factory, kind, lengths, size):
    path = tmp_path_factory.mktemp("corpus") / f"a.{kind}"
    keys = [str(number) for number, length in enumerate(lengths) for _ in range(length)]
    write(path, kind, [f"Text {number}." for number in range(len(keys))], keys)
    columns = Columns(document="key")
    blocks = [[row.document for row in read_rows(block, columns)] for block in plan([Place.of(str(path))], columns, size)]
    assert [key for block in blocks for key in block] == keys
    for one, other in pairwise(blocks):
        assert not set(one) & set(other)


def test_a_carriage_return_between_the_parts_of_an_object_ends_no_row(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"target": "One.",\r"key": 1}\n{"target":\r"Two.", "key": 1}\n{"target": "Three.", "key": 2}\r\n')
    columns = Columns(document="key")
    blocks = plan([Place.of(str(path))], columns, 1)
    assert [[(row.number, row.target) for row in read_rows(block, columns)] for block in blocks] == [
        [(1, "One."), (2, "Two.")],
        [(3, "Three.")],
    ]


def test_half_a_character_becomes_a_replacement_character(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(r'{"target": "a\ud800", "source": "\udc00", "id": "\ud800"}', encoding="utf-8")
    columns = Columns(document="id")
    (block,) = plan([Place.of(str(path))], columns, 100)
    (row,) = read_rows(block, columns)
    assert (row.target, row.source, row.document) == ("a\ufffd", "\ufffd", "\ufffd")


def test_what_is_no_row_is_told_with_its_reason(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'{"target": "One."}\nnonsense\n\n["target"]\n{"target": 3}\n{"target": "x", "source": 3}\n{"target": "\xff"}\n'
    )
    (block,) = plan([Place.of(str(path))], Columns(), 100)
    rows = list(read_rows(block, Columns()))
    assert [row.number for row in rows if isinstance(row, Row)] == [1]
    reasons = {row.number: row.reason for row in rows if isinstance(row, Rejected)}
    assert sorted(reasons) == [2, 4, 5, 6, 7]
    assert reasons[5] == "no text under 'target'"
    assert "not a JSON object" in reasons[2]


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    write(path, kind, ["One."])
    with pytest.raises(MtlintError, match="no column 'translation' among target, key"):
        plan([Place.of(str(path))], Columns(target="translation"), 10)


@pytest.mark.parametrize("name", ["a.parquet", "a.csv"])
def test_what_is_not_what_its_name_says_is_an_error(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"\xff\xfe\x00nothing")
    with pytest.raises(MtlintError, match=name):
        plan([Place.of(str(path))], Columns(), 10)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.parquet.zst", "a.md.xz"])
def test_what_is_compressed_is_refused(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"")
    with pytest.raises(MtlintError, match=f"{name}: is compressed"):
        plan([Place.of(str(path))], Columns(), 10)


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_no_more_than_a_part_of_a_file_is_in_memory(tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    write(path, kind, ["A sentence that is said again and again, and never ends. " * 80] * 10_000)
    size = path.stat().st_size
    tracemalloc.start()
    try:
        blocks = plan([Place.of(str(path))], Columns(), 100)
        for block in blocks[50:60]:
            assert len(list(read_rows(block, Columns()))) == 100
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(blocks) == 100
    assert size > 80 << 20
    assert peak < size / 2


def test_a_folder_without_rows_is_an_error(tmp_path):
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    with pytest.raises(MtlintError, match="no file with rows in this folder"):
        files_of(Place.of(f"file://{tmp_path.as_posix()}"))
    for name in ("b.jsonl", "c/d.parquet"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = files_of(Place.of(f"file://{tmp_path.as_posix()}"))
    assert [place.name.removeprefix(f"file://{tmp_path.as_posix()}") for place in found] == ["/b.jsonl", "/c/d.parquet"]
