"""Runs that are stopped: nothing is left of them, and the next one goes on."""

import os
import signal
import sys
import time
from pathlib import Path

import psutil
import pytest
from tests.cluster.corpora import gone, places, write

posix = pytest.mark.skipif(sys.platform == "win32", reason="sends signals, or needs a terminal")


def finished(folder):
    return {file.name: file.stat().st_mtime_ns for file in folder.glob("blocks/*.json")}


def until(condition, seconds=400):
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return value


def listening(processes):
    """Addresses on which processes of a run can be reached."""
    return {
        connection.laddr.ip
        for process in processes
        for connection in process.net_connections()
        if connection.status == "LISTEN"
    }


def folders():
    return {folder for folder in Path("/tmp").glob("mtlint-ray-*") if folder.is_dir()}


@posix
def test_a_run_that_is_interrupted_and_killed_goes_on_and_leaves_nothing(mistakes, command, tmp_path):
    """As users start it: with a Ray of its own, which is reachable from this machine only, and LanguageTool in each worker."""
    path, expected = mistakes
    arguments = (path.name, "-o", str(tmp_path / "out"), "--select", "GRM", "--rows", "3", "--workers", "2", "--no-config")
    before = folders()

    def start():
        return command(*arguments, folder=path.parent)

    def stop(signal_number):
        done = finished(tmp_path / "out")
        run = start()
        until(lambda: len(finished(tmp_path / "out")) > len(done) + 2 or run.process.poll() is not None)
        assert run.process.poll() is None, run.end()
        below = run.below
        assert any(process.name().startswith("java") for process in below)
        addresses = listening([psutil.Process(run.process.pid), *below])
        os.killpg(run.process.pid, signal_number)
        status, _, err = run.end()
        gone(below)
        return done, addresses, status, err

    none, addresses, status, err = stop(signal.SIGINT)
    assert (none, status) == ({}, 130)
    assert "Traceback" not in err
    assert addresses <= {"127.0.0.1", "::1", "::ffff:127.0.0.1"}
    assert addresses
    assert folders() <= before

    interrupted, _, status, _ = stop(signal.SIGKILL)
    assert status == -signal.SIGKILL
    killed = finished(tmp_path / "out")
    half = [tmp_path / "out" / folder / ".0.x.0123.tmp" for folder in ("blocks", "findings", "rejected", ".work/sentences")]
    for file in half:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"{")
        os.utime(file, (0, 0))
    others = tmp_path / "out" / "blocks" / ".1.x.4567.tmp"
    others.write_bytes(b"{")
    assert interrupted.items() <= killed.items(), "what is finished is not checked again"
    assert 4 <= len(killed) < 80

    status, out, err = start().end()
    assert (status, f"note: {len(killed)} of 80 blocks were finished before" in err) == (1, True)
    assert out.splitlines()[0].startswith(f"{len(expected):,} findings in 240 rows, ")
    assert places(tmp_path / "out") == expected
    assert killed.items() <= finished(tmp_path / "out").items()
    assert not [file for file in half if file.exists()]
    assert others.exists(), "somebody may be writing it"


@pytest.mark.parametrize("missing", ["ray", "pyarrow", "psutil"])
def test_a_missing_extra_is_named_with_the_command_that_brings_it(command, tmp_path, missing):
    write(tmp_path / "a.jsonl", [{"target": "All is well."}])
    status, out, err = command(
        "a.jsonl", "-o", "out", "--select", "TYP", before=f"import sys; sys.modules[{missing!r}] = None"
    ).end()
    assert (status, out) == (2, "")
    assert f"a corpus needs {missing}, which is not installed" in err
    assert 'pip install "mtlint[corpus]"' in err
    assert not (tmp_path / "out").exists()


def test_what_cannot_be_asked_for_is_said_at_once(command, tmp_path):
    write(tmp_path / "a.jsonl", [{"target": "All is well."}])
    status, _, err = command("a.jsonl", "-o", "out", "--select", "TYP", "--address", "127.0.0.1:9").end()
    assert (status, "no Ray answers at 127.0.0.1:9" in err) == (2, True)
    status, _, err = command("a.jsonl", "-o", "out", "--select", "TYP", "--drop-if", "TYP").end()
    assert (status, "give a file with --keep" in err) == (2, True)
    status, _, err = command("a.jsonl", "-o", "out", "--select", "TYP", "--keep", "a.jsonl").end()
    assert (status, "a.jsonl: is both checked and to be written" in err) == (2, True)


@posix
def test_who_watches_sees_how_far_it_is(driver, command, tmp_path):
    import pty

    write(tmp_path / "a.jsonl", [{"target": "All is well."}] * 12)
    ours, its = pty.openpty()
    joined = ("--address", driver.address, "--rows", "4", "--select", "TYP")
    running = command("a.jsonl", "-o", "out", *joined, stderr=its, **driver.joining)
    os.close(its)
    assert running.end()[0] == 0
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    lines = shown.split("\r\x1b[K")
    assert [line.rpartition(",")[0] for line in lines if " blocks" in line][-1] == "3 of 3 blocks"
    assert (lines[0], lines[-1]) == ("", ""), "the line is empty at the end"


def test_a_cluster_of_others_is_said_to_be_one(driver, command, tmp_path):
    write(tmp_path / "a.jsonl", [{"target": "All is well."}])
    foreign = driver.joining | {"RAY_AUTH_TOKEN": "0" * 64}
    status, out, err = command("a.jsonl", "-o", "out", "--select", "TYP", "--address", driver.address, **foreign).end()
    assert (status, out) == (2, "")
    assert "token" in err
    assert "Traceback" not in err
