"""Ctrl-C, a closed terminal and `kill`, at any moment: the right status, no traceback, nothing left running or half written."""

import fcntl
import os
import pty
import random
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from tests.crash.ends import Token, editor
from tests.crash.scenes import (
    INTERRUPTED,
    MTLINT,
    SCENES,
    SECONDS,
    TEXTS,
    ended_in_the_middle,
    texts,
    wrong_end,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
TIMES = 2
CHECK = ("check", "--no-config", "--no-cache", "--offline", "--select", "GRM,DUP0", TEXTS)


@pytest.fixture
def folder(tmp_path):
    texts(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_no_java_outlives_a_check(zygote, folder, name):
    number, token = getattr(signal, name), Token()
    process = zygote.start(folder, CHECK, **token.environment)
    token.wait_for_java()
    os.kill(process, number)
    ended = zygote.wait()
    assert ended.status == (INTERRUPTED if number == signal.SIGINT else -number), ended
    assert (wrong_end(ended, number), token.left()) == ([], [])


@pytest.mark.parametrize("name", ["SIGINT", "SIGKILL"])
def test_no_java_outlives_an_editors_server(zygote, folder, name):
    number, token = getattr(signal, name), Token()
    with editor(folder) as said:
        process = zygote.start(folder, ("server", "--no-config", "--offline"), said, **token.environment)
        token.wait_for_java()
        os.kill(process, number)
        ended = zygote.wait()
    assert ended.status == (INTERRUPTED if number == signal.SIGINT else -number), ended
    assert (wrong_end(ended, number), token.left()) == ([], [])


def test_no_java_outlives_a_closed_terminal(folder):
    token = Token()
    ours, terminal = pty.openpty()
    with subprocess.Popen(
        [*MTLINT, *CHECK],
        cwd=folder,
        env={**os.environ, **token.environment},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no thread runs here
    ) as process:
        os.close(terminal)
        token.wait_for_java()
        os.close(ours)
        assert process.wait(SECONDS) == -signal.SIGHUP
        assert token.left() == []


@pytest.mark.parametrize("name", ["fix", "outputs", "report"])
def test_whatever_is_interrupted_leaves_files_that_are_old_or_new(zygote, known, name):
    undisturbed, folder = known(SCENES[name])
    draw = random.Random(name)
    for number in range(TIMES):
        assert ended_in_the_middle(zygote, undisturbed, folder / f"interrupted {number}", draw, signal.SIGINT) == []


def test_no_traceback_though_nothing_has_begun(folder):
    """Ctrl-C as early as it can be heard: while it is being listened for."""
    program = """import os, signal
from mtlint.cli import main
listen = signal.signal
listen(signal.SIGINT, signal.default_int_handler)  # what is started in the background has it ignored
signal.signal = lambda *what: (os.kill(os.getpid(), signal.SIGINT), listen(*what))
main()
"""
    command = [sys.executable, "-c", program, "check", "--help"]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (INTERRUPTED, b"", b"")


def test_no_traceback_though_modules_are_still_imported(folder):
    command = [*MTLINT, "check", "--no-config", "--no-cache", "--select", "DUP0", "-q"]
    with heeding_interrupts(command, cwd=folder) as process:
        maps = Path("/proc", str(process.pid), "maps")
        while "click" not in maps.read_text() and "rapidfuzz" not in maps.read_text():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        printed, errors = process.communicate(timeout=SECONDS)
    assert (process.returncode, printed, errors.strip()) == (INTERRUPTED, "", "")


def heeding_interrupts(command, **options):
    """A process of its own. Whatever starts the tests in the background has Ctrl-C ignored, and that is inherited."""
    heeded = ("env", "--default-signal=INT", *command)
    return subprocess.Popen(heeded, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


SLOW = """
import sys, time
from concurrent.futures import ThreadPoolExecutor
from mtlint.cli import app, main
class Forgetful:
    def __del__(self):
        time.sleep(60)
def hang(**_):
    print("begun", flush=True)
    {hang}
app.cli.main = hang
main()
"""


@pytest.mark.parametrize(
    "hang",
    [
        pytest.param("with ThreadPoolExecutor() as pool: pool.submit(time.sleep, 60)", id="a thread that takes its time"),
        pytest.param("Forgetful(); time.sleep(60)", id="a finaliser, in which Python loses interruptions"),
    ],
)
def test_it_ends_within_seconds(hang):
    command = [sys.executable, "-c", SLOW.replace("{hang}", hang)]
    with heeding_interrupts(command) as process:
        assert process.stdout.readline() == "begun\n"
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors.strip()) == (INTERRUPTED, "")
