import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from mtlint.discovery import LeftOut, Wanted, discover
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


def names(paths, root, exclude=(), force=False, **options):
    found, failures = discover(paths, root, Wanted(SUFFIXES), LeftOut(root, exclude, **options), force=force)
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
        discover([tree / "none"], tree, Wanted(SUFFIXES))


def test_an_empty_folder_is_an_error(tmp_path):
    with pytest.raises(MtlintError, match="no file to check") as error:
        discover([tmp_path], tmp_path, Wanted(SUFFIXES))
    assert ".md, .txt" in error.value.remedy


def test_a_folder_that_cannot_be_listed_is_a_failure(tree, without_rights):
    with without_rights(tree / "a"):
        found, failures = discover([tree / "b.txt", tree / "a"], tree, Wanted(SUFFIXES))
    assert [item.path for item in found] == ["b.txt"]
    assert [failure.path for failure in failures] == ["a"]
    assert "Permission denied" in failures[0].message


def test_a_path_that_nobody_may_look_at_is_left_to_its_reader(tree, without_rights):
    with without_rights(tree):
        found, _ = discover([tree / "b.txt"], tree, Wanted(SUFFIXES))
    assert [item.path for item in found] == ["b.txt"]


def test_a_named_file_is_left_out_only_by_force(tree):
    assert names([tree / "b.txt", tree / "a/c.md"], tree, ["a/"]) == ["a/c.md", "b.txt"]
    assert names([tree / "b.txt", tree / "a/c.md"], tree, ["a/"], force=True) == ["b.txt"]
    assert names([tree / "a/node_modules/y.txt"], tree, force=True) == []


def test_a_folder_of_our_own_is_never_searched(tree):
    assert names([tree], tree, folders=[tree / "a"]) == ["b.txt", "z/e.TXT"]


@pytest.fixture
def ignoring(tree):
    """A working tree whose top and whose folder `a` each ignore something."""
    files = {
        ".gitignore": "*.tmp.txt\n/out/\n",
        "a/.gitignore": "*.md\n!keep.md\n",
        "a/keep.md": "",
        "a/deep/f.md": "",
        "x.tmp.txt": "",
        "out/page.txt": "",
        "out/inner/page.txt": "",
        "z/out/page.txt": "",
    }
    for name, text in files.items():
        file = tree / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tree


def test_gitignore_files_count_where_they_stand_and_below(ignoring):
    assert names([ignoring], ignoring, gitignore=True) == ["a/keep.md", "b.txt", "z/e.TXT", "z/out/page.txt"]
    assert "a/c.md" in names([ignoring], ignoring)


def test_gitignore_of_the_folders_above_counts(ignoring):
    (ignoring / "a" / "y.tmp.txt").write_text("", encoding="utf-8")
    assert names([ignoring / "a"], ignoring, gitignore=True) == ["a/keep.md"]


def test_an_ignored_folder_that_is_named_is_searched(ignoring):
    assert names([ignoring / "out"], ignoring, gitignore=True) == ["out/inner/page.txt", "out/page.txt"]


def test_an_ignored_file_that_is_named_is_taken(ignoring):
    assert names([ignoring / "x.tmp.txt"], ignoring, gitignore=True) == ["x.tmp.txt"]
    assert names([ignoring / "x.tmp.txt", ignoring / "out/inner/page.txt"], ignoring, gitignore=True, force=True) == []


def test_the_same_files_as_git_would_list(ignoring):
    """Git itself is the judge of what its files say."""
    (ignoring / ".git" / "x.txt").unlink()
    (ignoring / ".git").rmdir()
    (ignoring / ".gitignore").write_text("*.txt\n!b.txt\n**/deep/\n# a\n\\#.md\n/z/*\n!/z/e.TXT\n", encoding="utf-8")
    (ignoring / "#.md").write_text("", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", str(ignoring)], check=True)
    listed = subprocess.run(
        ["git", "-C", str(ignoring), "ls-files", "--others", "--exclude-standard"], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    readable = sorted(name for name in listed if Path(name).suffix.lower() in SUFFIXES and "node_modules" not in name)
    assert names([ignoring], ignoring, gitignore=True) == readable != []


def test_outside_of_a_working_tree_gitignore_says_nothing(folder):
    (folder / ".gitignore").write_text("*", encoding="utf-8")
    (folder / "b.txt").write_text("", encoding="utf-8")
    assert names([folder], folder, gitignore=True) == ["b.txt"]
