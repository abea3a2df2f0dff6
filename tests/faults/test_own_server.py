"""A server that mtlint starts, ends and starts again, with a fault at each single request of a run."""

import json
import os
import signal
import socket
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import psutil
import pytest

from mtlint import api, session
from mtlint.cli.status import Exit, status_of
from mtlint.config import Config
from mtlint.grammar import GrammarSettings, backend, open_backend
from mtlint.grammar.lock import load_lock
from mtlint.grammar.provision import JarStore
from mtlint.model import MtlintError, Segment
from mtlint.text.offsets import OffsetMap

pytestmark = [
    pytest.mark.usefixtures("ends_in_time", "leaves_nothing"),
    pytest.mark.skipif(sys.platform == "win32", reason="the java is a shell script"),
]

CALM = "This is a calm sentence with nothing wrong in it. "
TEXTS = {
    "a.txt": f"{CALM * 5}He go home.\n\nThe zxqwvkt is old.\n",
    "b.txt": f"The BAD zxqwvkt.\n\n{CALM * 9}\n\nAnd a zxqwvkt.\n\n{CALM * 80}It go on.\n",
}
SETUP, CHECKS = 3, 4
"""Requests for the languages, twice, and for the planted error; and requests of a run over the texts after that."""
FAULTS = ["killed", "drop", "hang", "not JSON", "status 500"]


@pytest.fixture(scope="module")
def few_jars(cache, tmp_path_factory):
    """A cache with the jars that are read here, not only by Java: each start looks at every byte of all."""
    folder = tmp_path_factory.mktemp("few jars")
    (folder / "jars").mkdir()
    whole = load_lock()
    names = ("languagetool-server", "languagetool-core", "language-en", "english-pos-dict")
    lock = replace(whole, required=("en",), jars=tuple(jar for jar in whole.jars if jar.artifact in names))
    for jar in lock.jars:
        (folder / "jars" / jar.name).symlink_to(JarStore(cache).path(jar))
    return folder, lock


class Java:
    """A `java` that runs the stub instead."""

    def __init__(self, folder, stub):
        folder.mkdir()
        self.folder = folder
        self.command = folder / "java"
        self.command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -I -S "{stub}" "{folder}" "$@"\n')
        self.command.chmod(0o755)
        self.does()

    def does(self, **what):
        """What goes wrong: `kind` from request `first` to request `last`; `bad` with each text that has BAD in it.

        `early` is what the first start ends with, before it listens; `seconds` is how long a start takes.
        """
        (self.folder / "faults.json").write_text(json.dumps(what))
        (self.folder / "requests").write_text("")
        (self.folder / "starts").write_text("")

    @property
    def starts(self):
        """How many servers were started."""
        return len((self.folder / "starts").read_text())

    @property
    def requests(self):
        """Paths of the requests so far."""
        return [line.split()[0] for line in (self.folder / "requests").read_text().splitlines()]

    @property
    def servers(self):
        """Process ids of the servers that were asked, in order, with how often."""
        return Counter(int(line.split()[1]) for line in (self.folder / "requests").read_text().splitlines())


@pytest.fixture
def java(tmp_path, few_jars, languagetool, monkeypatch):
    monkeypatch.setattr(backend, "load_lock", lambda: few_jars[1])
    return Java(tmp_path / "java", languagetool.__file__)


@pytest.fixture
def impatient(monkeypatch):
    """Makes runs wait no longer than a moment for an answer to a check."""
    real = session.grammar_settings
    return lambda: monkeypatch.setattr(session, "grammar_settings", lambda *a, **k: replace(real(*a, **k), request_seconds=1.0))


@pytest.fixture
def check(tmp_path, java, few_jars):
    """Checks the texts; hands back findings, what was not checked, and the exit status."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")

    def run():
        places = {"root": folder, "java": str(java.command), "cache_dir": str(few_jars[0])}
        config = Config(**places, select=("GRM001", "GRM003"), offline=True)
        report = api.check_paths([folder], config, jobs=1, cached=False)
        found = [(one.path, one.span, one.code) for checked in report.documents for one in checked.diagnostics]
        return found, [(failure.path, failure.message) for failure in report.failures], status_of(report)

    return run


@pytest.fixture(scope="module")
def expected():
    """Every planted fault, in order of place."""
    return [("a.txt", "GRM001"), ("a.txt", "GRM003"), ("b.txt", "GRM003"), ("b.txt", "GRM003"), ("b.txt", "GRM001")]


def codes(found):
    return [(path, code) for path, _, code in found]


def test_without_a_fault(check, java, expected):
    found, failures, status = check()
    assert (codes(found), failures, status) == (expected, [], Exit.FINDINGS)
    assert len(java.requests) == SETUP + CHECKS
    assert len(java.servers) == 1


@pytest.mark.parametrize("number", range(SETUP + 1, SETUP + CHECKS + 1))
@pytest.mark.parametrize("fault", FAULTS)
def test_a_check_that_fails_once_is_done_again(fault, number, check, java, impatient, expected):
    if fault == "hang":
        impatient()
    java.does(kind=fault, first=number, last=number)
    found, failures, status = check()
    assert (codes(found), failures, status) == (expected, [], Exit.FINDINGS)
    assert len(java.servers) == 1 + (fault != "status 500")


@pytest.mark.parametrize("number", range(1, SETUP + 1))
def test_a_server_that_is_killed_before_it_was_asked_for_a_check_is_started_again(number, check, java, expected):
    java.does(kind="killed", first=number, last=number)
    found, failures, status = check()
    assert (codes(found), failures, status) == (expected, [], Exit.FINDINGS)
    assert len(java.servers) == 2


def test_a_server_that_is_killed_before_it_listens_is_started_again(check, java, expected):
    java.does(early="killed")
    found, failures, status = check()
    assert (codes(found), failures, status) == (expected, [], Exit.FINDINGS)
    assert java.starts == 2


@pytest.mark.parametrize(("what", "said"), [("status 500", "status 500"), ("die", "broke off")])
def test_a_server_that_fails_at_the_start_by_itself_says_so(what, said, check, java):
    java.does(kind=what, first=SETUP, last=SETUP)
    with pytest.raises(MtlintError, match=f"does not check en-US: .*{said}") as caught:
        check()
    assert "mtlint doctor" in caught.value.remedy
    java.does(early="die")
    with pytest.raises(MtlintError, match="server ended on start"):
        check()
    assert java.starts == 1


def test_a_slow_start_is_waited_for_and_nothing_is_started_beside(check, java, expected):
    java.does(seconds=2)
    found, failures, status = check()
    assert (codes(found), failures, status) == (expected, [], Exit.FINDINGS)
    assert java.starts == 1


def test_where_other_programs_keep_their_languagetool_does_not_matter(check, java, expected, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    for place in ("file", "missing"):
        monkeypatch.setenv("LTP_PATH", str(tmp_path / place))
        monkeypatch.setenv("LTP_JAR_DIR_PATH", str(tmp_path / place))
        found, _, status = check()
        assert (codes(found), status) == (expected, Exit.FINDINGS)
    assert not (tmp_path / "missing").exists()


def test_one_text_that_always_kills_it_is_named_and_the_rest_is_checked(check, java, expected):
    java.does(bad="die")
    found, failures, status = check()
    assert codes(found) == expected[:2] + expected[3:]
    ((path, message),) = failures
    assert (path, message.partition(": ")[0]) == ("b.txt", "line 1")
    assert "grammar not checked: LanguageTool broke off" in message
    assert status is Exit.ERROR
    assert 2 <= len(java.servers) <= 6


def test_a_server_that_dies_at_every_check_ends_the_run_soon(check, java):
    java.does(kind="die", first=SETUP + 1, last=10**6)
    with pytest.raises(MtlintError, match="does not check en-US"):
        check()
    assert len(java.servers) <= 3


@pytest.fixture
def grammar(java, few_jars):
    """A grammar checker with a short patience."""
    settings = GrammarSettings(cache_dir=few_jars[0], java=str(java.command), offline=True, request_seconds=3)
    with open_backend(settings) as opened:
        yield opened


def found(grammar):
    result = grammar.check([Segment("0", "The zxqwvkt.", OffsetMap.verbatim(0, 12), "en-US")], "en-US")
    assert result.unchecked == ()
    return [match.rule for match in result.matches]


def test_whoever_takes_the_port_of_a_killed_server_is_told_nothing(grammar):
    assert found(grammar) == ["MORFOLOGIK_RULE_EN_US"]
    server = grammar.supervisor.server
    os.kill(server.java_pid, signal.SIGKILL)
    server._process.wait(5)
    with socket.create_server(("127.0.0.1", server.port)) as mute:
        mute.settimeout(0.2)
        assert found(grammar) == ["MORFOLOGIK_RULE_EN_US"]
        assert grammar.supervisor.server.port != server.port
        with pytest.raises(TimeoutError):
            mute.accept()


def test_a_pause_is_waited_for(grammar):
    assert found(grammar)
    process = psutil.Process(grammar.supervisor.server.java_pid)
    process.suspend()
    threading.Timer(1, process.resume).start()
    begin = time.monotonic()
    assert found(grammar)
    assert time.monotonic() - begin > 0.9
    assert grammar.supervisor.starts == 1


def test_threads_get_what_one_gets_though_the_server_is_killed(java, grammar):
    java.does(kind="killed", first=20, last=20)
    alone = found(grammar)
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda _: found(grammar), range(40)))
    assert together == [alone] * 40
    assert grammar.supervisor.starts == 2
