"""What users install: the wheel, in an environment of its own."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WHEELS = ROOT / ".venv" / "wheelhouse"
TEXT = "The shop is open today. The shop is open today. He recieved it.\n"


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.skipif(not WHEELS.exists() and not os.environ.get("CI"), reason="scripts/dev.py fetches the wheels it needs")
def test_the_wheel_runs_in_an_empty_environment(tmp_path):
    status, printed = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=ROOT)
    assert status == 0, printed
    (wheel,) = tmp_path.glob("mtlint-*.whl")
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    status, printed = run(scripts / "python", "-m", "pip", "install", "--quiet", "--no-index", "--find-links", WHEELS, wheel)
    assert status == 0, printed
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    # Away from the checkout, without its environment: only what the wheel brought is there.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    status, printed = run(scripts / "mtlint", "check", "--no-config", "page.txt", cwd=tmp_path, env=environment)
    assert status == 1, printed
    assert "DUP001 [*] sentence repeats the one before it" in printed
    assert "GRM003 “recieved” is not in the dictionary" in printed
    status, printed = run(scripts / "mtlint", "report", "--no-config", "page.txt", "-o", "out", cwd=tmp_path, env=environment)
    assert status == 0, printed
    assert (tmp_path / "out" / "index.html").is_file()
