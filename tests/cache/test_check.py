"""What users see of kept results: the same report, sooner."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from mtlint import api, session
from mtlint.cache.results import FILE
from mtlint.config import Config
from mtlint.grammar import GrammarSettings, open_backend

NEWS = Path(__file__).parents[1] / "corpus" / "news"
NO_GRAMMAR = ("--ignore", "GRM")


@pytest.fixture
def run(tmp_path):
    """Runs the command line on a folder of texts with results of its own; hands back status, report and notes."""

    def run_(*arguments, command="check", env=None):
        line = [sys.executable, "-m", "mtlint", command, "--no-config", "--cache-dir", str(tmp_path / "cache"), *arguments]
        done = subprocess.run(line, cwd=tmp_path, capture_output=True, timeout=120, check=False, env=os.environ | (env or {}))
        return done.returncode, done.stdout, done.stderr.decode()

    return run_


@pytest.fixture
def texts(tmp_path):
    """A folder with some of the corpus."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for file in sorted(NEWS.glob("*.txt"))[:4]:
        shutil.copy(file, folder)
    return folder


@pytest.fixture
def lints(monkeypatch):
    """Paths of the documents that were checked, and not only looked up."""
    seen = []
    lint = session.run.__globals__["lint"]

    def spy(document, plan, grammar, **options):
        seen.append(document.path)
        return lint(document, plan, grammar, **options)

    monkeypatch.setitem(session.run.__globals__, "lint", spy)
    return seen


@pytest.fixture
def check(tmp_path, texts, lints):
    """Checks the folder without grammar; hands back which files were not looked up."""

    def check_(**settings):
        lints.clear()
        config = Config(**{"root": texts, "cache_dir": str(tmp_path / "cache"), "ignore": ("GRM",)} | settings)
        report = api.check_paths([texts], config)
        assert report.failures == ()
        return sorted(lints)

    return check_


def test_the_report_is_the_same_to_the_byte(run, texts):
    cold = run("-f", "json", *NO_GRAMMAR, "texts")
    assert json.loads(cold[1])["diagnostics"]
    assert run("-f", "json", *NO_GRAMMAR, "texts") == cold
    assert run("-f", "json", *NO_GRAMMAR, "--no-cache", "texts") == cold


def test_without_the_cache_nothing_is_kept(run, texts, tmp_path):
    run(*NO_GRAMMAR, "--no-cache", "texts")
    run(*NO_GRAMMAR, "--no-cache", "--output", "out", "texts", command="report")
    assert not (tmp_path / "cache").exists()


def test_a_report_uses_what_a_check_kept(run, texts, tmp_path):
    run(*NO_GRAMMAR, "--output", "one", "texts", command="report")
    run(*NO_GRAMMAR, "--output", "two", "texts", command="report")
    for file in (path for path in (tmp_path / "one").rglob("*") if path.is_file()):
        assert file.read_bytes() == (tmp_path / "two" / file.relative_to(tmp_path / "one")).read_bytes()


def test_an_unchanged_run_looks_everything_up(check):
    assert len(check()) == 4
    assert check() == []


def test_only_an_edited_document_is_checked_again(check, texts):
    check()
    (texts / "000.txt").write_text("The shop is open.", encoding="utf-8")
    assert check() == ["000.txt"]


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"ignore": ("GRM", "TYP008")}, id="rules"),
        pytest.param({"rules": {"repeated-sentence": {"min-words": 5}}}, id="option"),
        pytest.param({"language": "en-GB"}, id="language"),
        pytest.param({"source_language": "zh"}, id="source language"),
    ],
)
def test_other_settings_make_other_results(check, settings):
    check()
    assert len(check(**settings)) == 4
    assert check(**settings) == []
    assert check() == []


def test_settings_for_some_files_leave_the_others_alone(check):
    check()
    assert check(per_file_ignores={"00[01].txt": ("DUP",)}) == ["000.txt", "001.txt"]


def test_settings_that_no_finding_depends_on_change_nothing(check):
    check()
    assert check(offline=True, java="system", maven_mirror="https://mirror.example/maven") == []


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("style", True),
        ("words", ("Tokyo",)),
        ("disabled_rules", ("MORFOLOGIK_RULE_EN_US",)),
        ("overlay", {"a.xml": b"<rules/>"}),
    ],
)
def test_what_the_grammar_checker_is_told_counts(setting, value):
    plain = GrammarSettings()
    with open_backend(plain) as backend:
        told = [session.context(one, backend) for one in (replace(plain, **{setting: value}), plain, GrammarSettings())]
    assert told[0] != told[1] == told[2]


def test_another_program_makes_other_results(check, monkeypatch):
    check()
    monkeypatch.setattr(session, "program_digest", lambda: "another")
    assert len(check()) == 4


def test_what_could_not_be_checked_is_not_kept(check, texts, run):
    (texts / "000.txt").write_bytes(b"\x00\x01\x02")
    for _ in range(2):
        status, _, errors = run(*NO_GRAMMAR, "-f", "json", "texts")
        assert status == 2, errors


@pytest.mark.parametrize("content", [b"garbage " * 1000, b""], ids=["garbage", "empty"])
def test_a_file_that_is_no_database_costs_a_note_at_most(run, texts, tmp_path, content):
    expected = run("-f", "json", *NO_GRAMMAR, "--no-cache", "texts")
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / FILE).write_bytes(content)
    status, report, notes = run("-f", "json", *NO_GRAMMAR, "texts")
    assert (status, report) == expected[:2]
    assert ("set aside" in notes) == bool(content)
    assert run("-f", "json", *NO_GRAMMAR, "texts") == expected


@pytest.mark.parametrize(
    "folder",
    [
        "a.txt/cache",
        pytest.param("/proc/mtlint", marks=pytest.mark.skipif(os.name == "nt", reason="there is no /proc on Windows")),
    ],
)
def test_a_folder_that_cannot_be_written_costs_a_note(run, texts, tmp_path, folder):
    (tmp_path / "a.txt").write_text("x")
    expected = run("-f", "json", *NO_GRAMMAR, "--no-cache", "texts")
    status, report, notes = run("-f", "json", *NO_GRAMMAR, "--cache-dir", folder, "texts")
    assert (status, report) == expected[:2]
    assert notes.startswith("note: ")
    assert "not kept" in notes
    assert run("-f", "json", *NO_GRAMMAR, "--cache-dir", folder, "--quiet", "texts")[2] == ""


@pytest.mark.skipif(os.name == "nt", reason="a home folder is found otherwise")
def test_a_missing_home_costs_a_note(texts, tmp_path):
    (tmp_path / "file").write_text("")
    line = [sys.executable, "-m", "mtlint", "check", "--no-config", "-f", "json", *NO_GRAMMAR, "texts"]
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MTLINT", "XDG"))}
    done = subprocess.run(
        line, cwd=tmp_path, capture_output=True, check=False, env=env | {"HOME": str(tmp_path / "file" / "none")}
    )
    assert done.returncode == 1
    assert b"not kept" in done.stderr


def test_a_run_that_is_killed_leaves_results_that_are_right(run, texts, tmp_path):
    for number in range(30):
        text = (texts / "000.txt").read_text(encoding="utf-8")
        (texts / f"more {number}.txt").write_text(f"Number {number} is here. {text}", encoding="utf-8")
    expected = run("-f", "json", *NO_GRAMMAR, "--no-cache", "texts")
    line = [sys.executable, "-m", "mtlint", "check", "--no-config", "--cache-dir", "cache", *NO_GRAMMAR, "texts"]
    killed = subprocess.Popen(line, cwd=tmp_path, stdout=subprocess.DEVNULL)
    log = tmp_path / "cache" / f"{FILE}-wal"
    while killed.poll() is None and not (log.exists() and log.stat().st_size > 100_000):
        pass
    killed.kill()
    killed.wait()
    assert run("-f", "json", *NO_GRAMMAR, "texts") == expected


def test_the_second_run_starts_no_java(backends, tmp_path):
    text = f"He recieved the letter number {uuid4().hex}."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    reports = [api.check_paths([tmp_path], Config(root=tmp_path)) for _ in range(2)]
    assert [backend.supervisor.starts for backend in backends] == [1, 0]
    assert [d.code for d in reports[0].documents[0].diagnostics] == ["GRM003"]
    assert reports[0] == reports[1]


def test_the_second_run_needs_no_java(tmp_path):
    text = f"He recieved the letter number {uuid4().hex}."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")

    def check(*arguments):
        line = [sys.executable, "-m", "mtlint", "check", "--no-config", "-f", "json", *arguments, "a.txt"]
        return subprocess.run(line, cwd=tmp_path, capture_output=True, timeout=120, check=False)

    cold, warm, anew = check(), check("--java", str(tmp_path / "none")), check("--no-cache")
    assert cold.returncode == warm.returncode == anew.returncode == 1, cold.stderr
    assert cold.stdout == warm.stdout == anew.stdout
    assert check("--java", str(tmp_path / "none"), "--no-cache").returncode == 2
