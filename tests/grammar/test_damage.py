"""A distribution of which any one file is missing, empty, cut off or another: seen before a start, and mended once."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from hashlib import sha256

import pytest

from mtlint.grammar.distribution import Distribution, prepare
from mtlint.grammar.lock import load_lock
from mtlint.grammar.provision import JarStore
from mtlint.model import MtlintError

pytestmark = [
    pytest.mark.usefixtures("leaves_nothing"),
    # Jgo leaves the connections of its answers to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def missing(file, other):
    file.unlink()


def empty(file, other):
    file.write_bytes(b"")


def cut(file, other):
    file.write_bytes(file.read_bytes()[:-1])


def swapped(file, other):
    shutil.copyfile(other, file)


def flipped(file, other):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def apart(file):
    """Makes a file its own: one of a distribution may be the very one of the store, under another name."""
    content = file.read_bytes()
    file.unlink()
    file.write_bytes(content)
    return content


DAMAGES = (missing, empty, cut, swapped, flipped)


@pytest.fixture
def small(tmp_path):
    """A distribution with a file for every jar of the real one, each small, and where its jars are kept."""
    store = JarStore(tmp_path, offline=True)
    store.folder.mkdir()
    jars = []
    for jar in load_lock().jars_for(()):
        content = f"{jar} {'x' * 100}".encode()
        jars.append(replace(jar, size=len(content), sha256=sha256(content).hexdigest()))
        store.path(jar).write_bytes(content)
    distribution = Distribution.of(tmp_path, "6.8", jars, {"org/languagetool/rules/en/grammar_custom.xml": b"<rules/>"})
    prepare(distribution, store)
    return distribution, store


@pytest.mark.parametrize("damage", DAMAGES)
def test_any_one_damaged_file_is_seen(damage, small):
    distribution, _ = small
    files = [*(jar.file for jar in distribution.jars), *distribution.extra]
    assert len(files) == 132
    for name, other in zip(files, [*files[1:], files[0]], strict=True):
        file = distribution.root / name
        whole = apart(file)
        damage(file, distribution.root / other)
        assert distribution.damaged() == [name]
        file.write_bytes(whole)
    assert distribution.damaged() == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_jar_is_fetched_again_once(damage, small, repository):
    distribution, store = small
    jar, other = distribution.jars[3:5]
    content = store.path(jar).read_bytes()
    apart(distribution.root / jar.file)
    damage(distribution.root / jar.file, distribution.root / other.file)
    damage(store.path(jar), store.path(other))
    repository.answer(f"{jar.artifact}-{jar.version}.jar", repository.body(content))
    prepare(distribution, replace(store, offline=False, mirror=repository.url))
    assert [name for name in repository.asked if name.endswith(".jar")] == [f"{jar.artifact}-{jar.version}.jar"]
    assert (distribution.root / jar.file).read_bytes() == store.path(jar).read_bytes() == content
    assert distribution.damaged() == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_cannot_be_fetched_again_is_not_run(damage, small):
    distribution, store = small
    jar, other = distribution.jars[3:5]
    damage(store.path(jar), store.path(other))
    (distribution.root / jar.file).unlink(missing_ok=True)
    with pytest.raises(MtlintError, match=r"1 of LanguageTool's jars .*, and `offline` is set"):
        prepare(distribution, store)


@pytest.mark.parametrize("name", ["org/languagetool/JLanguageTool.class", "libs/aaa.jar", "libs/more/aaa.jar", "aaa.txt"])
def test_what_somebody_laid_beside_the_jars_is_not_run(small, name):
    """Java would take a class from there before that of the jar, as from a cache folder that a repository holds."""
    distribution, store = small
    file = distribution.root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"\xca\xfe\xba\xbe")
    assert distribution.damaged() == [name]
    prepare(distribution, store)
    assert not file.exists()
    assert distribution.damaged() == []


def test_a_folder_that_is_a_link_is_not_run(small, tmp_path):
    distribution, store = small
    elsewhere = tmp_path / "elsewhere"
    (distribution.root / "libs").rename(elsewhere)
    (elsewhere / "aaa.jar").write_bytes(b"PK")
    (distribution.root / "libs").symlink_to(elsewhere)
    assert distribution.damaged() == ["libs"]
    prepare(distribution, store)
    assert distribution.damaged() == []
    assert (elsewhere / "aaa.jar").exists()


def test_rules_and_options_that_somebody_changed_are_put_back(small):
    distribution, store = small
    for name, content in distribution.extra.items():
        (distribution.root / name).write_bytes(content + b"\n<!-- more -->")
        prepare(distribution, store)
        assert (distribution.root / name).read_bytes() == content


def test_a_run_with_a_damaged_jar_ends_before_a_start(cache, tmp_path):
    """The real jars, by links; the one to be damaged is a copy."""
    jars = tmp_path / "cache" / "jars"
    jars.mkdir(parents=True)
    core = next(jar for jar in load_lock().jars_for(()) if jar.artifact == "languagetool-core")
    for jar in load_lock().jars_for(()):
        source = JarStore(cache).path(jar)
        shutil.copyfile(source, jars / jar.name) if jar is core else (jars / jar.name).symlink_to(source)
    flipped(jars / core.name, None)
    (tmp_path / "a.txt").write_text("He go home.\n", encoding="utf-8")
    line = [sys.executable, "-m", "mtlint", "check", "--no-config", "--offline", "--cache-dir", "cache", "a.txt"]
    begin = time.monotonic()
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False, env=os.environ)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: 1 of LanguageTool's jars")
    assert "\n  fix: run once without `offline`" in done.stderr
    assert time.monotonic() - begin < 30
