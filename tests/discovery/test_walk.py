from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from mtlint.discovery import discover
from mtlint.model import MtlintError

SUFFIXES = {".txt", ".md"}


@pytest.fixture
def folder():
    """A folder that others may enter, unlike pytest's."""
    with TemporaryDirectory() as name:
        yield Path(name)


@pytest.fixture
def tree(folder):
    for name in ("b.txt", "a/c.md", "a/d.py", ".git/x.txt", "a/node_modules/y.txt", "z/e.TXT"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("text", encoding="utf-8")
    return folder


def names(paths, root, exclude=()):
    found, failures = discover(paths, root, SUFFIXES, exclude)
    assert failures == []
    return [item.path for item in found]


def test_a_folder_is_searched_in_order(tree):
    assert names([tree], tree) == ["a/c.md", "b.txt", "z/e.TXT"]


def test_a_named_file_is_taken_whatever_it_is_called(tree):
    assert names([tree / "a/d.py"], tree) == ["a/d.py"]


def test_a_file_that_is_reached_twice_is_listed_once(tree):
    assert names([tree / "a", tree / "a/c.md", tree / "a/../a"], tree) == ["a/c.md"]


def test_exclude_is_read_as_gitignore(tree):
    assert names([tree], tree, ["a/"]) == ["b.txt", "z/e.TXT"]
    assert names([tree], tree, ["*.txt", "!b.txt"]) == ["a/c.md", "b.txt", "z/e.TXT"]


def test_a_path_outside_the_root_stays_whole(tree):
    assert names([tree / "b.txt"], tree / "a") == [(tree / "b.txt").as_posix()]


def test_a_link_to_a_folder_is_not_followed(tree):
    (tree / "loop").symlink_to(tree)
    assert names([tree], tree) == ["a/c.md", "b.txt", "z/e.TXT"]


def test_a_missing_path_is_an_error(tree):
    with pytest.raises(MtlintError, match="no such file"):
        discover([tree / "none"], tree, SUFFIXES)


def test_an_empty_folder_is_an_error(tmp_path):
    with pytest.raises(MtlintError, match="no file to check") as error:
        discover([tmp_path], tmp_path, SUFFIXES)
    assert ".md, .txt" in error.value.remedy


def test_a_folder_that_cannot_be_listed_is_a_failure(tree, without_rights):
    with without_rights(tree / "a"):
        found, failures = discover([tree / "b.txt", tree / "a"], tree, SUFFIXES)
    assert [item.path for item in found] == ["b.txt"]
    assert [failure.path for failure in failures] == ["a"]
    assert "Permission denied" in failures[0].message


def test_a_path_that_nobody_may_look_at_is_left_to_its_reader(tree, without_rights):
    with without_rights(tree):
        found, _ = discover([tree / "b.txt"], tree, SUFFIXES)
    assert [item.path for item in found] == ["b.txt"]
