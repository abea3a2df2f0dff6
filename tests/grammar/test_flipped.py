"""One bit of one jar is not as it was locked: it is seen before Java starts, fetched again or refused."""

import random
import shutil

import pytest

from mtlint.grammar.distribution import Distribution, prepare
from mtlint.grammar.lock import load_lock
from mtlint.grammar.provision import JarStore
from mtlint.model import MtlintError

NUMBER = random.Random("flips")
JARS = load_lock().jars_for(())
VICTIMS = NUMBER.sample([jar for jar in JARS if jar.size > 1], 3)


@pytest.fixture(scope="module")
def store(cache, tmp_path_factory):
    """A cache of a test's own: the jars are those of this machine, but for the victims, which are copies."""
    own = JarStore(tmp_path_factory.mktemp("cache"), offline=True)
    own.folder.mkdir()
    for jar in JARS:
        source = JarStore(cache).path(jar)
        try:
            if jar in VICTIMS:
                raise OSError
            own.path(jar).hardlink_to(source)
        except OSError:
            shutil.copyfile(source, own.path(jar))
    return own


def flip(store, distribution, jar, offset, bit):
    """Turn one bit of a jar over, in the store and in the distribution, which are one file where files can be linked."""
    places = [store.path(jar), distribution.root / jar.file]
    for path in places[: 1 if places[0].samefile(places[1]) else 2]:
        with path.open("r+b") as file:
            file.seek(offset)
            (byte,) = file.read(1)
            file.seek(offset)
            file.write(bytes([byte ^ (1 << bit)]))


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("jar", [pytest.param(jar, id=jar.artifact) for jar in VICTIMS])
def test_one_bit(store, repository, jar):
    distribution = Distribution.of(store.cache_dir, load_lock().version, JARS, {})
    prepare(distribution, store)
    path = store.path(jar)
    whole = path.read_bytes()
    at, bit = NUMBER.choice([0, jar.size - 1, *(NUMBER.randrange(jar.size) for _ in range(4))]), NUMBER.randrange(8)
    flip(store, distribution, jar, at, bit)
    assert store.bad([jar]) == [jar], (at, bit)
    assert distribution.damaged() == [jar.file]
    with pytest.raises(MtlintError, match=r"1 of LanguageTool's jars \(\d+ MB\) are damaged .*offline"):
        prepare(distribution, store)

    repository.answer(f"{jar.artifact}-{jar.version}.jar", repository.body(whole))
    prepare(distribution, JarStore(store.cache_dir, repository.url))
    assert distribution.damaged() == []
    assert path.read_bytes() == whole
    assert repository.asked.count(f"{jar.artifact}-{jar.version}.jar") == 1

    flip(store, distribution, jar, at, bit)
    repository.answer(f"{jar.artifact}-{jar.version}.jar", repository.body(path.read_bytes()))
    with pytest.raises(MtlintError, match=f"hands out other bytes.*locked {jar.sha256}"):
        prepare(distribution, JarStore(store.cache_dir, repository.url))
    path.write_bytes(whole)
