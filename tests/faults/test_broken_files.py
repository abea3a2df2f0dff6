"""Files that other readers take for shorter or other than they are, and kept results that somebody made."""

import os
import sqlite3
from contextlib import closing

import pytest

from mtlint import api
from mtlint.cache.results import FILE
from mtlint.config import Config
from mtlint.readers import ReaderError, read

SENTENCE = "The shop near the station is open today. "


def texts(content, path):
    return [
        segment.text for segment in read(content if isinstance(content, bytes) else content.encode(), path, "en-US").segments
    ]


@pytest.mark.parametrize(
    ("content", "path", "expected"),
    [
        pytest.param('{"a": "one", "a": "two"}', "x.json", ["one", "two"], id="a key twice"),
        pytest.param('\ufeff{"a": "one"}', "x.json", ["one"], id="a byte-order mark"),
        pytest.param('\ufeff{"target": "one"}\n', "x.jsonl", ["one"], id="a byte-order mark of lines"),
        pytest.param('{"a": "\\ud800"}', "x.json", ["\ufffd"], id="half a character"),
        pytest.param(f"source,target\na,{'b' * 200_000}\n", "x.csv", ["b" * 200_000], id="a long cell"),
        pytest.param('source,target\na,"b\nc\n"\nd,e\n', "x.csv", ["b\nc\n", "e"], id="a cell of several lines"),
        pytest.param("source,target\na,b\0c\n", "x.csv", None, id="a NUL byte"),
        pytest.param('{"a": NaN}', "x.json", None, id="a number that is none"),
        pytest.param('source,target\na,"b\nc,d\ne,f\n', "x.csv", None, id="a mark that is never closed"),
    ],
)
def test_nothing_is_swallowed(content, path, expected):
    if expected is None:
        with pytest.raises(ReaderError):
            texts(content, path)
    else:
        assert texts(content, path) == expected


FOR_EVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS key, i AS value, i AS used FROM n"
OURS = (
    "CREATE TABLE results (key BLOB PRIMARY KEY NOT NULL, value BLOB NOT NULL, used INTEGER NOT NULL)",
    "CREATE INDEX results_by_use ON results (used)",
)
MADE = {
    "a view without end": (f"CREATE VIEW results AS {FOR_EVER}",),
    "a trigger": (*OURS, f"CREATE TRIGGER t AFTER INSERT ON results BEGIN INSERT INTO results {FOR_EVER}; END"),
    "another table": (*OURS, "CREATE TABLE more (a)"),
}


@pytest.mark.parametrize("name", MADE)
def test_kept_results_that_somebody_made_are_set_aside(tmp_path, name, deadline):
    with closing(sqlite3.connect(tmp_path / FILE)) as file, file:
        for statement in (*MADE[name], "PRAGMA user_version = 1"):
            file.execute(statement)
    config = Config(cache_dir=str(tmp_path), ignore=("GRM",))
    with deadline(30):
        report = api.check_text(SENTENCE * 2, config)
    assert [note for note in report.notes if "set aside as results.sqlite3.damaged" in note] != []
    assert [one.code for one in report.documents[0].diagnostics] == ["DUP001"]
    assert api.check_text(SENTENCE * 2, config).notes == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize(
    "make", [os.mkfifo, lambda file: file.symlink_to("/dev/zero"), lambda file: file.symlink_to("/dev/null")]
)
def test_kept_results_that_are_no_file_cost_a_note(tmp_path, make, deadline):
    make(tmp_path / FILE)
    with deadline(60):
        report = api.check_text(SENTENCE * 2, Config(cache_dir=str(tmp_path), ignore=("GRM",)))
    assert [one.code for one in report.documents[0].diagnostics] == ["DUP001"]
    assert len(report.notes) == 1
