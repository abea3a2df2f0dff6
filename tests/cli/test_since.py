"""`mtlint check --since` and `mtlint report --since` in real repositories."""

import json
import os
import re
import subprocess
import sys

import pytest

PARAGRAPH = (
    "The harbour of the town was rebuilt in number {n} of the plan, and ships of every size have called there since.",
    "Its warehouses hold timber, grain and wool, which leave for the islands in the north on day {n} of each month.",
)
OLD_DEFECT = "Every visitor of hall {n} is given a map. Every visitor of hall {n} is given a map."
NEW = "The council met on Tuesday to talk about the bridge. The council met on Tuesday to talk about the bridge."
FINDING = "docs/007.txt:7:54: DUP001 [*] sentence repeats the one before it\n"


def document(number):
    return "\n\n".join((*PARAGRAPH, OLD_DEFECT)).format(n=number) + "\n"


@pytest.fixture
def branch(repository):
    """Documents with an old defect each, and a branch on which one has a new paragraph with a new one."""
    repository.commit({f"docs/{number:03}.txt": document(number) for number in range(200)})
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.commit({"docs/007.txt": f"{document(7)}\n{NEW}\n"})
    return repository


def mtlint(folder, command, *arguments, **options):
    command = [sys.executable, "-m", "mtlint", command, "--no-config", "--ignore", "GRM", *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=120, check=False, env=environment, **options
    )


def findings(done):
    return [line for line in done.stdout.splitlines(keepends=True) if re.match(r"[^:]+:\d+:\d+: ", line)]


def test_exactly_the_new_finding(branch):
    done = mtlint(branch.folder, "check", "--since", "main", "--output-format", "concise")
    assert findings(done) == [FINDING]
    assert done.stderr == "note: since main: 1 of 200 files changed; old findings not reported: 1\n"
    assert done.returncode == 1


def test_a_diff_on_standard_input_says_the_same(branch):
    diff = branch.git("diff", "main...HEAD")
    done = mtlint(branch.folder, "check", "--since-diff", "-", "--output-format", "concise", input=diff)
    assert findings(done) == [FINDING]
    assert done.stderr == "note: since the diff: 1 of 200 files changed; old findings not reported: 1\n"
    assert done.returncode == 1


def test_a_repeated_sentence_is_new_though_the_repetition_is_the_old_line(branch):
    """The finding's place is the later copy, and the earlier one is what was added."""
    sentence = PARAGRAPH[1].format(n=7)
    branch.write({"docs/007.txt": f"{sentence}\n\n{document(7)}"})
    done = mtlint(branch.folder, "check", "--since", "main", "--select", "DUP001,DUP007", "-f", "json")
    (found,) = json.loads(done.stdout)["diagnostics"]
    assert (found["start"]["line"], found["related"][0]["start"]["line"]) == (5, 1)


def test_verbose_says_what_was_there_before(branch):
    done = mtlint(branch.folder, "check", "--since", "main", "--verbose")
    assert "docs/007.txt:5:41: not reported: DUP001" in done.stderr
    assert "was there before main" in done.stderr


def test_nothing_new_is_clean(branch):
    done = mtlint(branch.folder, "check", "--since", "HEAD", "-f", "concise")
    assert (done.returncode, findings(done)) == (0, [])
    assert done.stderr == "note: since HEAD: 0 of 200 files changed; old findings not reported: 0\n"


def test_files_that_did_not_change_are_not_read(branch):
    (branch.folder / "docs" / "100.txt").write_bytes(b"\0")
    branch.git("commit", "--quiet", "--all", "--message", "binary")
    assert mtlint(branch.folder, "check", "--since", "HEAD").returncode == 0
    failed = mtlint(branch.folder, "check", "--since", "main")
    assert failed.returncode == 2
    assert "docs/100.txt" in failed.stdout + failed.stderr


def test_show_files_lists_those_that_changed(branch):
    done = mtlint(branch.folder, "check", "--since", "main", "--show-files")
    assert (done.stdout, done.returncode) == ("docs/007.txt\n", 0)


def test_only_what_is_new_is_fixed(branch):
    """A fix that removes a line moves those below, which stay as old as they were."""
    file = branch.folder / "docs" / "008.txt"
    old = OLD_DEFECT.format(n=8)
    file.write_text(document(8).replace(old, f"On the bridge\nOn the bridge\n\n{old}"), encoding="utf-8")
    done = mtlint(branch.folder, "check", "--since", "HEAD", "--fix", "--unsafe-fixes")
    assert file.read_text(encoding="utf-8") == document(8).replace(old, f"On the bridge\n\n{old}")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_report_shows_what_is_new(branch):
    done = mtlint(branch.folder, "report", "--since", "main", "-o", "out")
    assert done.returncode == 0, done.stderr
    assert "1 findings in 1 files" in done.stdout or "1 finding in 1 file" in done.stdout
    pages = "".join(page.read_text(encoding="utf-8") for page in (branch.folder / "out").rglob("*.html"))
    assert "The council met on Tuesday" in pages


def test_a_commit_that_does_not_exist_is_never_clean(branch):
    done = mtlint(branch.folder, "check", "--since", "maim")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: --since maim: git knows no such commit\n  fix: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("--since", "main", "-"), 'nothing is known of what "-" was before', id="text on standard input"),
        pytest.param(("--since-diff", "x.diff", "-"), 'nothing is known of what "-" was before', id="and a diff"),
        pytest.param(("--since", "main", "--since-diff", "x.diff"), "exclude each other", id="two at once"),
        pytest.param(("--since-diff", "none.diff"), "No such file", id="no such diff"),
    ],
)
def test_usage(repository, arguments, message):
    repository.write({"a.txt": "A text.\n", "x.diff": ""})
    done = mtlint(repository.folder, "check", *arguments, input="A text.\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="the hook is a shell script")
def test_in_a_hook_of_a_linked_working_tree(branch):
    """Git runs a hook with variables of its own, and the hook goes to another folder."""
    hook = branch.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        "#!/bin/sh\nenv | grep -q ^GIT_ || exit 9\n"
        f'cd docs && exec "{sys.executable}" -m mtlint check --no-config --ignore GRM --since main -f concise\n',
        encoding="utf-8",
    )
    hook.chmod(0o755)
    tree = branch.folder.parent / "tree"
    branch.git("worktree", "add", "--quiet", "-b", "other", str(tree), "main")
    (tree / "docs" / "011.txt").write_text(f"{document(11)}\n{NEW}\n", encoding="utf-8")
    done = subprocess.run(
        ["git", "commit", "--all", "--message", "x"], cwd=tree, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert FINDING.replace("docs/007", "011") in done.stdout + done.stderr
    assert "1 of 200 files changed" in done.stderr
