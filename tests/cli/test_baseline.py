"""`--baseline`, `--write-baseline` and `--prune-baseline`, as a user runs them."""

import json
import subprocess
import sys

import pytest

TEXT = "We saw the the shop.\n\nIt was was fine.\n"
KNOWN = b"""{
 "tool": "mtlint",
 "version": 1,
 "findings": [
  {"path": "a.txt", "code": "DUP004", "text": "the", "count": 1},
  {"path": "a.txt", "code": "DUP004", "text": "was", "count": 1},
  {"path": "b/c.txt", "code": "DUP004", "text": "the", "count": 1},
  {"path": "b/c.txt", "code": "DUP004", "text": "was", "count": 1}
 ]
}
"""


def mtlint(folder, *arguments, stdin=b""):
    command = [sys.executable, "-m", "mtlint", "check", "--no-config", "--select", "DUP004", "-f", "concise", *arguments]
    return subprocess.run(command, cwd=folder, input=stdin, capture_output=True, timeout=120, check=False)


@pytest.fixture
def folder(tmp_path):
    for name in ("a.txt", "b/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "known.json").write_bytes(KNOWN)
    return tmp_path


def entries(folder):
    findings = json.loads((folder / "known.json").read_text(encoding="utf-8"))["findings"]
    return [(one["path"], one["text"], one["count"]) for one in findings]


def test_what_is_written(folder):
    done = mtlint(folder, "--write-baseline", "new.json")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.startswith(b"new.json: written: 4 findings")
    assert (folder / "new.json").read_bytes() == KNOWN


def test_what_is_listed_is_clean_and_a_new_finding_is_not(folder):
    assert mtlint(folder, "--baseline", "known.json").returncode == 0
    (folder / "a.txt").write_text("It is is new.\n\n" + TEXT, encoding="utf-8")
    done = mtlint(folder, "--baseline", "known.json")
    assert done.returncode == 1
    assert done.stdout.startswith(b"a.txt:1:7: DUP004")
    assert done.stdout.count(b"DUP004") == 1


def test_writing_again_changes_nothing_but_what_changed(folder):
    assert mtlint(folder, "--write-baseline", "known.json", "b").returncode == 0
    assert (folder / "known.json").read_bytes() == KNOWN, "entries of files that were not checked stay"
    (folder / "b" / "c.txt").write_text("It was was fine. It is is new.\n", encoding="utf-8")
    assert mtlint(folder, "--write-baseline", "known.json", "b").returncode == 0
    assert entries(folder) == [("a.txt", "the", 1), ("a.txt", "was", 1), ("b/c.txt", "is", 1), ("b/c.txt", "was", 1)]


def test_pruning_adds_nothing(folder):
    (folder / "a.txt").write_text("It was was fine. It is is new.\n", encoding="utf-8")
    done = mtlint(folder, "--baseline", "known.json", "--prune-baseline")
    assert done.returncode == 1
    assert b"not found any more and taken out: 1" in done.stderr
    assert entries(folder) == [("a.txt", "was", 1), ("b/c.txt", "the", 1), ("b/c.txt", "was", 1)]


@pytest.mark.parametrize("arguments", [("--write-baseline", "known.json"), ("--baseline", "known.json", "--prune-baseline")])
def test_nothing_is_written_when_something_could_not_be_checked(folder, arguments):
    (folder / "a.txt").write_bytes(b"\0\xff")
    (folder / "b" / "c.txt").write_text("Fine.\n", encoding="utf-8")
    done = mtlint(folder, *arguments)
    assert done.returncode == 2
    assert b"known.json: not written" in done.stderr
    assert b"a.txt" in done.stdout
    assert (folder / "known.json").read_bytes() == KNOWN


def test_another_file_is_not_overwritten(folder):
    done = mtlint(folder, "--write-baseline", "a.txt")
    assert done.returncode == 2
    assert b"a.txt: damaged" in done.stderr
    assert (folder / "a.txt").read_text(encoding="utf-8") == TEXT


def test_what_is_kept_back_is_not_fixed(folder):
    done = mtlint(folder, "--baseline", "known.json", "--fix", "--unsafe-fixes")
    assert done.returncode == 0
    assert (folder / "a.txt").read_text(encoding="utf-8") == TEXT


def test_standard_input(folder):
    arguments = ("--baseline", "known.json", "--stdin-filename", "a.txt", "-")
    assert mtlint(folder, *arguments, stdin=TEXT.encode()).returncode == 0
    assert mtlint(folder, *arguments, stdin=f"{TEXT}It is is new.\n".encode()).returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("--write-baseline", "x.json", "--fix"),
        ("--write-baseline", "x.json", "--baseline", "known.json"),
        ("--write-baseline", "x.json", "--prune-baseline"),
    ],
)
def test_options_that_do_not_go_together(folder, arguments):
    done = mtlint(folder, *arguments)
    assert done.returncode == 2
    assert b"Error: " in done.stderr
    assert not (folder / "x.json").exists()
