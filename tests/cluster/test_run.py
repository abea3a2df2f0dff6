"""A corpus is checked as its files are, whoever does it and in how many parts."""

import csv
import json
import signal
import time

import psutil
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.cluster.corpora import checked, findings, gone, places, rows

from mtlint.config import Config
from mtlint.model import MtlintError

CONFIG = Config(ignore=("GRM",))


def workers(driver):
    """The processes that check blocks."""
    return [process for process in driver.below if "MapBatches" in process.name() or "MapBatches" in "".join(process.cmdline())]


def test_rows_have_the_findings_of_a_check_in_every_format(corpus, driver, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    corpus(250, "a.jsonl")
    for name, delimiter in (("b.csv", ","), ("c.tsv", "\t")):
        with (tmp_path / name).open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, ["source", "target"], delimiter=delimiter)
            writer.writeheader()
            writer.writerows(rows(120, seed=2))
    pq.write_table(pa.Table.from_pylist(rows(250)), tmp_path / "d.parquet")
    expected = [one for name in ("a.jsonl", "b.csv", "c.tsv") for one in checked(tmp_path / name, CONFIG)]
    assert {code for *_, code, _, _ in expected} >= {"TYP003", "DUP004"}
    expected += [("d.parquet", *one[1:]) for one in expected if one[0] == "a.jsonl"]
    found = driver.check([str(tmp_path)], str(tmp_path / "out"), Config(root=tmp_path, ignore=("GRM",)))
    assert places(tmp_path / "out") == expected
    assert (found.rows, found.documents, found.blocks) == (740, 0, 4)


def test_documents_have_the_findings_of_a_check(driver, tmp_path, monkeypatch, request):
    root = request.config.rootpath
    monkeypatch.chdir(root)
    report = driver.check(["tests/corpus/pages"], str(tmp_path / "out"), CONFIG)
    expected = checked(root / "tests" / "corpus" / "pages", CONFIG, rows=False)
    assert len(expected) > 30
    assert places(tmp_path / "out") == expected
    assert (report.failures, report.rows) == (0, 0)


def test_grammar_is_checked_though_servers_and_workers_are_killed(mistakes, driver, tmp_path):
    path, expected = mistakes
    config = Config(root=path.parent, select=("GRM",))
    driver.begin([str(path)], str(tmp_path / "out"), config, rows=3, workers=2, duplicates=False)
    servers = []

    def lost():
        """The server of a worker that works already; it is replaced."""
        (server,) = [process for process in workers(driver)[0].children(recursive=True) if process.name().startswith("java")]
        return server

    deadline = time.monotonic() + 300
    for kill in (lost, lambda: workers(driver)[0]):
        done = len(list((tmp_path / "out").glob("blocks/*.json")))
        while len(list((tmp_path / "out").glob("blocks/*.json"))) < done + 2:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        servers = [process for worker in workers(driver) for process in worker.children(recursive=True)]
        kill().send_signal(signal.SIGKILL)
    found = driver.end()
    assert places(tmp_path / "out") == expected
    assert (found.rows, found.failures, found.blocks, found.resumed) == (240, 0, 80, 0)
    gone(servers)


def test_the_number_of_workers_changes_nothing(corpus, driver, tmp_path):
    path = corpus(900)
    one = driver.check([str(path)], str(tmp_path / "one"), CONFIG, rows=100, workers=1)
    two = driver.check([str(path)], str(tmp_path / "two"), CONFIG, rows=100, workers=2)
    assert one == two
    assert findings(tmp_path / "one") == findings(tmp_path / "two")
    assert (tmp_path / "one" / "summary.json").read_bytes() == (tmp_path / "two" / "summary.json").read_bytes()
    across = [row for row in findings(tmp_path / "one") if "in this corpus" in row["message"]]
    repeated = {row for row in range(1, 901) if (row - 1) % 10 == 9 and row > 301}
    assert {row["row"] for row in across if row["code"] == "DUP001"} == repeated
    first = {row["row"]: row["related_row"] for row in across if row["code"] == "DUP001"}
    assert (first[310], first[610]) == (10, 10), "the first place is named"


def test_rows_without_findings_are_kept_as_they_are(corpus, driver, tmp_path):
    path = corpus(700)
    lines = path.read_bytes().splitlines(keepends=True)
    keep = tmp_path / "clean.jsonl"
    options = {"rows": 100, "keep": str(keep)}
    found = driver.check([str(path)], str(tmp_path / "out"), CONFIG, **options, drop=("DUP001", "stray-punctuation"))
    dropped = {one["row"] for one in findings(tmp_path / "out") if one["code"] == "DUP001"}
    assert len(dropped) >= 40
    assert keep.read_bytes() == b"".join(line for number, line in enumerate(lines, 1) if number not in dropped)
    assert found.kept == len(lines) - len(dropped)

    again = driver.check([str(path)], str(tmp_path / "out"), CONFIG, **options | {"keep": str(tmp_path / "none.parquet")})
    bad = {one["row"] for one in findings(tmp_path / "out")}
    kept = pq.read_table(tmp_path / "none.parquet").to_pylist()
    assert kept == [json.loads(line) for number, line in enumerate(lines, 1) if number not in bad]
    assert (again.kept, again.resumed) == (len(kept), 7)

    with pytest.raises(MtlintError, match="no rule of this run answers to GRM, DPU"):
        driver.check([str(path)], str(tmp_path / "out"), CONFIG, **options, drop=("GRM", "DUP", "DPU"))


def test_a_finished_block_is_not_checked_again(corpus, driver, tmp_path):
    path, out = corpus(300), tmp_path / "out"
    first = driver.check([str(path)], str(out), CONFIG, rows=50)
    before = findings(out)
    (out / "blocks" / "part-000002.json").unlink()
    written = {file.name: file.stat().st_mtime_ns for file in (out / "blocks").iterdir()}
    again = driver.check([str(path)], str(out), CONFIG, rows=50)
    assert (first.resumed, again.resumed) == (0, 5)
    assert again.by_code == first.by_code
    assert findings(out) == before
    assert {name: (out / "blocks" / name).stat().st_mtime_ns for name in written} == written

    alone = driver.check([str(path)], str(out), CONFIG, rows=50, duplicates=False)
    assert alone.resumed == 6
    assert [one for one in findings(out) if "in this corpus" in one["message"]] == []
    assert alone.findings == len(findings(out))


def test_a_folder_of_another_run_is_not_touched(corpus, driver, tmp_path):
    path = corpus(20)
    out, mine = str(tmp_path / "out"), tmp_path / "mine"
    driver.check([str(path)], out, CONFIG)
    with pytest.raises(MtlintError, match="other inputs or with other settings"):
        driver.check([str(path)], out, Config(select=("TYP",)))
    driver.check([str(path)], out, Config(select=("TYP",)), restart=True)
    mine.mkdir()
    (mine / "thesis.txt").write_text("x", encoding="utf-8")
    for restart in (False, True):
        with pytest.raises(MtlintError, match="not empty"):
            driver.check([str(path)], str(mine), CONFIG, restart=restart)
    assert [file.name for file in mine.iterdir()] == ["thesis.txt"]


def test_what_is_in_the_way_of_a_run_is_said_before_it(driver, tmp_path):
    def said(*inputs, config=CONFIG, **options):
        with pytest.raises(MtlintError) as caught:
            driver.check([str(tmp_path / name) for name in inputs], str(tmp_path / "out"), config, **options)
        assert caught.value.remedy
        assert not (tmp_path / "out").exists()
        return caught.value.message

    (tmp_path / "empty.jsonl").write_bytes(b"")
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    (tmp_path / "a.jsonl.gz").write_bytes(b"")
    assert "no such file or folder" in said("none.jsonl")
    assert "nothing to check" in said("empty.jsonl")
    assert "a.jsonl.gz: is compressed" in said("a.jsonl.gz")
    assert "documents have no rows to keep" in said("a.txt", keep=str(tmp_path / "clean.jsonl"))
    assert "DUP101, DUP102 cannot run: they compare documents" in said("a.txt", config=Config(select=("DUP1",)))
    with pytest.raises(MtlintError, match="nope://"):
        driver.check(["nope://bucket/a.jsonl"], str(tmp_path / "out"), CONFIG)


def test_the_rules_that_compare_documents_are_named_as_not_run(driver, tmp_path):
    text = "The harbour was closed for three days because of the storm. Nobody knew when it would open again."
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    config = Config(root=tmp_path, select=("DUP",))
    assert {code for *_, code, _, _ in checked(tmp_path, config, rows=False)} == set(), "DUP101 is all there is"
    found = driver.check([str(tmp_path)], str(tmp_path / "out"), config)
    (note,) = found.notes
    assert note.startswith("not run")
    assert note.endswith("DUP101, DUP102")
    assert set(found.by_code) == {"DUP001"}, "sentences are compared all the same"


def test_own_output_is_no_input(corpus, driver, tmp_path):
    corpus(30)
    config = Config(root=tmp_path, ignore=("GRM",))
    first = driver.check([str(tmp_path)], str(tmp_path / "out"), config)
    again = driver.check([str(tmp_path)], str(tmp_path / "out"), config)
    assert (first.rows, again.rows, again.resumed) == (30, 30, 1)


def test_bad_rows_are_kept_aside_and_are_no_clean_run(command, corpus, driver, tmp_path):
    """In a cluster that is joined."""
    path = corpus(30)
    with path.open("a", encoding="utf-8") as stream:
        stream.write('nonsense\n{"target": 3}\n\n')
    options = ("--select", "RES", "--keep", "clean.jsonl")
    status, out, err = command(path, "-o", "out", "--address", driver.address, *options, **driver.joining).end()
    assert (status, err) == (2, "not checked: 2 lines that are no rows: see out/rejected\n")
    rejected = pq.read_table(tmp_path / "out" / "rejected").to_pylist()
    assert [(one["row"], one["raw"]) for one in rejected] == [(31, "nonsense"), (32, '{"target": 3}')]
    assert out.splitlines()[0].startswith("0 findings in 30 rows, ")
    assert (tmp_path / "clean.jsonl").read_bytes() == b"".join(path.read_bytes().splitlines(keepends=True)[:30])
    assert psutil.pid_exists(driver.process.pid)
