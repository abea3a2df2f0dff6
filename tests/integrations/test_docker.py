"""The image's recipe. Building it needs a daemon and a registry; what it builds from is tried without."""

import fnmatch
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
RECIPE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COPIED = [name for line in re.findall(r"^COPY (.+)$", RECIPE, re.MULTILINE) for name in line.split()[:-1]]


def test_hadolint_has_nothing_to_say(run, with_mtlint):
    assert run("hadolint", ROOT / "Dockerfile", env=with_mtlint) == ""


def test_what_is_copied_is_there_and_sent_to_the_daemon():
    sent = [line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")]
    assert COPIED
    for name in COPIED:
        assert (ROOT / name).exists(), name
        assert any(fnmatch.fnmatch(name, f"{pattern}*") for pattern in sent), name


def test_the_package_builds_from_what_is_copied_alone(tmp_path, run):
    for name in COPIED:
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, target)
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "dist", cwd=tmp_path)
    assert list((tmp_path / "dist").glob("mtlint-*.whl"))


def test_the_image_runs_as_nobody_in_particular():
    assert re.findall(r"^USER (.+)$", RECIPE, re.MULTILINE)[-1] not in {"root", "0"}
