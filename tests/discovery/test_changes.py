"""What changed, as real git repositories tell it."""

import os
import stat
import sys

import pytest

from mtlint.discovery import Wanted, discover, find_changes
from mtlint.model import MtlintError

SUFFIXES = {".txt", ".md", ".docx"}


def changed(since, root, *paths):
    """Path -> new lines, in order, or None where all is new."""
    found, _ = discover(paths or [root], root, Wanted(SUFFIXES))
    return {path: None if lines is None else sorted(lines) for path, lines in find_changes(since, found, root).lines.items()}


@pytest.fixture
def branch(repository):
    """A branch that leaves main, which then goes on."""
    repository.commit({"a.txt": "1\n2\n3\n4\n5\n", "b.txt": "b\n", "docs/c.md": "c\n"})
    repository.git("branch", "topic")
    repository.commit({"b.txt": "b\nof main\n", "main.txt": "main\n"})
    repository.git("checkout", "--quiet", "topic")
    return repository


def test_nothing_changed(branch):
    assert changed("main", branch.folder) == {}


def test_committed_staged_unstaged_and_untracked_changes_count(branch):
    branch.commit({"a.txt": "1\ncommitted\n3\n4\n5\n"})
    branch.write({"docs/c.md": "c\nstaged\n", "staged.txt": "new\n"})
    branch.git("add", "--all")
    branch.write({"a.txt": "1\ncommitted\n3\n4\n5\nunstaged\n", "docs/untracked.md": "new\n"})
    assert changed("main", branch.folder) == {"a.txt": [2, 6], "docs/c.md": [2], "docs/untracked.md": None, "staged.txt": None}


def test_what_main_did_afterwards_is_not_new_when_it_is_merged(branch):
    branch.commit({"a.txt": "1\n2\n3\n4\n5\nmine\n"})
    branch.git("merge", "--quiet", "--no-edit", "main")
    assert changed("main", branch.folder) == {"a.txt": [6]}


def test_branches_that_were_merged_crosswise(branch):
    """Two merge bases: what one of them lacks is what the other brought, and only what both lack is new."""
    branch.commit({"a.txt": "topic\n1\n2\n3\n4\n5\n"})
    topic = branch.git("rev-parse", "topic").strip()
    branch.git("merge", "--quiet", "--no-edit", "main")
    branch.git("checkout", "--quiet", "main")
    branch.git("merge", "--quiet", "--no-edit", topic)
    branch.commit({"main.txt": "main\nagain\n"})
    branch.git("checkout", "--quiet", "topic")
    branch.commit({"a.txt": "topic\n1\n2\n3\n4\n5\nnew\n"})
    assert len(branch.git("merge-base", "--all", "main", "HEAD").split()) == 2
    assert changed("main", branch.folder) == {"a.txt": [7]}


def test_a_commit_a_tag_and_head_can_be_named(branch):
    branch.git("tag", "--annotate", "--message", "x", "v1")
    branch.commit({"a.txt": "0\n1\n2\n3\n4\n5\n"})
    branch.write({"b.txt": "B\n"})
    assert changed("v1", branch.folder) == changed("HEAD~1", branch.folder) == {"a.txt": [1], "b.txt": [1]}
    assert changed("HEAD", branch.folder) == {"b.txt": [1]}
    assert changed(branch.git("rev-parse", "--short", "main").strip(), branch.folder) == {"a.txt": [1], "b.txt": [1]}


def test_a_renamed_file_has_only_its_changed_lines(branch):
    branch.git("mv", "a.txt", "docs/z ä.txt")
    branch.git("mv", "docs/c.md", "d.md")
    branch.write({"docs/z ä.txt": "1\n2\n3\n4\nfive\n"})
    assert changed("main", branch.folder) == {"docs/z ä.txt": [5]}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("1\n2\n5\n", [2, 3], id="inside"),
        pytest.param("3\n4\n5\n", [0, 1], id="at the start"),
        pytest.param("1\n2\n3\n", [3, 4], id="at the end"),
        pytest.param("1\n2\n3\n4\n5", [], id="only the last line end"),
        pytest.param("1\r\n2\r\n3\r\n4\r\n5\r\n", [], id="only other line ends"),
        pytest.param("1\r\n2\r\n3\r\nnew\r\n4\r\n5\r\n", [4], id="other line ends and a new line"),
        pytest.param("1\r\n2\r\n4\r\n5\r\n", [0, 1, 2, 3, 4, 5], id="other line ends and a line gone"),
        pytest.param("1\n2\n3\n4\n5\n5\n", [6], id="a line twice"),
        pytest.param("1\n2\nthree\n4\n5\n", [3], id="a line changed"),
        pytest.param("", [0, 1], id="nothing left"),
    ],
)
def test_lines(branch, text, lines):
    branch.write({"a.txt": text})
    assert changed("main", branch.folder) == ({"a.txt": lines} if lines else {})


def test_text_behind_a_last_line_without_end_leaves_that_line_old(branch):
    branch.commit({"a.txt": "1\nlast"})
    branch.write({"a.txt": "1\nlast\nnew\nlast\n"})
    assert changed("HEAD", branch.folder) == {"a.txt": [3, 4]}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("two words.txt", id="spaces"),
        pytest.param("plan b/x and b/y.txt", id="what stands between names in a header"),
        pytest.param('"quoted" \\ back.txt', id="quotes and backslashes"),
        pytest.param("tab\tline\nreturn\r.txt", id="control characters"),
        pytest.param("übersetzung 译文 😀.txt", id="other scripts"),
        pytest.param(os.fsdecode(b"latin-\xe9.txt"), id="no UTF-8"),
        pytest.param("b/a/-x.txt", id="folders named as prefixes are"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not take all of these names")
def test_names(branch, name):
    branch.commit({name: "1\n2\n", f"{name}.docx": b"\0\1"})
    branch.write({name: "1\n2\n3\n", f"{name}.docx": b"\0\2", f"{name}.md": "new\n"})
    assert changed("HEAD", branch.folder) == {name: [3], f"{name}.docx": None, f"{name}.md": None}
    diff = branch.git("diff", "HEAD").encode("utf-8", "surrogateescape")
    assert changed(diff, branch.folder) == {name: [3], f"{name}.docx": None}


def test_paths_are_those_of_the_current_folder(branch, tmp_path):
    branch.write({"docs/c.md": "c\nd\n", "b.txt": "b\nc\n"})
    folder = branch.folder / "docs"
    outside = (branch.folder / "b.txt").as_posix()
    assert changed("main", folder) == {"c.md": [2]}
    assert changed("main", folder, branch.folder) == {"c.md": [2], outside: [2]}
    assert changed("main", branch.folder, folder) == {"docs/c.md": [2]}
    link = tmp_path / "link"
    link.symlink_to(folder)
    assert changed("main", folder, link) == {(link / "c.md").as_posix(): [2]}
    assert changed("main", link) == {"c.md": [2]}


def test_a_link_to_a_file_changes_with_that_file(branch):
    (branch.folder / "link.txt").symlink_to("text.data")
    branch.commit({"text.data": "1\n2\n"})
    branch.write({"text.data": "1\n2\n3\n"})
    assert changed("HEAD", branch.folder) == {"link.txt": [3]}


def test_settings_of_the_user_change_nothing(branch, tmp_path):
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    branch.commit({".gitattributes": "*.md diff=own\n"})
    branch.write({"a.txt": "1\n2\n3\n4\n5\n6\n", "docs/c.md": "c\nd\n"})
    for setting in (
        "diff.noprefix=true",
        "diff.mnemonicPrefix=true",
        "diff.relative=true",
        "diff.context=9",
        "diff.interHunkContext=9",
        "color.ui=always",
        "core.quotePath=false",
        "status.showUntrackedFiles=no",
        f"diff.external={program}",
        f"diff.own.textconv={program}",
    ):
        branch.git("config", *setting.split("=", 1))
    assert changed("main", branch.folder / "docs", branch.folder) == {
        "c.md": [2],
        (branch.folder / "a.txt").as_posix(): [6],
    }


def test_git_runs_no_program_of_the_repository(branch, tmp_path):
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/was-run\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    branch.write({"a.txt": "1\n2\n3\n4\n5\n6\n"})
    branch.git("config", "core.fsmonitor", str(program))
    branch.git("status")
    assert (tmp_path / "was-run").exists(), "git would run it"
    (tmp_path / "was-run").unlink()
    assert changed("main", branch.folder) == {"a.txt": [6]}
    assert not (tmp_path / "was-run").exists()


def test_a_folder_that_poses_as_a_repository_runs_nothing(branch, tmp_path):
    """What git needs of a repository can be committed, with settings that name a program."""
    posing = branch.folder / "texts"
    branch.git("init", "--quiet", "--bare", str(posing))
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/was-run\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    (posing / "a.txt").write_text("1\n", encoding="utf-8")
    inside = ("--git-dir", str(posing), "--work-tree", str(posing))
    branch.git(*inside, "symbolic-ref", "HEAD", "refs/heads/main")
    branch.git(*inside, "add", str(posing / "a.txt"))
    branch.git(*inside, "commit", "--quiet", "--message", "a change")
    for setting in ("core.bare=false", "core.worktree=.", f"core.fsmonitor={program}", f"filter.x.clean={program}"):
        branch.git("config", "--file", str(posing / "config"), *setting.split("=", 1))
    (posing / ".gitattributes").write_text("* filter=x\n", encoding="utf-8")
    (posing / "a.txt").write_text("1\n2\n", encoding="utf-8")
    with pytest.raises(MtlintError):
        changed("main", posing)
    assert not (tmp_path / "was-run").exists()


def test_a_linked_working_tree(branch):
    other = branch.folder.parent / "other"
    branch.git("worktree", "add", "--quiet", "-b", "third", str(other), "main")
    (other / "a.txt").write_text("0\n1\n2\n3\n4\n5\n", encoding="utf-8")
    branch.write({"b.txt": "of the first tree\n"})
    assert changed("main", other) == {"a.txt": [1]}


def test_a_sparse_checkout_has_not_deleted_the_rest(branch):
    branch.git("sparse-checkout", "set", "docs")
    branch.write({"docs/c.md": "c\nd\n"})
    assert not (branch.folder / "main.txt").exists()
    assert changed("main", branch.folder) == {"docs/c.md": [2]}


def test_line_ends_that_git_converts_are_no_change(branch):
    branch.git("config", "core.autocrlf", "true")
    branch.write({"a.txt": "1\r\n2\r\n3\r\n4\r\nfive\r\n", "b.txt": "b\r\n"})
    assert changed("main", branch.folder) == {"a.txt": [5]}


def test_an_unfinished_merge(branch):
    branch.commit({"b.txt": "b\nof topic\n"})
    with pytest.raises(AssertionError):
        branch.git("merge", "--quiet", "main")
    assert changed("HEAD", branch.folder) == {"b.txt": [2, 4, 5, 6], "main.txt": None}


def test_a_submodule_and_ignored_files_are_named(branch, make_repository, tmp_path):
    inner = make_repository(tmp_path / "inner")
    inner.commit({"x.txt": "x\n"})
    branch.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner.folder), "sub")
    branch.commit({".gitignore": "build/\n"})
    branch.write({"build/y.txt": "y\n", "sub/x.txt": "x\ny\n", "a.txt": "new\n"})
    found, _ = discover([branch.folder], branch.folder, Wanted(SUFFIXES))
    changes = find_changes("HEAD", found, branch.folder)
    assert list(changes.lines) == ["a.txt"]
    assert changes.notes == ("not checked, because git does not keep it here: build/y.txt and 1 more",)
    assert changed("HEAD", branch.folder / "sub") == {"x.txt": [2]}
    with pytest.raises(MtlintError, match="git does not keep build") as error:
        changed("HEAD", branch.folder, branch.folder / "build")
    assert "git add" in error.value.remedy


def test_variables_of_a_hook_do_not_mislead(branch, monkeypatch):
    """Git sets these for the top of the tree, relative to it, and a hook may go elsewhere."""
    branch.write({"docs/c.md": "c\nd\n"})
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    monkeypatch.setenv("GIT_PREFIX", "")
    assert changed("main", branch.folder / "docs") == {"c.md": [2]}
    monkeypatch.setenv("GIT_DIR", str(branch.folder / ".git"))
    assert changed("main", branch.folder / "docs") == {"c.md": [2]}


def test_variables_say_where_a_repository_is_that_is_not_found_otherwise(branch, monkeypatch, tmp_path):
    elsewhere = tmp_path / "elsewhere.git"
    (branch.folder / ".git").rename(elsewhere)
    branch.write({"docs/c.md": "c\nd\n"})
    monkeypatch.setenv("GIT_DIR", str(elsewhere))
    monkeypatch.setenv("GIT_WORK_TREE", str(branch.folder))
    assert changed("main", branch.folder / "docs") == {"c.md": [2]}


@pytest.mark.parametrize("reference", ["", "none", "-x", "--all", "main..topic", "HEAD:a.txt"])
def test_what_is_no_commit(branch, reference):
    with pytest.raises(MtlintError, match="git knows no such commit") as error:
        changed(reference, branch.folder)
    assert "git branch --all" in error.value.remedy


def test_a_branch_that_only_the_remote_has(branch, make_repository):
    branch.git("branch", "feature/x")
    copy = make_repository(branch.folder.parent / "copy")
    copy.git("remote", "add", "origin", str(branch.folder))
    copy.git("fetch", "--quiet", "origin")
    copy.git("checkout", "--quiet", "-b", "mine", "origin/topic")
    with pytest.raises(MtlintError) as error:
        changed("feature/x", copy.folder)
    assert error.value.remedy == "did you mean `--since origin/feature/x`?"


def test_a_shallow_clone_says_what_to_fetch(branch, make_repository):
    branch.commit({"a.txt": "new\n"})
    copy = make_repository(branch.folder.parent / "copy")
    copy.git("fetch", "--quiet", "--depth=1", branch.folder.as_uri(), "topic:topic", "main:base")
    copy.git("checkout", "--quiet", "topic")
    with pytest.raises(MtlintError, match="does not reach back") as error:
        changed("base", copy.folder)
    assert "fetch-depth: 0" in error.value.remedy
    assert "--deepen" in error.value.remedy
    with pytest.raises(MtlintError, match="no such commit") as error:
        changed("nothing", copy.folder)
    assert "fetch-depth: 0" in error.value.remedy
    copy.git("fetch", "--quiet", "--deepen=1", branch.folder.as_uri(), "topic", "main")
    assert changed("base", copy.folder) == {"a.txt": [1]}


def test_histories_without_a_common_commit(branch):
    branch.git("checkout", "--quiet", "--orphan", "alone")
    with pytest.raises(MtlintError, match="nothing is committed"):
        changed("main", branch.folder)
    branch.commit({"a.txt": "1\n"})
    with pytest.raises(MtlintError, match="no commit in common"):
        changed("main", branch.folder)


def test_no_repository(tmp_path, make_repository, monkeypatch):
    (tmp_path / "a.txt").write_text("a\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(MtlintError, match="not a git repository") as error:
        changed("main", tmp_path)
    assert "--since-diff" in error.value.remedy


def test_no_git(branch, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MtlintError, match="no git on PATH") as error:
        changed("main", branch.folder)
    assert "install git" in error.value.remedy


def test_a_damaged_repository_is_not_clean(branch):
    branch.write({"a.txt": "new\n"})
    blob = branch.git("rev-parse", "main:a.txt").strip()
    (branch.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(MtlintError, match="git diff ended with status 128: unable to read"):
        changed("main", branch.folder)
