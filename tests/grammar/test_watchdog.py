"""The folder for temporary files of a server: it goes with the server, however that ends."""

import os
import subprocess
import sys

import pytest

from mtlint.grammar import watchdog
from mtlint.grammar.profile import JAVA_OPTIONS

COMMAND = ("sh", "-c", 'touch "$1/left-behind"; echo "$1"; exec sleep 60', "sh", watchdog.FOLDER)
LONG_AGO = (0, 0)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="runs sh")


@pytest.fixture
def start(tmp_path):
    """Starts a command behind a watchdog; hands back the process and the command's folder."""
    running = []

    def start_():
        command = [sys.executable, "-I", "-S", watchdog.__file__, *COMMAND]
        environment = {**os.environ, "TMPDIR": str(tmp_path)}
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True)
        running.append(process)
        # The command may be quicker to say its line than the watchdog.
        told = sorted((process.stdout.readline().strip() for _ in range(2)), key=lambda line: line.startswith(watchdog.MARK))
        assert told[1].startswith(watchdog.MARK)
        folder = tmp_path / told[0]
        assert (folder / "left-behind").exists()
        return process, folder

    yield start_
    for process in running:
        process.kill()
        process.communicate()


def test_the_server_is_given_one():
    assert f"-Djava.io.tmpdir={watchdog.FOLDER}" in JAVA_OPTIONS


def test_it_goes_with_a_command_that_is_ended(start, tmp_path):
    process, folder = start()
    assert folder.parent == tmp_path
    assert folder.stat().st_mode & 0o077 == 0
    process.communicate(timeout=10)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_watchdog_left_goes_with_the_next_start_and_nothing_else(start, tmp_path):
    killed, dead = start()
    killed.kill()
    killed.wait()
    _, alive = start()
    (young := tmp_path / "mtlint-java-young").mkdir()
    (link := tmp_path / "mtlint-java-link").symlink_to(tmp_path)
    for folder in (dead, alive):
        os.utime(folder, LONG_AGO)
    _, new = start()
    assert sorted(tmp_path.iterdir()) == sorted([alive, young, link, new])


FULL = """
import runpy, sys, tempfile
def full(*_, **__):
    raise OSError(28, "No space left on device")
tempfile.mkdtemp = full
sys.argv = ["watchdog", "echo", "given", sys.argv[2]]
runpy.run_path(sys.orig_argv[-2], run_name="__main__")
"""


def test_where_none_can_be_made_the_command_does_without():
    command = [sys.executable, "-c", FULL, watchdog.__file__, watchdog.FOLDER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        told = process.stdout.read().splitlines()
    assert [line for line in told if not line.startswith(watchdog.MARK)] == ["given"]
    assert len(told) == 2
