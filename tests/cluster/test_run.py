"""A corpus is checked as its files are, whoever does it and however often it is stopped."""

import json

import pyarrow.parquet as pq
import pytest

from mtlint import api
from mtlint.config import Config
from mtlint.model import MtlintError
from mtlint.text.lines import LineIndex

CONFIG = Config(ignore=("GRM",))
ACROSS = ("DUP1", "CON1")

# Ray Data speaks of settings of its own that nobody here has touched.
pytestmark = [pytest.mark.usefixtures("cluster"), pytest.mark.filterwarnings("ignore::DeprecationWarning")]


def findings(folder):
    table = pq.read_table(folder / "findings")
    return sorted(table.to_pylist(), key=lambda one: (one["path"], one["row"], one["start"], one["code"]))


def places(folder, across=False):
    return [
        (one["path"], one["row"], one["column"], one["start"], one["end"], one["code"], one["text"], one["message"])
        for one in findings(folder)
        if across or "in this corpus" not in one["message"]
    ]


def checked(paths, config, rows):
    """What `check` says of the same files."""
    found = []
    for document in api.check_paths(paths, config, cached=False).documents:
        lines = LineIndex(document.document.text)
        for one in document.diagnostics:
            if one.code.startswith(ACROSS):
                continue
            segment = document.document.segment_at(one.span.start)
            start, end = segment.offsets.decoded(one.span.start), segment.offsets.decoded(one.span.end)
            line, column = lines.position(one.span.start)
            found.append((one.path, line, None if rows else column, start, end, one.code, one.text, one.message))
    return sorted(found, key=lambda one: (one[0], one[1], one[3], one[5]))


def test_rows_have_the_findings_of_a_check(corpus, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    corpus(250)
    api.check_corpus(["corpus.jsonl"], "out", CONFIG)
    expected = checked([tmp_path / "corpus.jsonl"], CONFIG, rows=True)
    assert {code for *_, code, _, _ in expected} >= {"TYP003"}
    assert places(tmp_path / "out") == expected


def test_documents_have_the_findings_of_a_check(tmp_path, monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)
    report = api.check_corpus(["tests/corpus"], str(tmp_path / "out"), CONFIG)
    expected = checked([request.config.rootpath / "tests" / "corpus"], CONFIG, rows=False)
    assert len(expected) > 50
    assert places(tmp_path / "out") == expected
    assert report.failures == 0


def test_grammar_is_checked_by_each_worker(corpus, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    texts = ["He go to the market every day.", "They was late for the meeting.", "All is well here today."] * 4
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"target": text}) + "\n" for text in texts), encoding="utf-8")
    config = Config(select=("GRM",))
    api.check_corpus(["a.jsonl"], "out", config, rows=6, workers=2, duplicates=False)
    expected = checked([tmp_path / "a.jsonl"], config, rows=True)
    assert sum(one[5].startswith("GRM") for one in expected) >= 8
    assert places(tmp_path / "out") == expected


def test_the_number_of_workers_changes_nothing(corpus, tmp_path):
    path = corpus(900)
    one = api.check_corpus([str(path)], str(tmp_path / "one"), CONFIG, rows=100, workers=1)
    two = api.check_corpus([str(path)], str(tmp_path / "two"), CONFIG, rows=100, workers=2)
    assert one == two
    assert findings(tmp_path / "one") == findings(tmp_path / "two")
    assert (tmp_path / "one" / "summary.json").read_bytes() == (tmp_path / "two" / "summary.json").read_bytes()


def test_what_stands_in_another_block_is_found(corpus, tmp_path):
    path = corpus(900)
    api.check_corpus([str(path)], str(tmp_path / "out"), CONFIG, rows=100)
    across = [one for one in findings(tmp_path / "out") if "in this corpus" in one["message"]]
    repeated = {row for row in range(1, 901) if (row - 1) % 10 == 9 and row > 301}
    assert {one["row"] for one in across if one["code"] == "DUP001"} == repeated
    by_row = {one["row"]: one["related_row"] for one in across if one["code"] == "DUP001"}
    assert by_row[310] == 10
    assert by_row[610] == 10, "the first place is named"


def test_rows_without_findings_are_kept_as_they_are(corpus, tmp_path):
    path = corpus(700)
    lines = path.read_bytes().splitlines(keepends=True)
    keep = tmp_path / "clean.jsonl"
    found = api.check_corpus(
        [str(path)], str(tmp_path / "out"), CONFIG, rows=100, keep=str(keep), drop=("DUP",)
    )
    dropped = {one["row"] for one in findings(tmp_path / "out") if one["code"].startswith("DUP")}
    assert dropped
    assert keep.read_bytes() == b"".join(line for number, line in enumerate(lines, 1) if number not in dropped)
    assert found.kept == len(lines) - len(dropped)


def test_rows_are_kept_as_parquet(corpus, tmp_path):
    path = corpus(50)
    api.check_corpus([str(path)], str(tmp_path / "out"), CONFIG, keep=str(tmp_path / "clean.parquet"), drop=("TYP003",))
    kept = pq.read_table(tmp_path / "clean.parquet").to_pylist()
    assert kept
    assert all(set(row) == {"source", "target"} and "  " not in row["target"] for row in kept)


def test_a_finished_run_is_not_done_again(corpus, tmp_path):
    path = corpus(300)
    first = api.check_corpus([str(path)], str(tmp_path / "out"), CONFIG, rows=50)
    (tmp_path / "out" / "blocks" / "part-000002.json").unlink()
    again = api.check_corpus([str(path)], str(tmp_path / "out"), CONFIG, rows=50)
    assert (first.resumed, again.resumed) == (0, 5)
    assert again.by_code == first.by_code


def test_a_folder_of_another_run_is_not_touched(corpus, tmp_path):
    path = corpus(20)
    api.check_corpus([str(path)], str(tmp_path / "out"), CONFIG)
    with pytest.raises(MtlintError, match="other inputs or with other settings"):
        api.check_corpus([str(path)], str(tmp_path / "out"), Config(select=("TYP",)))
    api.check_corpus([str(path)], str(tmp_path / "out"), Config(select=("TYP",)), restart=True)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x", encoding="utf-8")
    with pytest.raises(MtlintError, match="not empty"):
        api.check_corpus([str(path)], str(tmp_path / "mine"), CONFIG)
    with pytest.raises(MtlintError, match="not empty"):
        api.check_corpus([str(path)], str(tmp_path / "mine"), CONFIG, restart=True)


def test_bad_rows_are_kept_aside(corpus, tmp_path):
    path = corpus(30)
    with path.open("a", encoding="utf-8") as stream:
        stream.write('nonsense\n{"target": 3}\n')
    found = api.check_corpus([str(path)], str(tmp_path / "out"), CONFIG)
    rejected = pq.read_table(tmp_path / "out" / "rejected").to_pylist()
    assert [(one["row"], one["raw"]) for one in rejected] == [(31, "nonsense"), (32, '{"target": 3}')]
    assert (found.rejected, found.failures, found.rows) == (2, 0, 30)


def test_what_is_not_there_is_an_error(tmp_path):
    with pytest.raises(MtlintError, match="no such file or folder"):
        api.check_corpus([str(tmp_path / "none.jsonl")], str(tmp_path / "out"), CONFIG)
    with pytest.raises(MtlintError, match="nothing to check"):
        (tmp_path / "empty.jsonl").write_bytes(b"")
        api.check_corpus([str(tmp_path / "empty.jsonl")], str(tmp_path / "out"), CONFIG)
    with pytest.raises(MtlintError, match="nope://"):
        api.check_corpus(["nope://bucket/a.jsonl"], str(tmp_path / "out"), CONFIG)
