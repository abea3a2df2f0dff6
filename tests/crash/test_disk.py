"""A disk that is full or read-only, for real: a small one in memory."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest
from tests.crash.mirror import provisioning
from tests.crash.scenes import SCENES, UNFINISHED, files, wrong_later, wrong_now

from mtlint.cluster.store import Place
from mtlint.model import MtlintError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts a file system")
SIZE, BLOCK = 6_000_000, 4_096
FULL, READ_ONLY = "No space left on device", "Read-only file system"


class Disk:
    """A small file system."""

    def __init__(self, folder):
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self, free):
        """Leave so many bytes free."""
        with self._filler.open("wb", buffering=0) as filler:
            try:
                while filler.write(b"x" * BLOCK) == BLOCK:
                    pass
            except OSError:
                filler.truncate(max(filler.tell() - free, 0))

    def empty(self):
        """Make room again."""
        self._filler.unlink(missing_ok=True)

    @contextmanager
    def read_only(self):
        """Nothing can be written meanwhile."""
        subprocess.run(["mount", "-o", "remount,ro", self.folder], check=True)
        yield
        subprocess.run(["mount", "-o", "remount,rw", self.folder], check=True)


@pytest.fixture
def disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no file system can be mounted here: {done.stderr.strip() or 'mount is missing'}")
    yield Disk(folder)
    subprocess.run(["umount", folder], check=True)


@pytest.fixture
def refused(zygote, known, disk):
    """Runs a scene on a disk that takes no more than some blocks, or nothing; then again where there is room."""

    def refused_(scene, blocks):
        undisturbed, folder = known(scene)
        shutil.copytree(folder / "before", disk.folder, dirs_exist_ok=True)
        if blocks is None:
            with disk.read_only():
                ended = zygote.run(disk.folder, scene.command)
        else:
            disk.fill(blocks * BLOCK)
            ended = zygote.run(disk.folder, scene.command)
            disk.empty()
        assert wrong_now(undisturbed, disk.folder) == []
        assert [name for name in files(disk.folder) if UNFINISHED.search(name)] == []
        assert wrong_later(zygote, undisturbed, disk.folder) == []
        return undisturbed.ended, ended

    return refused_


@pytest.mark.parametrize(
    ("name", "blocks"),
    [("outputs", 0), ("outputs", 5), ("outputs", None), ("report", 5), ("baseline", 0), ("fix", 0), ("fix", None)],
)
def test_what_cannot_be_written_is_an_error_and_the_old_stays(refused, name, blocks):
    _, ended = refused(SCENES[name], blocks)
    assert ended.status == 2, ended
    assert (READ_ONLY if blocks is None else FULL) in ended.printed + ended.errors
    assert "Traceback" not in ended.errors


@pytest.mark.parametrize("blocks", [0, 5, None])
def test_results_that_cannot_be_kept_cost_a_note(refused, blocks):
    right, ended = refused(SCENES["results"], blocks)
    assert (ended.status, ended.printed) == (right.status, right.printed)
    assert "results are not kept for later runs" in ended.errors


@pytest.mark.parametrize("blocks", [30, None])
def test_a_fetch_that_finds_no_room_says_so_and_goes_on_later(refused, blocks, tmp_path_factory):
    with provisioning(tmp_path_factory.mktemp("repository")) as scene:
        _, ended = refused(scene, blocks)
    assert re.search(f"cannot write to the cache cache[^:]*: {READ_ONLY if blocks is None else FULL}", ended.errors)


def test_what_is_found_in_a_corpus_is_whole_or_not_there(disk):
    place = Place.of(str(disk.folder / "part" / "findings.parquet"))
    place.write(b"old")
    disk.fill(10 * BLOCK)
    with pytest.raises(MtlintError, match=FULL):
        place.write(os.urandom(100 * BLOCK))
    assert place.read() == b"old"
    assert [path.name for path in (disk.folder / "part").iterdir()] == ["findings.parquet"]
