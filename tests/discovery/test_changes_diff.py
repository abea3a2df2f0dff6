"""What changed, as a diff tells it."""

import subprocess

import pytest

from mtlint.discovery import Wanted, discover, find_changes
from mtlint.model import MtlintError

OLD = "".join(f"{number}\n" for number in range(1, 21))
NEW = OLD.replace("3\n", "three\n", 1).replace("12\n", "", 1) + "21"


def changed(diff, root):
    found, _ = discover([root], root, Wanted({".txt"}))
    return {
        path: None if lines is None else sorted(lines) for path, lines in find_changes(diff.encode(), found, root).lines.items()
    }


@pytest.fixture
def branch(repository):
    repository.commit({"docs/a.txt": OLD, "docs/b.txt": OLD, "c.txt": "c\n"})
    repository.write({"docs/a.txt": NEW, "d.txt": "d\n"})
    repository.git("add", "--intent-to-add", "d.txt")
    repository.git("rm", "--quiet", "docs/b.txt")
    return repository


EXPECTED = {"docs/a.txt": [3, 11, 12, 20], "d.txt": None}


@pytest.mark.parametrize(
    "options",
    [
        pytest.param((), id="as it is"),
        pytest.param(("--unified=0",), id="without context"),
        pytest.param(("--unified=30",), id="with all context"),
        pytest.param(("--no-prefix",), id="without prefixes"),
        pytest.param(("--src-prefix=i/", "--dst-prefix=w/"), id="with other prefixes"),
        pytest.param(("--stat", "--patch"), id="below statistics"),
        pytest.param(("--relative",), id="with names from here"),
        pytest.param(("--binary",), id="with binary patches"),
        pytest.param(("-c", "core.quotePath=false"), id="with plain names"),
    ],
)
def test_diffs_of_git(branch, options):
    before = options if options[:1] == ("-c",) else ()
    diff = branch.git(*before, "diff", *(() if before else options), "HEAD")
    assert changed(diff, branch.folder) == EXPECTED
    assert changed(diff.replace("\n", "\r\n"), branch.folder) == EXPECTED


def test_a_patch_by_mail(branch):
    branch.git("add", "--all")
    branch.git("commit", "--quiet", "--message", "Subject\n\n--- a line like a header\n- a list\n")
    assert changed(branch.git("format-patch", "--stdout", "HEAD~1"), branch.folder) == EXPECTED


def test_a_diff_without_git(tmp_path):
    for folder, text in (("old", OLD), ("new", NEW)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a b.txt").write_text(text, encoding="utf-8")
    command = ["diff", "--recursive", "--unified", "old", "new"]
    diff = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    assert changed(diff, tmp_path) == {"new/a b.txt": [3, 11, 12, 20]}
    assert changed(diff, tmp_path / "new") == {"a b.txt": [3, 11, 12, 20]}


def test_names_from_a_folder_below_the_top(branch):
    folder = branch.folder / "docs"
    whole = branch.git("diff", "HEAD")
    below = branch.git("diff", "--relative=docs", "HEAD")
    assert changed(whole, folder) == changed(below, folder) == {"a.txt": [3, 11, 12, 20]}


def test_a_renamed_file_and_one_with_another_mode(branch):
    branch.git("mv", "c.txt", "e.txt")
    (branch.folder / "docs/a.txt").write_text(OLD, encoding="utf-8")
    (branch.folder / "docs/a.txt").chmod(0o755)
    (branch.folder / "d.txt").unlink()
    assert changed(branch.git("diff", "--find-renames", "HEAD"), branch.folder) == {}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        pytest.param("this and that.txt", "Binary files a/this and that.txt and b/this and that.txt differ", id="git"),
        pytest.param("this.txt", "Binary files /dev/null and b/this.txt differ", id="git, new"),
        pytest.param("x.txt", "Binary files old/x.txt and new/x.txt differ", id="diff"),
        pytest.param("ü.txt", 'Binary files "a/\\303\\274.txt" and "b/\\303\\274.txt" differ', id="quoted"),
    ],
)
def test_binary_files_are_new_as_a_whole(repository, name, line):
    repository.write({name: "x\n", "other.txt": "x\n"})
    assert changed(f"{line}\n", repository.folder) == {name: None}


def test_nothing_changed(branch):
    assert changed("", branch.folder) == {}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(lambda diff: diff[: diff.index("three")], "cannot be read: Hunk is shorter", id="cut off"),
        pytest.param(lambda diff: diff.replace("+three\n", "", 1), "cannot be read: Hunk", id="a line lost"),
        pytest.param(lambda diff: diff.replace("+++", "\x1b[1m+++"), "cannot be read: Unexpected hunk", id="colours"),
        pytest.param(lambda _: "Everything is up to date\n", "no unified diff", id="something else"),
        pytest.param(lambda diff: diff + diff, "has b/d.txt twice", id="two diffs"),
        pytest.param(lambda diff: diff + "@@@ -1,1 -1,1 +1,2 @@@\n", "several commits at once", id="of a merge"),
        pytest.param(lambda diff: diff.replace("docs/a.txt", "docs/z.txt"), "names b/docs/z.txt, which is not", id="not here"),
    ],
)
def test_what_is_no_diff_to_the_files_as_they_are(branch, change, message):
    diff = branch.git("diff", "HEAD")
    with pytest.raises(MtlintError, match=message) as error:
        changed(change(diff), branch.folder)
    assert error.value.remedy


def test_a_submodule_in_a_diff_is_no_file_to_check(branch):
    (branch.folder / "sub").mkdir()
    diff = "diff --git a/sub b/sub\n--- a/sub\n+++ b/sub\n@@ -1 +1 @@\n-Subproject commit 1\n+Subproject commit 2\n"
    assert changed(diff, branch.folder) == {}
