"""Set up this checkout and run it: `python3 scripts/dev.py report` or `python3 scripts/dev.py test`.

Needs Python 3.11 or newer with pip, and nothing else. Everything goes into `.venv`; what is there already is not fetched again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WHEELS = VENV / "wheelhouse"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PAGES = Path("tests", "corpus", "pages")
REPORT = Path("reports", "pages")
SETS = {"report": ("run",), "test": ("run", "test")}
"""Command -> the requirements that satisfy it; the last is what is installed."""


def main() -> int:
    """Run the command that was asked for and return its exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs this may have an older one
        sys.exit(f"mtlint needs Python 3.11 or newer; this is {sys.version.split()[0]}")
    command, *arguments = sys.argv[1:] or [""]
    if command not in SETS:
        sys.exit("usage: python3 scripts/dev.py report | test [pytest options]")
    set_up(SETS[command][-1])
    if command == "report":
        return run(PYTHON, "-m", "mtlint", "report", PAGES, "--output", REPORT, "--no-config", *arguments)
    fetched = run(PYTHON, "-m", "mtlint", "languages", "install", "de", "fr", "--no-config")
    # A file's tests stay together: they share what its fixtures start. Each process has a LanguageTool of its own.
    spread = ("--numprocesses", "auto", "--maxprocesses", "4", "--dist", "loadfile")
    return fetched or run(PYTHON, "-m", "pytest", *spread, *arguments)


def set_up(requirements: str) -> None:
    """Install the pinned requirements and this checkout, unless they are there."""
    stamp = VENV / "mtlint-stamp"
    wanted = {name: digest(name) for name in SETS["test"]}
    if PYTHON.exists() and stamp.exists() and wanted[requirements] in stamp.read_text(encoding="utf-8").split():
        return
    print(f"setting up {VENV.name}: the pinned packages, once", file=sys.stderr)
    shutil.rmtree(VENV, ignore_errors=True)
    # The pip that runs this script installs into the new environment, so Python may come without ensurepip.
    venv.create(VENV, with_pip=False)
    pinned = ROOT / "requirements" / f"{requirements}.txt"
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--python", PYTHON)
    offline = ("--no-index", "--find-links", WHEELS)
    steps = (
        (*pip, "download", "--require-hashes", "--only-binary", ":all:", "--requirement", pinned, "--dest", WHEELS),
        (*pip, "install", *offline, "--require-hashes", "--requirement", pinned),
        (*pip, "install", *offline, "--no-deps", "--no-build-isolation", "--editable", ROOT),
    )
    for step in steps:
        if run(*step):
            sys.exit(
                "the packages could not be installed: see above; a package index other than pip's default is pip's setting"
            )
    satisfied = [wanted[name] for name in SETS["test"] if requirements in ("test", name)]
    stamp.write_text("\n".join(satisfied), encoding="utf-8")


def digest(requirements: str) -> str:
    """What an environment was made from."""
    files = (ROOT / "requirements" / f"{requirements}.txt", ROOT / "pyproject.toml")
    return hashlib.sha256(b"".join(file.read_bytes() for file in files) + sys.version.encode()).hexdigest()


def run(*command: str | Path) -> int:
    """Run a command in the checkout and return its exit status."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
