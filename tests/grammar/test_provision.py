import errno
import gc
import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from mtlint.grammar.provision import JarStore
from mtlint.model import MtlintError

# Jgo leaves the connections of its answers to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(autouse=True)
def collect():
    yield
    gc.collect()


class Bar:
    def __init__(self) -> None:
        self.said: list[tuple[str, int]] = []
        self.size = 0

    def begin(self, files: int, size: int) -> None:
        self.said.append((f"begin {files}", size))

    def advance(self, size: int) -> None:
        self.size += size

    def end(self) -> None:
        self.said.append(("end", self.size))


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and path.name != ".lock")


@pytest.fixture
def no_network(monkeypatch):
    def refuse(self, address):
        raise AssertionError(f"connects to {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_jars_are_fetched_checked_and_counted(tmp_path, repository, made):
    jars = [made(name) for name in ("alpha", "beta", "gamma")]
    for jar in jars:
        repository.answer(jar.file, repository.body(jar.content))
    bar = Bar()
    store = JarStore(tmp_path, repository.url, progress=bar)
    store.ensure([jar.jar for jar in jars])
    assert [store.path(jar.jar).read_bytes() for jar in jars] == [jar.content for jar in jars]
    assert bar.said == [("begin 3", 120_000), ("end", 120_000)]
    assert not list((tmp_path / "staging").iterdir())


def test_what_is_there_is_not_asked_for(tmp_path, repository, made, no_network):
    jar = made("alpha")
    store = JarStore(tmp_path, repository.url)
    store.folder.mkdir(parents=True)
    store.path(jar.jar).write_bytes(jar.content)
    store.ensure([jar.jar])
    assert repository.asked == []


def test_an_interrupted_fetch_goes_on_where_it_stopped(tmp_path, repository, made):
    first, second = made("alpha"), made("beta")
    repository.answer(first.file, repository.body(first.content))
    store = JarStore(tmp_path, repository.url)
    store.ensure([first.jar])
    with pytest.raises(MtlintError):
        store.ensure([first.jar, second.jar])
    repository.answer(second.file, repository.body(second.content))
    store.ensure([first.jar, second.jar])
    assert repository.asked.count(first.file) == 1


@pytest.mark.parametrize("bad", ["bytes", "page", "cut", "empty"])
def test_wrong_bytes_are_fetched_again_once(tmp_path, repository, made, bad):
    jar = made("alpha")
    wrong = {
        "bytes": repository.body(b"x" * len(jar.content)),
        "page": repository.body(b"<!DOCTYPE html><html>Log in first</html>"),
        "cut": repository.body(jar.content, cut=100),
        "empty": repository.body(b""),
    }[bad]
    repository.answer(jar.file, wrong, repository.body(jar.content))
    store = JarStore(tmp_path, repository.url)
    store.ensure([jar.jar])
    assert store.path(jar.jar).read_bytes() == jar.content
    assert repository.asked.count(jar.file) == 2


def test_bytes_that_stay_wrong_are_never_put_in_place(tmp_path, repository, made):
    jar = made("alpha")
    repository.answer(jar.file, repository.body(b"x" * len(jar.content)))
    store = JarStore(tmp_path, repository.url)
    with pytest.raises(MtlintError) as caught:
        store.ensure([jar.jar])
    assert repository.asked.count(jar.file) == 2
    assert files(tmp_path) == []
    assert "alpha 1.0" in caught.value.message
    assert jar.jar.sha256 in caught.value.message
    assert caught.value.message.count("SHA-256") == 1
    assert "MTLINT_MAVEN_MIRROR" in caught.value.remedy
    assert "--maven-mirror" in caught.value.remedy


def test_a_web_page_is_called_one(tmp_path, repository, made):
    jar = made("alpha")
    repository.answer(jar.file, repository.body(b"\n<html>Log in first</html>"))
    with pytest.raises(MtlintError, match="web page"):
        JarStore(tmp_path, repository.url).ensure([jar.jar])
    assert files(tmp_path) == []


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_an_error_status(tmp_path, repository, made, status):
    jar = made("alpha")
    repository.answer(jar.file, repository.body(b"no", status=status))
    with pytest.raises(MtlintError, match=r"alpha 1\.0.*did not hand it out"):
        JarStore(tmp_path, repository.url).ensure([jar.jar])
    assert files(tmp_path) == []


def test_a_connection_that_always_breaks(tmp_path, repository, made):
    jar = made("alpha")
    repository.answer(jar.file, repository.body(jar.content, cut=100))
    with pytest.raises(MtlintError, match=r"alpha 1\.0"):
        JarStore(tmp_path, repository.url).ensure([jar.jar])
    assert files(tmp_path) == []


def test_a_slow_repository_is_waited_for_and_one_that_stalls_is_not(tmp_path, repository, made, monkeypatch):
    monkeypatch.setattr("mtlint.grammar.provision._TIMEOUT_SECONDS", 0.5)
    slow, stalled = made("alpha"), made("beta")

    def reply(jar, pause):
        def send(handler):
            handler.send_response(200)
            handler.send_header("Content-Length", str(len(jar.content)))
            handler.end_headers()
            with suppress(OSError):
                for start in range(0, len(jar.content), 10_000):
                    handler.wfile.write(jar.content[start : start + 10_000])
                    time.sleep(pause)

        return send

    repository.answer(slow.file, reply(slow, 0.2))
    repository.answer(stalled.file, reply(stalled, 1.5))
    store = JarStore(tmp_path, repository.url)
    store.ensure([slow.jar])
    with pytest.raises(MtlintError, match=r"cannot fetch beta 1\.0 .*(no answer in time|timed out)"):
        store.ensure([slow.jar, stalled.jar])
    assert files(tmp_path) == [slow.jar.name]


def test_nobody_listens(tmp_path, made):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/"
    with pytest.raises(MtlintError, match="no connection") as caught:
        JarStore(tmp_path, url).ensure([made("alpha").jar, made("beta").jar])
    assert "maven-mirror" in caught.value.remedy


def test_offline_says_what_is_missing(tmp_path, made, no_network):
    with pytest.raises(MtlintError, match="1 of LanguageTool's jars") as caught:
        JarStore(tmp_path, offline=True).ensure([made("alpha").jar])
    assert "offline" in caught.value.remedy


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_a_disk_that_takes_nothing(tmp_path, repository, made, monkeypatch, code):
    jar = made("alpha")
    repository.answer(jar.file, repository.body(jar.content))

    def full(descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(MtlintError, match="cannot write to the cache") as caught:
        JarStore(tmp_path, repository.url).ensure([jar.jar])
    assert "MTLINT_CACHE_DIR" in caught.value.remedy
    assert files(tmp_path) == []


def test_a_cache_that_is_no_folder(tmp_path, repository, made):
    place = tmp_path / "file"
    place.write_text("")
    with pytest.raises(MtlintError, match="cannot write to the cache"):
        JarStore(place, repository.url).ensure([made("alpha").jar])


def test_a_damaged_jar_is_told_from_a_good_one(tmp_path, made):
    good, bad, missing = made("alpha"), made("beta"), made("gamma")
    store = JarStore(tmp_path)
    store.folder.mkdir(parents=True)
    store.path(good.jar).write_bytes(good.content)
    store.path(bad.jar).write_bytes(b"x" * len(bad.content))
    assert store.bad([good.jar, bad.jar, missing.jar]) == [bad.jar, missing.jar]


FETCH = """
import json, sys
from pathlib import Path
from mtlint.grammar.lock import Jar
from mtlint.grammar.provision import JarStore
jar = Jar(**json.loads(sys.argv[3]))
JarStore(Path(sys.argv[1]), sys.argv[2]).ensure([jar])
"""


def test_two_processes_fetch_once(tmp_path, repository, made):
    import dataclasses
    import json

    jar = made("alpha")

    def slow(handler):
        time.sleep(1)
        repository.body(jar.content)(handler)

    repository.answer(jar.file, slow)
    described = json.dumps({**dataclasses.asdict(jar.jar), "languages": []})
    arguments = [sys.executable, "-c", FETCH, str(tmp_path), repository.url, described]
    processes = [subprocess.Popen(arguments) for _ in range(3)]
    assert [process.wait(60) for process in processes] == [0, 0, 0]
    assert JarStore(tmp_path).bad([jar.jar]) == []
    assert repository.asked.count(jar.file) == 1


def test_killed_in_the_middle_leaves_nothing_half(tmp_path, repository, made):
    import dataclasses
    import json

    jar = made("alpha")

    def stalls(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(jar.content)))
        handler.end_headers()
        handler.wfile.write(jar.content[:30_000])
        handler.wfile.flush()
        time.sleep(3)

    repository.answer(jar.file, stalls)
    described = json.dumps({**dataclasses.asdict(jar.jar), "languages": []})
    process = subprocess.Popen([sys.executable, "-c", FETCH, str(tmp_path), repository.url, described])
    end = time.monotonic() + 20
    while not repository.asked and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(0.3)
    process.kill()
    process.wait()
    assert not (tmp_path / "jars" / jar.jar.name).exists()
    repository.answer(jar.file, repository.body(jar.content))
    JarStore(tmp_path, repository.url).ensure([jar.jar])
    assert JarStore(tmp_path).bad([jar.jar]) == []
