"""Packages are pinned by digest, and pip refuses whatever differs from them in one bit."""

import hashlib
import random
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from virtualenv.seed.wheels.embed import get_embed_wheel

from mtlint import __version__

ROOT = Path(__file__).parents[2]
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))
PIP = get_embed_wheel("pip", f"{sys.version_info.major}.{sys.version_info.minor}").path
NUMBER = random.Random("flips")


@pytest.fixture
def wheel(tmp_path):
    """A package of nobody's, as a wheel in a folder of its own."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    path = folder / "nobodys-1.0-py3-none-any.whl"
    info = "nobodys-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("nobodys.py", "VALUE = 1\n" * 50)
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: nobodys\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: a\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return path


def install(wheel, digest, target):
    """Have pip install the package by its digest, from its folder alone."""
    pinned = target.with_suffix(".txt")
    pinned.write_text(f"nobodys==1.0 --hash=sha256:{digest}\n", encoding="utf-8")
    command = [sys.executable, PIP / "pip", "install", "--no-index", "--find-links", wheel.parent, "--no-cache-dir"]
    options = ["--require-hashes", "--requirement", pinned, "--target", target, "--disable-pip-version-check"]
    done = subprocess.run([str(part) for part in [*command, *options]], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_pip_refuses_a_wheel_that_differs_in_one_bit(wheel, tmp_path):
    whole = bytearray(wheel.read_bytes())
    digest = hashlib.sha256(whole).hexdigest()
    status, printed = install(wheel, digest, tmp_path / "right")
    assert status == 0, printed
    assert (tmp_path / "right" / "nobodys.py").is_file()

    at = NUMBER.randrange(len(whole))
    whole[at] ^= 1 << NUMBER.randrange(8)
    wheel.write_bytes(whole)
    status, printed = install(wheel, digest, tmp_path / "wrong")
    assert status == 1
    assert "DO NOT MATCH THE HASHES" in printed
    assert not (tmp_path / "wrong").exists()


@pytest.mark.parametrize("file", [pytest.param(file, id=file.name) for file in REQUIREMENTS])
def test_every_package_has_a_version_and_digests(file):
    text = file.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert lines
    for line in lines:
        assert re.fullmatch(r"[a-z0-9._-]+==[^\s;]+( ; [^#]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*", line), line
    assert "://" not in text


def test_what_installs_mtlint_installs_what_is_pinned():
    recipe = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    (action,) = [step["run"] for step in steps if step.get("name") == "Install"]
    for text in (recipe, action):
        first, *others = re.findall(r"pip install (.+)", text)
        assert "--require-hashes" in first
        assert "requirements/run.txt" in first
        assert all("--no-deps --no-build-isolation" in other for other in others)
        assert others


def test_actions_of_others_are_pinned_by_commit():
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", name) for name in used)


def test_the_job_for_gitlab_names_this_version():
    job = yaml.safe_load((ROOT / "docs" / "ci" / "gitlab.yml").read_text(encoding="utf-8"))["mtlint"]
    assert job["variables"]["MTLINT_VERSION"] == __version__
    assert '"mtlint==$MTLINT_VERSION"' in job["before_script"][0]
