"""The hooks, run by pre-commit itself in a scratch repository."""

import sys

import pytest

CONFIG = """
repos:
- repo: {repository}
  rev: {revision}
  hooks:
  - id: {hook}
    args: [--select, DUP, --color, never, {arguments}]
"""
REPEATED = "DUP001 [*] sentence repeats the one before it"


@pytest.fixture(scope="module")
def environment(installing, tmp_path_factory):
    """pre-commit makes the hook's environment once for all tests."""
    return installing | {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")), "PRE_COMMIT_COLOR": "never"}


@pytest.fixture
def hook(project, checkout, environment, run, git):
    """Runs a hook over what is staged, as `git commit` does."""

    def start(name, status, arguments=""):
        revision = git(checkout, "rev-parse", "HEAD").strip()
        text = CONFIG.format(repository=checkout.as_posix(), revision=revision, hook=name, arguments=arguments)
        (project / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")
        git(project, "add", "--all")
        return run(sys.executable, "-m", "pre_commit", "run", cwd=project, env=environment, status=status)

    return start


def test_the_hook_finds_what_is_wrong_in_staged_files(hook):
    printed = hook("mtlint", status=1)
    assert f"translations/page.txt:1:25: {REPEATED}" in printed
    assert f"translations/page.txt:3:38: {REPEATED}" in printed


def test_the_hook_for_what_is_new_leaves_old_findings_alone(hook):
    printed = hook("mtlint-new", status=1)
    assert printed.count(REPEATED) == 1
    assert f"translations/page.txt:3:38: {REPEATED}" in printed


def test_the_hook_passes_where_all_is_well(hook, project):
    (project / "translations" / "page.txt").write_text("The shop is open today.\n", encoding="utf-8")
    assert "Passed" in hook("mtlint", status=0)


def test_an_excluded_file_is_left_out_though_pre_commit_names_it(hook, project):
    (project / "mtlint.toml").write_text('exclude = ["translations/"]\nforce-exclude = true\n', encoding="utf-8")
    assert "Passed" in hook("mtlint", status=0)


def test_the_hook_mends_files_and_pre_commit_sees_it(hook, project):
    assert "files were modified by this hook" in hook("mtlint", status=1, arguments="--fix")
    text = (project / "translations" / "page.txt").read_text(encoding="utf-8")
    assert text.count("The shop is open today.") == text.count("The road is closed to heavy lorries.") == 1
