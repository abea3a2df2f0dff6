"""The life and death of the server's process."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from mtlint.grammar import GrammarSettings, grammar_state, open_backend
from mtlint.grammar.distribution import Distribution, prepare
from mtlint.grammar.lock import load_lock
from mtlint.grammar.provision import JarStore
from mtlint.grammar.trouble import RequestError, Trouble
from mtlint.model import MtlintError

TEXT = "He go to schol with a 😀 dog."
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")


def gone(pid, seconds=5.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False


@pytest.fixture(autouse=True)
def no_java_left():
    """No test leaves a JVM behind, but for the two that tests share."""
    yield
    assert len([child for child in psutil.Process().children(recursive=True) if "java" in child.name()]) <= 2


@pytest.fixture(scope="module")
def fragile(cache):
    """A backend that tests of this file may break, with a short patience."""
    with open_backend(GrammarSettings(cache_dir=cache, offline=True, request_seconds=6)) as backend:
        yield backend


@posix
def test_threads_whose_server_is_killed_start_one_new_server_and_find_the_same(fragile, segment):
    before = [(match.span, match.rule) for match in fragile.check([segment(TEXT * 10)], "en-US").matches]
    assert before
    starts, pid = fragile.supervisor.starts, fragile.supervisor.server.java_pid
    results = []

    def work():
        results.extend(fragile.check([segment(TEXT * 10)], "en-US") for _ in range(5))

    threads = [threading.Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    time.sleep(0.2)
    os.kill(pid, signal.SIGKILL)
    for thread in threads:
        thread.join()
    assert len(results) == 25
    assert all(result.unchecked == () for result in results)
    assert all([(match.span, match.rule) for match in result.matches] == before for result in results)
    assert fragile.supervisor.starts == starts + 1


@posix
def test_a_server_that_stands_still_is_replaced(fragile, segment):
    fragile.check([segment(TEXT)], "en-US")
    pid = fragile.supervisor.server.java_pid
    os.kill(pid, signal.SIGSTOP)
    begin = time.monotonic()
    result = fragile.check([segment(TEXT)], "en-US")
    assert result.unchecked == ()
    assert result.matches
    assert gone(pid)
    assert time.monotonic() - begin < 60


def test_a_segment_that_breaks_the_connection_is_named_and_the_rest_is_checked(fragile, segment, monkeypatch):
    """No text is known to kill LanguageTool 6.8, so the client breaks off at a mark, and the server is spared to save time."""
    from mtlint.grammar.client import Client

    real = Client.check_annotated

    def poisoned(self, annotation, seconds, scope):
        if "POISON" in str(annotation):
            raise RequestError(Trouble.LOST, "LanguageTool broke off")
        return real(self, annotation, seconds, scope)

    lost = []
    monkeypatch.setattr(Client, "check_annotated", poisoned)
    monkeypatch.setattr(fragile.supervisor, "_discard", lambda _, reason: lost.append(reason))
    segments = [segment(f"He go to place {number}.", number=number) for number in range(6)]
    bad = segment("POISON is here.", number=9)
    result = fragile.check([*segments[:3], bad, *segments[3:]], "en-US")
    assert [(one.id, reason) for one, reason in result.unchecked] == [("9", "LanguageTool broke off")]
    assert [match.segment.id for match in result.matches if match.rule == "HE_VERB_AGR"] == ["0", "1", "2", "3", "4", "5"]
    assert 2 < len(lost) < 6


def test_a_document_of_nothing_but_poison_is_given_up(fragile, segment, monkeypatch):
    from mtlint.grammar.client import Client

    def poisoned(self, annotation, seconds, scope):
        raise RequestError(Trouble.LOST, "LanguageTool broke off")

    fragile.check([segment("Fine.")], "en-US")
    lost = []
    monkeypatch.setattr(Client, "check_annotated", poisoned)
    monkeypatch.setattr(fragile.supervisor, "_discard", lambda _, reason: lost.append(reason))
    segments = [segment(f"POISON {number}", number=number) for number in range(100)]
    result = fragile.check(segments, "en-US")
    assert [one.id for one, _ in result.unchecked] == [one.id for one in segments]
    assert len(lost) < 20


def test_what_cannot_be_checked_is_listed_with_the_reason(fragile, segment, monkeypatch):
    from mtlint.grammar.client import Client

    real = Client.check_annotated

    def refuses(self, annotation, seconds, scope):
        if "POISON" in str(annotation):
            raise RequestError(Trouble.REFUSED, "no luck")
        return real(self, annotation, seconds, scope)

    monkeypatch.setattr(Client, "check_annotated", refuses)
    result = fragile.check([segment("He go."), segment("POISON", number=1), segment("He go.", number=2)], "en-US")
    assert [(one.id, reason) for one, reason in result.unchecked] == [("1", "no luck")]
    assert [match.segment.id for match in result.matches if match.rule == "HE_VERB_AGR"] == ["0", "2"]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (
            {"software": {"version": "6.7"}, "warnings": {"incompleteResults": False}, "matches": []},
            "6.7 answers instead of 6.8",
        ),
        ({"software": {"version": "6.8"}, "warnings": {"incompleteResults": True}, "matches": []}, "only a part"),
        ({"hello": 1}, "not LanguageTool's"),
    ],
)
def test_an_answer_that_is_not_whole_is_a_failure(fragile, segment, monkeypatch, answer, reason):
    from mtlint.grammar.client import Client

    fragile.check([segment("Fine.")], "en-US")
    client = fragile.supervisor._clients["en-US"]
    monkeypatch.setattr(Client, "_send", lambda *_: answer)
    with pytest.raises(RequestError, match=reason):
        client.check_annotated([{"text": "Fine."}], 5)


RULE = b"""<?xml version="1.0" encoding="UTF-8"?>
<rules lang="en"><category id="MTLINT_TEST" name="Test" type="grammar">
<rule id="MTLINT_TEST_RULE" name="Test"><pattern><token>frobnicate</token></pattern><message>no</message>
<example correction=""><marker>frobnicate</marker></example></rule></category></rules>"""


def test_an_offline_run_with_an_overlay_and_rules_left_out_and_nothing_after_the_end(cache, segment, monkeypatch):
    """Several promises over one server, as each start costs seconds."""
    real = socket.socket.connect

    def guarded(self, address):
        assert self.family == getattr(socket, "AF_UNIX", None) or address[0] == "127.0.0.1"
        return real(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    overlay = {"org/languagetool/rules/en/grammar_custom.xml": RULE}
    left_out = ("HE_VERB_AGR", "MORFOLOGIK_RULE_EN_US")
    backend = open_backend(GrammarSettings(cache_dir=cache, disabled_rules=left_out, overlay=overlay))
    matches = backend.check([segment("He go to schol. We frobnicate it. They was here.")], "en-US").matches
    assert [(match.rule, match.category) for match in matches] == [
        ("MTLINT_TEST_RULE", "MTLINT_TEST"),
        ("PERS_PRONOUN_AGREEMENT", "GRAMMAR"),
    ]
    pid = backend.supervisor.server.java_pid
    backend.close()
    assert gone(pid)
    backend.close()
    with pytest.raises(MtlintError, match="closed"):
        backend.check([segment(TEXT)], "en-US")


PROGRAM = """
import signal, sys, time
from pathlib import Path
# Whatever starts the tests in the background has Ctrl-C ignored, and that is inherited.
signal.signal(signal.SIGINT, signal.default_int_handler)
from mtlint.grammar import GrammarSettings, open_backend
from mtlint.grammar.lock import load_lock
backend = open_backend(GrammarSettings(cache_dir=Path(sys.argv[1]), offline=True))
backend.supervisor._start(load_lock().variant("en-US"))
print(backend.supervisor.server.java_pid, flush=True)
{rest}
"""


def run(cache, rest):
    """A program with a server; its process and the server's."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM.replace("{rest}", rest), str(cache)], stdout=subprocess.PIPE, text=True
    )
    return process, int(process.stdout.readline())


@posix
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGINT"])
def test_no_server_outlives_its_program(cache, name):
    process, pid = run(cache, "time.sleep(60)")
    with process:
        process.send_signal(getattr(signal, name))
        assert gone(pid)


@posix
def test_no_server_outlives_a_killed_watchdog(cache):
    process, pid = run(cache, "time.sleep(60)")
    with process:
        psutil.Process(pid).parent().kill()
        assert gone(pid) or sys.platform != "linux"
        process.kill()


def test_no_server_outlives_a_program_that_ends_without_closing(cache):
    process, pid = run(cache, "")
    with process:
        assert process.wait(20) == 0
        assert gone(pid)


@posix
def test_a_forked_copy_leaves_the_server_alone_and_gets_its_own(cache):
    rest = """
import os
child = os.fork()
if not child:
    sys.exit(0 if backend.supervisor.server is None else 1)
assert os.waitpid(child, 0)[1] == 0
time.sleep(0.5)
assert backend.supervisor.server.alive
child = os.fork()
if not child:
    time.sleep(60)
backend.close()
os.kill(child, 9)
"""
    process, pid = run(cache, rest)
    with process:
        assert process.wait(60) == 0
        assert gone(pid)


@posix
def test_no_server_outlives_a_program_whose_forked_copy_lives_on(cache):
    process, pid = run(cache, "import os\nchild = os.fork()\nif child: print(child, flush=True)\ntime.sleep(60)")
    child = int(process.stdout.readline())
    with process:
        process.kill()
        assert gone(pid)
        os.kill(child, signal.SIGKILL)


def linked(cache, folder):
    """A cache of a test's own with copies of the jars of this machine."""
    shutil.copytree(cache / "jars", folder / "jars")
    return folder


def test_a_damaged_jar_is_found_before_the_start_and_fetched_again(cache, tmp_path, repository):
    own = linked(cache, tmp_path)
    settings = GrammarSettings(cache_dir=own, maven_mirror=repository.url)
    jars = load_lock().jars_for(())
    jar = next(jar for jar in jars if jar.artifact == "languagetool-core")
    prepare(Distribution.of(own, "6.8", jars, {}), JarStore(own, offline=True))
    place = JarStore(own).path(jar)
    content = place.read_bytes()
    with place.open("r+b") as file:
        file.truncate(1000)
    state = grammar_state(settings)
    assert not state.ready
    assert state.missing == ("languagetool-core 6.8",)
    repository.answer("languagetool-core-6.8.jar", repository.body(content))
    with open_backend(settings) as backend:
        backend.supervisor._start(load_lock().variant("en-US"))
    assert repository.asked.count("languagetool-core-6.8.jar") == 1
    assert grammar_state(settings).ready


def test_a_missing_jar_that_cannot_be_fetched_ends_at_once(cache, tmp_path, segment):
    own = linked(cache, tmp_path)
    (lost,) = (own / "jars").glob("*opentelemetry-semconv*")
    lost.unlink()
    with open_backend(GrammarSettings(cache_dir=own, offline=True)) as backend:
        begin = time.monotonic()
        for _ in range(2):
            with pytest.raises(MtlintError, match="1 of LanguageTool's jars"):
                backend.check([segment(TEXT)], "en-US")
        assert time.monotonic() - begin < 5


def test_a_server_that_ends_shows_its_log(cache, segment, tmp_path):
    if sys.platform == "win32":
        pytest.skip("the stub is a shell script")
    command = tmp_path / "java"
    command.write_text(
        '#!/bin/sh\nif [ "$1" = -version ]; then echo \'version "21"\'; else echo "no room for a heap"; exit 1; fi\n'
    )
    command.chmod(0o755)
    begin = time.monotonic()
    with (
        open_backend(GrammarSettings(cache_dir=cache, java=str(command), offline=True)) as backend,
        pytest.raises(MtlintError, match=r"(?s)ended on start.*no room for a heap"),
    ):
        backend.check([segment(TEXT)], "en-US")
    assert time.monotonic() - begin < 10


def test_a_server_that_never_listens_is_given_up_and_killed(cache, segment, tmp_path):
    if sys.platform == "win32":
        pytest.skip("the stub is a shell script")
    command = tmp_path / "java"
    command.write_text(
        f'#!/bin/sh\nif [ "$1" = -version ]; then echo \'version "21"\'; else echo $$ > {tmp_path}/pid; exec sleep 60; fi\n'
    )
    command.chmod(0o755)
    settings = GrammarSettings(cache_dir=cache, java=str(command), offline=True, start_seconds=1)
    with open_backend(settings) as backend, pytest.raises(MtlintError, match="did not listen within 1 seconds"):
        backend.check([segment(TEXT)], "en-US")
    assert gone(int(Path(tmp_path / "pid").read_text()))


def test_a_foreign_server_on_the_port_is_not_talked_to(cache, monkeypatch):
    """The port is taken between the moment it was free and the moment the server listens."""
    with socket.create_server(("127.0.0.1", 0)) as foreign:
        ports = iter([foreign.getsockname()[1]])
        from mtlint.grammar import server

        real = server._free_port
        monkeypatch.setattr(server, "_free_port", lambda: next(ports, None) or real())
        with open_backend(GrammarSettings(cache_dir=cache, offline=True)) as backend:
            backend.supervisor._start(load_lock().variant("en-US"))
            assert backend.supervisor.server.alive
            assert backend.supervisor.server.port != foreign.getsockname()[1]


@pytest.mark.parametrize("name", ["/etc/x", "../x", "a/../../x", "libs/guava.jar", "a\\b", "C:x", ""])
def test_an_overlay_stays_in_its_folder(tmp_path, name):
    with pytest.raises(MtlintError, match="overlay"):
        Distribution.of(tmp_path, "6.8", [], {name: b""})
