"""The job for GitLab, its script run as a runner's shell would."""

import json
import shutil
from pathlib import Path

import pytest
import yaml

from mtlint.grammar.lock import load_lock

TEMPLATE = Path(__file__).parents[2] / "docs" / "ci" / "gitlab.yml"
JOB = yaml.safe_load(TEMPLATE.read_text(encoding="utf-8"))["mtlint"]
REPORT = JOB["artifacts"]["reports"]["codequality"]


@pytest.fixture
def job(project, run, with_mtlint):
    """Runs the script and reads the report that it leaves for the merge request."""
    if shutil.which("bash") is None:
        pytest.skip("GitLab's shell is bash")

    def start(status, **variables):
        (project / "mtlint.toml").write_text('select = ["DUP"]\n', encoding="utf-8")
        environment = with_mtlint | {"MTLINT_PATHS": JOB["variables"]["MTLINT_PATHS"]} | variables
        run("bash", "-e", "-o", "pipefail", "-c", "\n".join(JOB["script"]), cwd=project, env=environment, status=status)
        return [
            (entry["location"]["path"], entry["location"]["lines"]["begin"])
            for entry in json.loads((project / REPORT).read_text(encoding="utf-8"))
        ]

    return start


def test_a_branch_is_checked_in_full(job):
    assert job(1) == [("translations/page.txt", 1), ("translations/page.txt", 3)]


def test_a_merge_request_is_checked_for_what_it_brings(job, project, git):
    base = git(project, "rev-parse", "main").strip()
    assert job(1, CI_MERGE_REQUEST_DIFF_BASE_SHA=base) == [("translations/page.txt", 3)]


def test_no_findings_leave_an_empty_report(job, project):
    (project / "translations" / "page.txt").write_text("The shop is open today.\n", encoding="utf-8")
    assert job(0) == []


def test_the_history_is_there_and_languagetool_is_cached():
    assert JOB["variables"]["GIT_DEPTH"] == "0"
    assert JOB["cache"]["key"].endswith(f"-languagetool-{load_lock().version}")
    (cached,) = JOB["cache"]["paths"]
    assert JOB["variables"]["MTLINT_CACHE_DIR"] == f"$CI_PROJECT_DIR/{cached}"


def test_the_job_is_valid(run, with_mtlint):
    run("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", TEMPLATE, env=with_mtlint)
