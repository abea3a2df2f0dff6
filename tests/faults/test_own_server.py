"""A server that mtlint starts, ends and starts again, with a fault at each single request of a run."""

import json
import sys
from collections import Counter
from dataclasses import replace

import pytest

from mtlint import api, session
from mtlint.cli.status import Exit, status_of
from mtlint.config import Config
from mtlint.grammar import backend, proof
from mtlint.grammar.lock import load_lock
from mtlint.grammar.provision import JarStore

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
FAULTS = ["die", "drop", "hang", "half a body", "not JSON", "status 500"]


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
        """What goes wrong: `kind` from request `first` to request `last`; `bad` with each text that has BAD in it."""
        (self.folder / "faults.json").write_text(json.dumps(what))
        (self.folder / "requests").write_text("")

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
def settings(few_jars, monkeypatch):
    """Settings with which a run waits no longer than a moment for an answer."""
    monkeypatch.setattr(proof, "PROOF_SECONDS", 1.0)
    real = session.grammar_settings
    monkeypatch.setattr(session, "grammar_settings", lambda *a, **k: replace(real(*a, **k), request_seconds=1.0))
    return {"cache_dir": str(few_jars[0]), "select": ("GRM001", "GRM003"), "offline": True}


@pytest.fixture
def check(tmp_path, java, settings):
    """Checks the texts; hands back findings, what was not checked, and the exit status."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")

    def run():
        config = Config(root=folder, java=str(java.command), **settings)
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
def test_a_check_that_fails_once_is_done_again(fault, number, check, java, expected):
    java.does(kind=fault, first=number, last=number)
    found, failures, status = check()
    assert (codes(found), failures, status) == (expected, [], Exit.FINDINGS)
    assert len(java.servers) == 1 + (fault != "status 500")


@pytest.mark.parametrize("number", [1, SETUP])
def test_a_server_that_fails_at_the_start_says_so(number, check, java):
    java.does(kind="status 500", first=number, last=number)
    with pytest.raises(api.MtlintError, match=r"does not check en-US: .*status 500"):
        check()


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
    with pytest.raises(api.MtlintError, match="does not check en-US"):
        check()
    assert len(java.servers) <= 3
