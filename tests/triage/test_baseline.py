"""The baseline over real findings: what wakes a finding and what does not."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtlint.api import check_text
from mtlint.config import Config
from mtlint.model import Failure
from mtlint.triage import open_baseline, render

OLD = "We saw the the shop.\n\nIt was was open , and cheap.\n\nAll went home.\n"
LOCAL = Config(select=("DUP004", "TYP001", "TYP003", "TYP008"))
"""Rules that look at no more than a paragraph."""


class Runs:
    """Texts checked under a baseline in a folder, which also holds them as files where that matters."""

    def __init__(self, folder):
        self.folder = folder
        self.config = Config(select=LOCAL.select, root=folder)
        self.file = folder / "baseline.json"

    def run(self, *texts, failed=(), to_renew=False):
        """New findings, notes, the step and the reports after checking (path, text) pairs."""
        known = open_baseline("baseline.json", self.folder, to_renew=to_renew, or_new=True)
        checked = []
        for path, text in texts:
            report = check_text(text, self.config, path=path, baseline=known, cached=False)
            checked += report.documents
        report = _with(report, checked, failed)
        return (
            [(one.code, one.text) for document in checked for one in document.diagnostics],
            known.notes(report),
            known,
            report,
        )

    def write(self, *texts):
        _, _, known, report = self.run(*texts, to_renew=True)
        self.file.write_text(render(known.renewed(report)), encoding="utf-8")
        for path, text in texts:
            (self.folder / path).write_text(text, encoding="utf-8")

    def new(self, *texts):
        return self.run(*texts)[0]


def _with(report, documents, failed):
    return type(report)(report.tool, tuple(documents), tuple(Failure(path, "broken") for path in failed), report.rules)


@pytest.fixture
def runs(tmp_path):
    return Runs(tmp_path)


def test_what_is_listed_is_kept_back_with_the_reason(runs):
    runs.write(("a.txt", OLD))
    found, notes, _, report = runs.run(("a.txt", OLD))
    assert found == []
    assert {one.reason for one in report.documents[0].unreported} == {"in the baseline baseline.json"}
    assert notes == ["findings in the baseline baseline.json, not reported: 3"]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        pytest.param("New.\n\n" + OLD, [], id="a paragraph before"),
        pytest.param(OLD.upper(), [], id="other letters"),
        pytest.param(OLD + "\nWe saw the the museum.\n", [("DUP004", "the")], id="a second copy of an old defect"),
        pytest.param(OLD + "\nIt it is.\n", [("DUP004", "it")], id="another text of an old rule"),
    ],
)
def test_what_is_new(runs, text, new):
    runs.write(("a.txt", OLD))
    assert runs.new(("a.txt", text)) == new


def test_an_entry_holds_for_its_own_file_only(runs):
    runs.write(("a.txt", OLD), ("b.txt", "All went home.\n"))
    assert runs.new(("a.txt", "Home.\n"), ("b.txt", OLD)) != []


PARAGRAPHS = st.lists(
    st.sampled_from(
        ["We saw the the shop.", "It was was open , and cheap.", "All went home.", "He said: ( so be it ).", "So.."]
    ),
    min_size=1,
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(paragraphs=PARAGRAPHS, moved=st.randoms(use_true_random=False), at=st.integers(0, 8))
def test_moving_and_inserting_paragraphs_wakes_nothing(runs, paragraphs, moved, at):
    runs.file.unlink(missing_ok=True)
    runs.write(("a.txt", "\n\n".join(paragraphs)))
    changed = [*paragraphs]
    moved.shuffle(changed)
    changed.insert(at, "The museum is closed today.")
    found, notes, _, _ = runs.run(("a.txt", "\n\n".join(changed)))
    assert found == []
    assert all("not found any more" not in note for note in notes)


def test_stale_entries_are_told_and_pruned(runs):
    runs.write(("a.txt", OLD), ("b.txt", OLD))
    mended = OLD.replace("the the", "the")
    _, notes, known, report = runs.run(("a.txt", mended))
    assert notes[1] == (
        "in the baseline baseline.json, but not found any more: 1 (--prune-baseline takes them out): a.txt: DUP004 “the”"
    )
    runs.file.write_text(render(known.pruned(report)), encoding="utf-8")
    assert runs.new(("a.txt", OLD), ("b.txt", OLD)) == [("DUP004", "the")], "the entry is gone, those of b.txt are not"


def test_what_could_not_be_checked_is_not_stale(runs):
    runs.write(("a.txt", OLD))
    _, notes, known, report = runs.run(("a.txt", "Home.\n"), failed=["a.txt"])
    assert notes == []
    assert render(known.pruned(report)) == runs.file.read_text(encoding="utf-8")


def test_entries_of_rules_that_did_not_run_stay(runs):
    runs.write(("a.txt", OLD))
    before = runs.file.read_text(encoding="utf-8")
    runs.config = Config(select=("DUP004",), root=runs.folder)
    _, notes, known, report = runs.run(("a.txt", OLD))
    assert len(notes) == 1
    assert render(known.pruned(report)) == render(known.renewed(report)) == before


class TestRenames:
    def test_a_renamed_file_takes_its_entries_along(self, runs):
        runs.write(("a.txt", OLD))
        (runs.folder / "a.txt").unlink()
        found, notes, known, report = runs.run(("b.txt", OLD.replace("the the", "the")))
        assert found == []
        assert "a.txt: DUP004" in notes[1]
        assert set(known.pruned(report).files) == {"b.txt"}

    def test_a_copy_does_not(self, runs):
        runs.write(("a.txt", OLD))
        assert len(runs.new(("a.txt", OLD), ("b.txt", OLD))) == 3

    def test_nor_does_a_second_file(self, runs):
        runs.write(("a.txt", OLD))
        (runs.folder / "a.txt").unlink()
        assert len(runs.new(("b.txt", OLD), ("c.txt", OLD))) == 3

    def test_nor_a_file_with_little_of_it(self, runs):
        runs.write(("a.txt", OLD + "\nIt it is. No no. So so it was.\n"))
        (runs.folder / "a.txt").unlink()
        assert runs.new(("b.txt", "We saw the the museum.\n")) == [("DUP004", "the")]

    def test_entries_of_a_file_that_is_gone_are_stale(self, runs):
        runs.write(("a.txt", OLD), ("b.txt", OLD))
        (runs.folder / "a.txt").unlink()
        _, notes, known, report = runs.run(("b.txt", OLD))
        assert "not found any more: 3" in notes[1]
        assert set(known.pruned(report).files) - {"a.txt"} == {"b.txt"}
        assert "a.txt" not in render(known.pruned(report))

    def test_the_same_document_twice_is_one(self, runs):
        runs.write(("a.txt", OLD))
        (runs.folder / "a.txt").unlink()
        known = open_baseline("baseline.json", runs.folder)
        for _ in range(2):
            report = check_text(OLD, runs.config, path="b.txt", baseline=known, cached=False)
            assert report.documents[0].diagnostics == ()


def test_paths_start_from_the_folder_of_the_baseline(runs):
    (runs.folder / "sub").mkdir()
    runs.write(("sub/a.txt", OLD))
    known = open_baseline(str(Path("..") / "baseline.json"), runs.folder / "sub")
    config = Config(select=LOCAL.select, root=runs.folder / "sub")
    report = check_text(OLD, config, path="a.txt", baseline=known, cached=False)
    assert report.documents[0].diagnostics == ()
