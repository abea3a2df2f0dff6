"""Scratch projects in which integrations run as their users run them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WHEELS = ROOT / ".venv" / "wheelhouse"
OLD = "The shop is open today. The shop is open today.\n"
NEW = "\nThe road is closed to heavy lorries. The road is closed to heavy lorries.\n"


def _run(*command, status=0, **options):
    """What a command prints on both streams; it must end with `status`."""
    done = subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
        **options,
    )
    assert done.returncode == status, done.stdout
    return done.stdout


def _git(folder, *arguments):
    # Hooks of whoever runs the tests, and where their repository is, do not belong here.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    identity = ("-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "core.hooksPath=")
    return _run("git", *identity, *arguments, cwd=folder, env=environment)


def _commit(folder, message="change"):
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message", message)


@pytest.fixture(scope="session")
def run():
    return _run


@pytest.fixture(scope="session")
def git():
    return _git


@pytest.fixture(scope="session")
def commit():
    return _commit


@pytest.fixture
def project(tmp_path):
    """A repository with an old defect on its main branch, and a new one in the working tree of another branch."""
    folder = tmp_path / "project"
    (folder / "translations").mkdir(parents=True)
    page = folder / "translations" / "page.txt"
    page.write_text(OLD, encoding="utf-8")
    _git(folder, "init", "--quiet", "--initial-branch", "main")
    _commit(folder)
    _git(folder, "switch", "--quiet", "--create", "new")
    page.write_text(OLD + NEW, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def checkout(tmp_path_factory):
    """This checkout as it is now, committed to a repository of its own, as a tag of ours would be."""
    folder = tmp_path_factory.mktemp("checkout") / "mtlint"
    listed = _run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", cwd=ROOT).split("\0")
    for name in filter(None, listed):
        if not name.startswith(("tests/", "docs/images/", "reports/")) and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    _git(folder, "init", "--quiet")
    _commit(folder)
    return folder


@pytest.fixture(scope="session")
def installing():
    """The environment in which pip finds the pinned wheels and nothing else."""
    if not WHEELS.exists() and not os.environ.get("CI"):
        pytest.skip("scripts/dev.py fetches the wheels it needs")
    return os.environ | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(WHEELS), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


@pytest.fixture
def with_mtlint():
    """An environment whose PATH has the command under test first."""
    return os.environ | {"PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))}
