"""`mtlint report` as it is called: what it writes, against what, and what stays when it is stopped."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

OLD = "The council met on Tuesday to talk about the bridge. The council met on Tuesday to talk about the bridge.\n"
NEW = "A ship of the the line came into the harbour of the town.\n"


def command(*arguments):
    return [sys.executable, "-m", "mtlint", *arguments, "--no-config", "--no-cache", "--ignore", "GRM"]


def mtlint(folder, *arguments):
    return subprocess.run(command(*arguments), cwd=folder, capture_output=True, text=True, timeout=300, check=False)


def content(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def texts(tmp_path):
    for name, text in (("a.txt", OLD), ("b.txt", NEW)):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_compares_with_what_check_wrote(texts):
    assert mtlint(texts, "check", "-f", "json", "-o", "old.json", "a.txt", "b.txt").returncode == 1
    (texts / "a.txt").write_text(NEW, "utf-8")
    done = mtlint(texts, "report", "--compare", "old.json", "a.txt", "b.txt", "-o", "out")
    assert done.returncode == 0, done.stderr
    index = (texts / "out" / "index.html").read_text("utf-8")
    assert "<dt>New</dt><dd>1</dd>" in index
    assert "<dt>Gone</dt><dd>1</dd>" in index
    assert "<dt>Unchanged</dt><dd>1</dd>" in index
    # Its own JSON report does as well, even from the folder that is written.
    done = mtlint(texts, "report", "--compare", "out/report.json", "a.txt", "b.txt", "-o", "out")
    assert done.returncode == 0, done.stderr
    assert "<dt>Unchanged</dt><dd>2</dd>" in (texts / "out" / "index.html").read_text("utf-8")


def test_a_bad_earlier_report_stops_the_run_before_it_begins(texts):
    (texts / "old.json").write_text("{}", "utf-8")
    done = mtlint(texts, "report", "--compare", "old.json", "-o", "out", "a.txt")
    assert done.returncode == 2
    assert "old.json is not a report of mtlint" in done.stderr
    assert "mtlint check -f json -o FILE" in done.stderr
    assert not (texts / "out").exists()
    assert mtlint(texts, "report", "--compare", "none.json", "-o", "out", "a.txt").returncode == 2


def test_the_json_report_is_that_of_check(texts):
    mtlint(texts, "report", "a.txt", "b.txt", "-o", "out")
    mtlint(texts, "check", "a.txt", "b.txt", "-f", "json", "-o", "out.json")
    assert json.loads((texts / "out" / "report.json").read_bytes()) == json.loads((texts / "out.json").read_bytes())


@pytest.mark.skipif(os.name != "posix", reason="a signal stops it in the middle")
@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_leaves_the_earlier_report(texts, by):
    assert mtlint(texts, "report", "a.txt", "-o", "out").returncode == 0
    before = content(texts / "out")
    more = texts / "more"
    more.mkdir()
    for number in range(1_000):
        (more / f"{number:04}.txt").write_text(f"Number {number}. {OLD}", "utf-8")
    process = subprocess.Popen(
        command("report", "a.txt", "more", "-o", "out"), cwd=texts, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    pages = (texts / "out").glob(".mtlint-unfinished-*/documents/*.html")
    end = time.monotonic() + 120
    while not any(pages) and time.monotonic() < end:
        assert process.poll() is None
        time.sleep(0.05)
        pages = (texts / "out").glob(".mtlint-unfinished-*/documents/*.html")
    process.send_signal(by)
    assert process.wait(120) != 0
    after = content(texts / "out")
    assert {name: after[name] for name in before} == before
    left = [name for name in after if name not in before]
    assert all(name.parts[0].startswith(".mtlint-unfinished-") for name in left)
    assert by is signal.SIGKILL or not left
    # The next run is not in its way, and what nobody will finish goes after two days.
    for folder in (texts / "out").glob(".mtlint-unfinished-*"):
        os.utime(folder, (0, 0))
    assert mtlint(texts, "report", "a.txt", "-o", "out").returncode == 0
    assert content(texts / "out").keys() == before.keys()
