"""The steps of the composite action, as a runner's shell would run them."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
import yaml

from mtlint.grammar.lock import load_lock

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]
pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the action's shell is bash")


def step(name):
    (found,) = [each for each in STEPS if each.get("name") == name]
    return found


def expand(text, inputs, temp):
    """What the runner puts in the place of an expression."""
    known = {f"inputs.{name}": value for name, value in inputs.items()} | {"runner.temp": str(temp), "runner.os": "Linux"}
    return re.sub(r"\$\{\{ *([\w.]+) *\}\}", lambda match: known[match[1]], text)


@pytest.fixture
def action(project, run, with_mtlint, tmp_path):
    """Runs the check step with some inputs, the others being what the action says."""

    def start(status, **given):
        defaults = {name: each["default"] for name, each in ACTION["inputs"].items()}
        own = {name: expand(value, defaults | given, tmp_path) for name, value in step("Check")["env"].items()}
        summary = tmp_path / "summary.md"
        summary.touch()
        environment = with_mtlint | own | {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_ACTIONS": "true", "CI": "true"}
        # As a runner does for `shell: bash`.
        command = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step("Check")["run"])
        return run(*command, cwd=project, env=environment, status=status), summary.read_text(encoding="utf-8")

    return start


def annotations(printed):
    return [line for line in printed.splitlines() if line.startswith(("::error", "::warning", "::notice"))]


def test_everything_is_checked_when_since_is_empty(action):
    printed, summary = action(1, arguments="--select\nDUP")
    assert len(annotations(printed)) == 2
    assert "file=translations/page.txt,line=1" in annotations(printed)[0]
    assert "DUP001" in summary


def test_only_what_is_new_with_outputs_beside_it(action, project):
    printed, _ = action(1, arguments="--select\nDUP", since="main", sarif="out/mtlint.sarif", report="out/report")
    (only,) = annotations(printed)
    assert "file=translations/page.txt,line=3" in only
    (result,) = json.loads((project / "out" / "mtlint.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["ruleId"] == "DUP001"
    assert (project / "out" / "report" / "index.html").is_file()


def test_several_paths_and_nothing_that_a_shell_would_obey(action, project):
    odd = "$(touch gone) `touch gone`; touch gone && echo #.txt"
    (project / odd).write_text("The shop is open today.\n", encoding="utf-8")
    action(0, arguments="--select\nDUP", paths=f"\n{odd}\n")
    assert not (project / "gone").exists()
    printed, _ = action(2, arguments="--select\nDUP", paths="translations\n--exit-zero")
    assert "--exit-zero: no such file" in printed


def test_the_install_step_installs_the_action_s_own_checkout(checkout, installing, run, tmp_path):
    run("python3", "-m", "venv", tmp_path / "venv")
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    path = os.pathsep.join((str(scripts), os.environ["PATH"]))
    environment = installing | {"GITHUB_ACTION_PATH": str(checkout), "PATH": path}
    run("bash", "-e", "-c", step("Install")["run"], env=environment)
    assert "mtlint" in run(scripts / "mtlint", "--version", env=environment)


def test_languagetool_is_cached_under_its_version_where_the_check_looks_for_it():
    (cached,) = [each["with"] for each in STEPS if each.get("uses", "").startswith("actions/cache@")]
    assert cached["path"] == step("Check")["env"]["MTLINT_CACHE_DIR"]
    assert cached["key"].endswith(f"-languagetool-{load_lock().version}")


def test_every_input_reaches_the_check_as_a_variable():
    assert "${{" not in step("Check")["run"]
    assert sorted(re.findall(r"inputs\.(\w+)", str(step("Check")["env"]))) == sorted(ACTION["inputs"])


def test_the_action_is_valid(run, with_mtlint):
    run("check-jsonschema", "--builtin-schema", "vendor.github-actions", ROOT / "action.yml", env=with_mtlint)
