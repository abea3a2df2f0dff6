"""`mtlint clean` and what `mtlint doctor` says of results."""

import subprocess
import sys

import pytest

from mtlint.cache import Kept, remove_results, results_state
from mtlint.cache.results import FILE
from mtlint.model import MtlintError


@pytest.fixture
def clean(tmp_path):
    """Runs `mtlint clean` on a cache of the test's own."""

    def clean_(*arguments):
        line = [sys.executable, "-m", "mtlint", "clean", "--no-config", "--cache-dir", str(tmp_path / "cache"), *arguments]
        done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout, done.stderr

    return clean_


@pytest.fixture
def cache(tmp_path, results, document, finding):
    """A cache folder with results, what stands for LanguageTool, and a file of somebody else's."""
    with results() as some:
        some.put(some.key(document(), "plan"), Kept((finding(),)))
    for name in ("jars/a.jar", "distributions/x/a.jar", "mine.txt"):
        file = tmp_path / "cache" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x" * 1_000_000)
    return tmp_path / "cache"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_results_go_and_nothing_else(clean, cache):
    status, printed, _ = clean()
    assert status == 0
    assert FILE in printed
    assert names(cache) == ["distributions", "jars", "mine.txt"]
    assert clean() == (0, f"nothing is kept in {cache}\n", "")


def test_all_goes_only_after_it_was_listed_and_agreed_to(clean, cache):
    status, printed, errors = clean("--all")
    assert status == 2
    assert all(name in printed for name in (FILE, "jars", "distributions"))
    assert "--yes" in errors
    assert FILE in names(cache)
    status, printed, _ = clean("--all", "--yes")
    assert status == 0
    assert printed.endswith("removed 2.0 MB\n")
    assert names(cache) == ["mine.txt"]


def test_a_damaged_file_goes_too(clean, cache):
    (cache / FILE).write_bytes(b"garbage " * 1000)
    (cache / f"{FILE}.damaged").write_bytes(b"garbage")
    assert clean()[0] == 0
    assert names(cache) == ["distributions", "jars", "mine.txt"]


def test_results_that_are_in_use_stay(results, cache, monkeypatch):
    monkeypatch.setattr("mtlint.cache.upkeep._WAIT_SECONDS", 0.1)
    with results() as in_use:
        with pytest.raises(MtlintError, match="another process"):
            remove_results(cache)
        assert in_use.notes == []
    assert remove_results(cache) > 0


def test_the_state_counts_results_and_changes_nothing(cache, tmp_path):
    before = (cache / FILE).read_bytes()
    state = results_state(cache)
    assert (state.count, state.problem, state.size) == (1, None, len(before))
    assert names(cache) == ["distributions", "jars", "mine.txt", FILE]
    assert results_state(tmp_path / "none").count == 0


def test_the_state_of_garbage_says_so(cache):
    (cache / FILE).write_bytes(b"garbage " * 1000)
    assert results_state(cache).count is None
    assert "not a database" in results_state(cache).problem


def test_doctor_names_a_damaged_file_and_what_mends_it(cache):
    (cache / FILE).write_bytes(b"garbage " * 1000)
    line = [sys.executable, "-m", "mtlint", "doctor", "--no-config", "--cache-dir", str(cache)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "not a database" in done.stdout
    assert "fix: mtlint clean" in done.stdout
