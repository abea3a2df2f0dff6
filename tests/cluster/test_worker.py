"""What a worker makes of a block, and what it says of what it could not check."""

import json
from functools import partial

import pyarrow.parquet as pq
import pytest
from tests.cluster.corpora import write

from mtlint.cluster import Columns, Job, Place
from mtlint.cluster.keep import keep_rows
from mtlint.cluster.plan import plan
from mtlint.cluster.progress import unwatched
from mtlint.cluster.worker import check_block
from mtlint.config import Config
from mtlint.model import GrammarResult
from mtlint.session import Session, read_document

CLEAN = "All is well here today."


@pytest.fixture
def job(tmp_path):
    return Job(Config(select=("TYP",)), Columns(), Place.of(str(tmp_path / "out")))


def rejected(folder):
    return [(one["path"], one["row"], one["reason"]) for one in pq.read_table(folder / "out" / "rejected").to_pylist()]


def test_a_block_over_which_workers_ended_is_given_up_and_comes_again(job, tmp_path):
    path = write(tmp_path / "a.jsonl", [{"target": CLEAN}] * 5)
    _, block, _ = blocks = plan([Place.of(str(path)).called("a.jsonl")], Columns(), 2)
    with job.session() as session:
        for one in blocks:
            check_block(one, job, session)
        job.summary(block).clear()
        # What workers leave that were killed over it.
        (job.output / ".work" / "tries" / block.name).write(b"3")
        check_block(block, job, session)
        assert rejected(tmp_path) == [("a.jsonl", None, "rows 3 to 4 not checked: 3 workers ended over it")]
        assert [job.is_finished(one) for one in blocks] == [True, False, True]
        keep = Place.of(str(tmp_path / "clean.jsonl"))
        assert keep_rows(blocks, job, [], keep, unwatched) == 3
        (job.output / ".work" / "tries").clear()
        check_block(block, job, session)
    assert rejected(tmp_path) == []
    assert job.is_finished(block)


def test_a_document_that_cannot_be_read_is_named_and_the_others_are_checked(job, tmp_path):
    for name, content in (("a.md", b"Two  blanks."), ("b.docx", b"none"), ("c.txt", b"And  here.")):
        (tmp_path / name).write_bytes(content)
    (block,) = plan([Place.of(str(tmp_path / name)).called(name) for name in ("a.md", "b.docx", "c.txt")], Columns(), 10)
    (tmp_path / "c.txt").unlink()
    with job.session() as session:
        check_block(block, job, session)
    assert [(path, row) for path, row, _ in rejected(tmp_path)] == [("b.docx", None), ("c.txt", None)]
    assert {one["path"] for one in pq.read_table(tmp_path / "out" / "findings").to_pylist()} == {"a.md"}
    summary = json.loads(job.summary(block).read())
    assert (summary["files"], summary["failures"], summary["rows"]) == (1, 2, 0)


def test_a_row_that_grammar_cannot_be_checked_of_is_named_and_not_kept(tmp_path, monkeypatch):
    """The row has line ends and comes after a bad one, so its line in the block is another."""
    path = tmp_path / "a.jsonl"
    path.write_text('bad\n{"target": "One.\\nTwo.\\nThree."}\n{"target": "Poison."}\n{"target": "Four."}\n', encoding="utf-8")
    job = Job(Config(select=("GRM",)), Columns(), Place.of(str(tmp_path / "out")))
    (block,) = plan([Place.of(str(path)).called("a.jsonl")], Columns(), 10)

    def check(self, segments, language, spared=None):
        return GrammarResult((), tuple((segment, "it is poison") for segment in segments if "Poison" in segment.text))

    monkeypatch.setattr("mtlint.grammar.LanguageToolBackend.check", check)
    with job.session() as session:
        check_block(block, job, session)
    assert rejected(tmp_path)[1:] == [("a.jsonl", 3, "grammar not checked: it is poison")]
    keep = Place.of(str(tmp_path / "clean.jsonl"))
    assert keep_rows([block], job, [], keep, unwatched) == 2
    assert "Poison" not in (tmp_path / "clean.jsonl").read_text(encoding="utf-8")


def codes(report):
    return [one.code for checked in report.documents for one in checked.diagnostics]


def test_a_session_without_the_rules_that_compare_documents(tmp_path):
    text = "The harbour was closed for three days because of the storm. Nobody knew when it would open again."
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    config = Config(select=("DUP",))
    sources = [(name, partial(read_document, tmp_path / name, name, config)) for name in ("a.txt", "b.txt")]
    with Session(config, cached=False) as session:
        assert codes(session.check(sources)) == ["DUP101"]
    with Session(config, across=False, cached=False) as session:
        report = session.check(sources)
    assert codes(report) == []
    (note,) = report.notes
    assert note.startswith("not run")
    assert note.endswith("DUP101, DUP102")
