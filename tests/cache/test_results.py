"""One file of results: what is a hit, what is a miss, and what becomes of a file that is not whole."""

import os
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from mtlint.cache import Kept, results_state
from mtlint.cache.results import FILE
from mtlint.model import Span
from mtlint.text.offsets import OffsetMap


def keep(results, document, diagnostics, plan="plan"):
    results.put(results.key(document, plan), Kept(tuple(diagnostics)))


def kept(results, document, plan="plan"):
    there = results.get(results.key(document, plan))
    return there and there.diagnostics


def in_file(folder, statement, *values):
    with closing(sqlite3.connect(folder / "cache" / FILE)) as file, file:
        return file.execute(statement, values).fetchall()


def test_a_later_run_has_what_an_earlier_one_kept(results, document, finding):
    with results() as first:
        assert kept(first, document()) is None
        keep(first, document(), [finding()])
    with results() as second:
        assert kept(second, document()) == (finding(),)
        assert second.notes == []


@pytest.mark.skipif(os.name != "posix", reason="rights are told by POSIX modes")
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o600), (0o002, 0o660)])
def test_what_was_found_is_for_those_who_share_the_folder(results, document, finding, umask, mode):
    before = os.umask(umask)
    try:
        with results() as opened:
            keep(opened, document(), [finding()])
            modes = {path.stat().st_mode & 0o777 for path in opened.file.parent.iterdir() if path.name.startswith(FILE)}
    finally:
        os.umask(before)
    assert modes == {mode}


def test_nothing_found_is_a_result_too(results, document):
    with results() as first:
        keep(first, document(), [])
    assert kept(results(), document()) == ()


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"text": "The shop is open!"}, id="text"),
        pytest.param({"path": "b.txt"}, id="path"),
        pytest.param({"path": "a.md"}, id="format"),
        pytest.param({"language": "en-GB"}, id="language"),
        pytest.param({"source_language": "zh"}, id="source language"),
    ],
)
def test_another_document_is_a_miss(results, document, finding, other):
    with results() as first:
        keep(first, document(), [finding()])
        assert kept(first, document(**other)) is None
        assert kept(first, document()) == (finding(),)


def test_other_segments_of_the_same_bytes_are_a_miss(results, document):
    one = document()
    (segment,) = one.segments
    with results() as first:
        keep(first, one, [])
        assert kept(first, replace(one, segments=())) is None
        assert kept(first, replace(one, segments=(replace(segment, source="Der Laden ist offen."),))) is None
        assert kept(first, replace(one, segments=(replace(segment, protected=(Span(0, 3),)),))) is None
        assert kept(first, replace(one, segments=(replace(segment, offsets=OffsetMap.verbatim(1, 17)),))) is None


def test_another_plan_or_context_is_a_miss(results, document):
    with results() as first:
        keep(first, document(), [])
        assert kept(first, document(), "another plan") is None
    assert kept(results("another context"), document()) is None


@pytest.mark.parametrize("place", [0, 31, 32, 60, -1], ids=["seal", "seal's end", "beginning", "middle", "end"])
def test_a_flipped_bit_is_a_miss_and_is_mended(results, document, finding, tmp_path, place):
    with results() as first:
        keep(first, document(), [finding()])
    ((value,),) = in_file(tmp_path, "SELECT value FROM results")
    flipped = bytearray(value)
    flipped[place] ^= 1
    in_file(tmp_path, "UPDATE results SET value = ?", bytes(flipped))
    with results() as second:
        assert kept(second, document()) is None
        assert second.notes == []
        keep(second, document(), [finding()])
        assert kept(second, document()) == (finding(),)


def test_a_row_under_the_key_of_another_is_a_miss(results, document, finding, tmp_path):
    with results() as first:
        keep(first, document(), [finding()])
        keep(first, document(path="b.txt"), [])
    in_file(tmp_path, "UPDATE results SET value = (SELECT value FROM results LIMIT 1)")
    second = results()
    found = [kept(second, document()), kept(second, document(path="b.txt"))]
    assert found in ([(finding(),), None], [None, ()])


def test_no_flipped_bit_anywhere_in_the_file_makes_a_wrong_result(results, document, finding, tmp_path):
    names = [f"{number}.txt" for number in range(12)]
    with results() as first:
        for name in names:
            keep(first, document(path=name), [finding(name)])
    file = tmp_path / "cache" / FILE
    whole = file.read_bytes()
    for place in range(0, len(whole), 397):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        file.write_bytes(damaged)
        with results() as again:
            for name in names:
                assert kept(again, document(path=name)) in (None, (finding(name),)), place
                keep(again, document(path=name), [finding(name)])
        for ending in ("-wal", "-shm"):
            (tmp_path / "cache" / f"{FILE}{ending}").unlink(missing_ok=True)


@pytest.mark.parametrize("value", ["text", 7, b"", b"short", "\udc80"], ids=ascii)
def test_a_value_of_another_kind_is_a_miss(results, document, tmp_path, value):
    with results() as first:
        keep(first, document(), [])
    raw = value.encode("utf-8", "surrogateescape") if isinstance(value, str) else value
    in_file(tmp_path, f"UPDATE results SET value = {'CAST(? AS TEXT)' if isinstance(value, str) else '?'}", raw)
    with results() as second:
        assert kept(second, document()) is None
        assert second.notes == []


@pytest.mark.parametrize(
    "content", [b"This is no database. " * 400, b"SQLite format 3\x00" + b"\xff" * 8000], ids=["text", "header"]
)
def test_garbage_is_set_aside_and_a_new_file_begun(results, document, tmp_path, content):
    file = tmp_path / "cache" / FILE
    file.parent.mkdir()
    file.write_bytes(content)
    with results() as first:
        (note,) = first.notes
        assert "set aside as results.sqlite3.damaged" in note
        keep(first, document(), [])
    assert file.with_name("results.sqlite3.damaged").read_bytes() == content
    with results() as second:
        assert kept(second, document()) == ()
        assert second.notes == []


def test_a_database_of_something_else_is_set_aside(results, document, tmp_path):
    (tmp_path / "cache").mkdir()
    in_file(tmp_path, "CREATE TABLE results (unlike TEXT)")
    in_file(tmp_path, "PRAGMA user_version = 1")
    with results() as first:
        assert len(first.notes) == 1
        keep(first, document(), [])
    assert kept(results(), document()) == ()


def test_a_truncated_file_loses_no_more_than_results(results, document, finding, tmp_path):
    with results() as first:
        for number in range(400):
            keep(first, document(path=f"{number}.txt"), [finding()])
    file = tmp_path / "cache" / FILE
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with results() as second:
        for number in range(400):
            assert kept(second, document(path=f"{number}.txt")) in (None, (finding(),))
            keep(second, document(path=f"{number}.txt"), [finding()])
        assert len(second.notes) == 1
    with results() as third:
        assert third.notes == []
        keep(third, document(), [finding()])
        assert kept(third, document()) == (finding(),)


def test_a_file_of_another_form_is_begun_anew_without_a_word(results, document, tmp_path):
    with results() as first:
        keep(first, document(), [])
    in_file(tmp_path, "PRAGMA user_version = 99")
    with results() as second:
        assert kept(second, document()) is None
        assert second.notes == []


def test_a_folder_that_cannot_be_made_is_a_note(results, document, tmp_path):
    (tmp_path / "file").write_text("")
    with results(folder=tmp_path / "file" / "cache") as none:
        keep(none, document(), [])
        assert kept(none, document()) is None
        (note,) = none.notes
        assert "not kept" in note


def test_a_folder_in_the_place_of_the_file_is_a_note(results, document, tmp_path):
    (tmp_path / "cache" / FILE).mkdir(parents=True)
    with results() as none:
        keep(none, document(), [])
        assert kept(none, document()) is None
        assert len(none.notes) == 1


def test_a_file_that_cannot_be_written_is_still_read(results, document, tmp_path):
    with results() as first:
        keep(first, document(), [])
    with results() as second:
        second._connection.execute("PRAGMA query_only = ON")
        assert kept(second, document()) == ()
        keep(second, document(path="b.txt"), [])
        (note,) = second.notes
        assert "readonly" in note
        assert kept(second, document()) is None
    assert kept(results(), document()) == ()


def test_it_stays_within_its_limit_and_drops_what_was_not_used(results, document, finding, tmp_path):
    limit = 400_000
    every = [document(path=f"{number}.txt") for number in range(301)]
    long = finding("long " * 300)
    with results(limit=limit) as first:
        keep(first, every[0], [long])
    for start in range(1, 301, 50):
        with results(limit=limit) as later:
            assert kept(later, every[0]) == (long,), "what every run asks for stays"
            for each in every[start : start + 50]:
                keep(later, each, [long])
    assert results_state(tmp_path / "cache").size <= limit
    with results(limit=limit) as last:
        there = [number for number, each in enumerate(every) if kept(last, each) is not None]
    assert 60 < len(there) < 120
    assert there[0] == 0
    assert there[1:] == list(range(there[1], 301)), "the oldest went first"


def test_a_lower_limit_makes_the_file_smaller(results, document, finding, tmp_path):
    with results() as first:
        for number in range(300):
            keep(first, document(path=f"{number}.txt"), [finding("long " * 300)])
    before = results_state(tmp_path / "cache").size
    with results(limit=before // 4) as second:
        keep(second, document(), [])
    assert results_state(tmp_path / "cache").size <= before // 4


def test_a_result_that_would_push_out_most_others_is_not_kept(results, document, finding):
    with results(limit=100_000) as first:
        keep(first, document(), [finding("x" * 30_000)])
        assert kept(first, document()) is None


def test_an_unchanged_run_writes_nothing(results, document, tmp_path):
    with results() as first:
        keep(first, document(), [])
    before = (tmp_path / "cache" / FILE).read_bytes()
    with results() as second:
        assert kept(second, document()) == ()
    assert (tmp_path / "cache" / FILE).read_bytes() == before


def test_a_closed_file_keeps_and_has_nothing(results, document):
    first = results()
    first.close()
    first.close()
    keep(first, document(), [])
    assert kept(first, document()) is None
    assert first.notes == []
