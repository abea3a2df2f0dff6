"""Real corpora, checked by real workers."""

import os
import pickle
import secrets
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from tests.cluster.corpora import checked, gone, rows, write

from mtlint.config import Config

PROGRAM = """
import signal
# Whatever starts the tests in the background has Ctrl-C ignored, and that is inherited.
signal.signal(signal.SIGINT, signal.default_int_handler)
from mtlint.cli import main
main()
"""


ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join([str(Path(__file__).with_name("absent")), *filter(None, [os.environ.get("PYTHONPATH")])]),
}
"""Of all processes of Ray, which would take long to start otherwise."""


class Driver:
    """A process with a Ray of its own. Starting it takes longer than most runs."""

    def __init__(self):
        self.token = secrets.token_hex(32)
        self.process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("driver.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**ENVIRONMENT, "RAY_AUTH_TOKEN": self.token},
            start_new_session=True,
        )
        try:
            self.address = pickle.load(self.process.stdout)
        except EOFError:
            self.process.communicate()
            raise

    def check(self, *arguments, **options):
        """What `api.check_corpus` returns or raises."""
        self.begin(*arguments, **options)
        return self.end()

    def begin(self, *arguments, **options):
        pickle.dump((arguments, options), self.process.stdin)
        self.process.stdin.flush()

    def end(self):
        answer = pickle.load(self.process.stdout)
        if isinstance(answer, Exception):
            raise answer
        return answer

    @property
    def joining(self):
        """What a process that joins it has in its environment; the last lets one join that listens on this machine only."""
        return {"RAY_AUTH_TOKEN": self.token, "RAY_AUTH_MODE": "token", "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}

    @property
    def below(self):
        """All processes of it."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def close(self):
        below = self.below
        self.process.communicate(timeout=60)
        gone(below)


@pytest.fixture(scope="session")
def driver():
    driver = Driver()
    yield driver
    driver.close()


class Command:
    """`mtlint corpus` as users run it, in a process group of its own."""

    def __init__(self, folder, arguments, environment, before, stderr):
        self.process = subprocess.Popen(
            [sys.executable, "-c", before + PROGRAM, "corpus", *map(str, arguments)],
            cwd=folder,
            env={**ENVIRONMENT, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            start_new_session=True,
        )

    @property
    def below(self):
        """All processes of it."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def end(self):
        """Exit status, and what it said on both streams."""
        out, err = self.process.communicate(timeout=600)
        return self.process.returncode, out, err


@pytest.fixture
def command(tmp_path):
    """Starts the command, in the test's folder if no other is given; `before` is a program that goes before it."""
    running = []

    def start(*arguments, folder=tmp_path, before="", stderr=subprocess.PIPE, **environment):
        running.append(Command(folder, arguments, environment, before, stderr))
        return running[-1]

    yield start
    for one in running:
        if one.process.poll() is None:
            below = one.below
            one.process.kill()
            for process in below:
                process.kill()
        one.process.communicate()


@pytest.fixture
def corpus(tmp_path):
    """Writes a corpus of so many rows as JSON lines."""
    return lambda count, name="corpus.jsonl": write(tmp_path / name, rows(count))


@pytest.fixture(scope="session")
def mistakes(tmp_path_factory):
    """A file of rows with mistakes of grammar, and what a check says of it."""
    texts = ["He go to the market every day.", "They was late for the meeting.", "All is well here today."]
    path = tmp_path_factory.mktemp("mistakes") / "mistakes.jsonl"
    write(path, [{"target": f"{texts[number % 3]} It is day {number}."} for number in range(240)])
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(path.parent)
        expected = checked(path, Config(select=("GRM",)))
    assert sum(one[5].startswith("GRM") for one in expected) >= 160
    return path, expected
