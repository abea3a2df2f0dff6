"""A real LanguageTool that is short of memory, badly told, killed, forked, or shared by many."""

import json
import subprocess
import sys
import time

import psutil
import pytest

from mtlint.grammar import GrammarSettings, open_backend, server
from mtlint.grammar.lock import load_lock
from mtlint.grammar.provision import JarStore
from mtlint.model import MtlintError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")

TEXTS = {
    "a.txt": "He go to the market every day. It was a calm morning there.\n\nThey recieved a letter from the mayor.\n",
    "b.txt": "The books is on the table in the hall.\n\nShe are here, and 😀 he have gone to the old town hall.\n",
    "c.txt": "All is well in the town, and nobody is late.\n\nIts a shame that it dont work.\n",
}


@pytest.mark.usefixtures("leaves_nothing")
@pytest.mark.parametrize(("megabytes", "said"), [(12, "server ended on start"), (20, "does not check en-US")])
def test_a_heap_that_is_too_small_ends_the_run_and_is_named(megabytes, said, cache, segment, monkeypatch):
    monkeypatch.setattr(server, "heap", lambda modules: f"-Xmx{megabytes}m")
    with (
        open_backend(GrammarSettings(cache_dir=cache, offline=True)) as backend,
        pytest.raises(MtlintError, match=rf"(?s){said}.*java\.lang\.OutOfMemoryError"),
    ):
        backend.check([segment("He go home.")], "en-US")


BROKEN = b"""<?xml version="1.0" encoding="UTF-8"?>
<rules lang="en"><category id="X" name="X" type="grammar"><rule id="X" name="X"><pattern><token regexp="yes">(</token></pattern>
<message>no</message><example correction=""><marker>x</marker></example></rule></category></rules>"""


@pytest.mark.usefixtures("leaves_nothing")
def test_rules_that_break_every_check_end_the_run_before_the_first(cache, segment):
    overlay = {"org/languagetool/rules/en/grammar_custom.xml": BROKEN}
    with (
        open_backend(GrammarSettings(cache_dir=cache, offline=True, overlay=overlay)) as backend,
        pytest.raises(MtlintError, match="LanguageTool does not check en-US: LanguageTool refused with status 500"),
    ):
        backend.check([segment("He go home.")], "en-US")


@pytest.mark.usefixtures("leaves_nothing")
def test_java_runs_as_we_say_whatever_the_environment_says(cache, monkeypatch):
    for name in ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"):
        monkeypatch.setenv(name, "-Xmx9999t")
    with open_backend(GrammarSettings(cache_dir=cache, offline=True)) as backend:
        backend.supervisor._start(load_lock().variant("en-US"))
        command = psutil.Process(backend.supervisor.server.java_pid).cmdline()
    assert {"-Xmx512m", "-XX:+ExitOnOutOfMemoryError"} <= set(command)
    assert not {"--public", "--allow-origin"} & set(command)


def test_a_text_of_nothing_but_errors_is_checked(backend, segment):
    words = [f"{one}{two}qx{three}" for one in "bdfgk" for two in "lmnprs" for three in "ae"]
    text = " ".join(words)
    result = backend.check([segment(text)], "en-US")
    assert result.unchecked == ()
    found = {text[match.span.start : match.span.end] for match in result.matches if match.issue_type == "misspelling"}
    assert len(words) == 60
    assert set(words) <= found
    # Suggestions for all would cost ten times the check itself.
    assert 0 < sum(bool(match.replacements) for match in result.matches) < 10


@pytest.fixture
def together(cache, tmp_path):
    """A folder with texts, and a cache with the jars and nothing else."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    jars = tmp_path / "cache" / "jars"
    jars.mkdir(parents=True)
    for jar in load_lock().jars_for(()):
        (jars / jar.name).symlink_to(JarStore(cache).path(jar))
    return tmp_path


@pytest.fixture
def start(together):
    """Starts runs over the texts, each in a process."""
    running = []

    def start_(*arguments):
        line = [sys.executable, "-m", "mtlint", "check", "--no-config", "--offline", "-f", "json", "-q", "--cache-dir", "cache"]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        running.append(subprocess.Popen([*line, *arguments, "."], cwd=together, **pipes))
        return running[-1]

    yield start_
    for process in running:
        process.kill()
        process.communicate()


def ended(process):
    report, errors = process.communicate(timeout=170)
    assert process.returncode == 1, errors
    return report


def java_of(process):
    """The JVM of a run as soon as it is there."""
    while process.poll() is None:
        for child in psutil.Process(process.pid).children(recursive=True):
            if child.name() == "java":
                return child
        time.sleep(0.02)
    raise AssertionError("the run ended without a JVM")


@pytest.mark.usefixtures("leaves_nothing")
def test_two_processes_of_eight_threads_find_what_one_finds_though_a_server_is_killed(start):
    pair = [start("--jobs", "8") for _ in range(2)]
    java_of(pair[0]).kill()
    reports = [ended(process) for process in pair]
    serial = ended(start("--jobs", "1", "--no-cache"))
    assert reports == [serial, serial]
    assert json.loads(serial)["summary"]["by_code"]["GRM001"] >= 3
    assert ended(start("--java", "none")) == serial, "what both kept is the same too"


FORK = """
import json, os, sys
from pathlib import Path
from concurrent.futures import ThreadPoolExecutor
from mtlint.grammar import GrammarSettings, open_backend
from mtlint.readers import read
from mtlint.segmentation import segment

documents = [segment(read(file, file.name, "en-US")) for file in sorted(Path(sys.argv[2]).glob("*.txt"))]

def check(document):
    result = backend.check(document.segments, "en-US")
    assert not result.unchecked
    return [(match.segment.id, match.span.start, match.rule) for match in result.matches]

with open_backend(GrammarSettings(cache_dir=Path(sys.argv[1]), offline=True)) as backend:
    serial = [check(document) for document in documents]
    child = os.fork()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(check, documents * 3))
    assert any(serial) and together == serial * 3
    if child:
        assert os.waitpid(child, 0)[1] == 0
        assert [check(document) for document in documents] == serial
        assert backend.supervisor.starts == 1
    else:
        backend.close()
        os._exit(0)
"""


@pytest.mark.usefixtures("leaves_nothing")
def test_threads_of_a_program_and_of_its_fork_find_what_one_finds(cache, together):
    done = subprocess.run(
        [sys.executable, "-c", FORK, str(cache), str(together)], capture_output=True, text=True, timeout=170, check=False
    )
    assert done.returncode == 0, done.stderr
