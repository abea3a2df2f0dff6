"""Two runs at once, and runs whose clock was set back: as if alone, and at any time."""

import os
import shutil
import sqlite3
import sys
from contextlib import closing

import pytest
from tests.crash.mirror import provisioning
from tests.crash.scenes import CACHE, SCENES, Zygote, files, wrong_later, wrong_results

from mtlint.cache.results import FILE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks")
PAST, FUTURE = 1, 5_000_000_000


@pytest.fixture
def other():
    with Zygote() as started:
        yield started


def test_two_runs_at_once_on_one_cache_and_one_distribution(zygote, other, known, tmp_path_factory):
    with provisioning(tmp_path_factory.mktemp("repository")) as fetch:
        for scene in (SCENES["results"], fetch):
            right, folder = known(scene)
            shutil.copytree(folder / "before", folder / "shared")
            (folder / "link").symlink_to("shared")
            zygote.start(folder / "shared", scene.command)
            other.start(folder / "link", scene.command)
            for ended in (zygote.wait(), other.wait()):
                assert (ended.status, ended.printed, ended.errors) == (right.ended.status, right.ended.printed, "")
            assert files(folder / "shared") == right.after
            assert wrong_results(folder / "shared") == []


@pytest.mark.parametrize("time", [PAST, FUTURE])
def test_whatever_the_time_of_a_file_the_findings_are_the_same(zygote, known, time):
    right, folder = known(SCENES["results"])
    again = folder / f"at {time}"
    shutil.copytree(folder / "undisturbed", again)
    results = again / CACHE / FILE
    with closing(sqlite3.connect(results)) as connection, connection:
        connection.execute("UPDATE results SET used = ?", (time,))
    for path in again.rglob("*"):
        os.utime(path, (time, time))
    assert wrong_later(zygote, right, again) == []


def test_a_fetch_goes_on_though_what_is_there_is_from_the_future(zygote, known, tmp_path_factory):
    with provisioning(tmp_path_factory.mktemp("repository")) as scene:
        right, folder = known(scene)
        shutil.copytree(folder / "undisturbed", folder / "later")
        staging = folder / "later" / CACHE / "staging" / ".mtlint-fetch-left"
        staging.mkdir()
        (staging / "half.jar").write_bytes(b"half")
        next((folder / "later" / CACHE / "jars").glob("*.jar")).unlink()
        shutil.rmtree(folder / "later" / CACHE / "distributions")
        for path in (folder / "later").rglob("*"):
            os.utime(path, (FUTURE, FUTURE))
        ended = zygote.run(folder / "later", scene.command)
        assert (ended.status, ended.errors) == (0, "")
        assert files(folder / "later") == right.after
