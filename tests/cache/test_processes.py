"""Several processes on one file, and a process that is killed."""

import subprocess
import sys

import pytest

from mtlint.cache import Kept

WRITER = """
import sys
from pathlib import Path
from mtlint.cache import Kept, Results
from mtlint.model import Diagnostic, Severity, Span
from mtlint.readers import read
from mtlint.segmentation import segment

folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
document = segment(read(b"The shop is open.", "a.txt", "en-US"))
print("ready", flush=True)
sys.stdin.readline()
with Results(folder, "context") as results:
    for number in range(count):
        finding = Diagnostic("X1", "x", Severity.INFO, "a.txt", Span(0, 3), f"{name} {number}" * 50, "m", "q", "i", "f")
        results.put(results.key(document, f"{name} {number}"), Kept((finding,)))
        print(number, flush=True)
print(*results.notes, sep="\\n", file=sys.stderr)
"""


@pytest.fixture
def start(tmp_path):
    """Starts processes that keep results, and lets them all go at once."""
    running = []

    def start_(names, count):
        for name in names:
            command = [sys.executable, "-c", WRITER, str(tmp_path / "cache"), name, str(count)]
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
            running.append(subprocess.Popen(command, **pipes))
        for process in running:
            assert process.stdout.readline() == "ready\n"
        for process in running:
            process.stdin.write("go\n")
            process.stdin.flush()
        return running

    yield start_
    for process in running:
        process.kill()
        process.communicate()


def test_processes_that_write_at_once_lose_nothing(start, results, document):
    names = [f"writer {number}" for number in range(5)]
    for process in start(names, 150):
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0
        assert errors.strip() == ""
    there = results()
    for name in names:
        for number in range(150):
            (found,) = there.get(there.key(document(), f"{name} {number}")).diagnostics
            assert found.text == f"{name} {number}" * 50


@pytest.mark.parametrize("after", [0, 1, 40])
def test_a_killed_process_leaves_what_it_had_kept(start, results, document, after):
    (process,) = start(["writer"], 100_000)
    reported = [int(process.stdout.readline()) for _ in range(after)]
    process.kill()
    rest, _ = process.communicate(timeout=60)
    reported += [int(line) for line in rest.splitlines()]
    with results() as there:
        for number in reported:
            (found,) = there.get(there.key(document(), f"writer {number}")).diagnostics
            assert found.text == f"writer {number}" * 50
        there.put(there.key(document(), "plan"), Kept())
        assert there.notes == []
    assert results().get(there.key(document(), "plan")) == Kept()


def test_garbage_that_several_find_at_once_stops_none_of_them(start, results, document, tmp_path):
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "results.sqlite3").write_bytes(b"This is no database. " * 400)
    for process in start(["one", "two", "three"], 50):
        process.communicate(timeout=60)
        assert process.returncode == 0
    with results() as there:
        there.put(there.key(document(), "plan"), Kept())
    assert results().get(there.key(document(), "plan")) == Kept()
