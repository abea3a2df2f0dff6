"""One folder a case: `case.toml` with arguments and exit status, `input/` with files, and what is printed.

`UPDATE_GOLDEN=1` writes what is printed now; read the difference before committing it.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_case(case, tmp_path):
    folder = CASES / case
    settings = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    work = tmp_path / "work"
    if (folder / "input").exists():
        shutil.copytree(folder / "input", work)
    else:
        work.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "mtlint", *settings["args"]],
        cwd=work,
        input=settings.get("stdin", "").encode("utf-8"),
        capture_output=True,
        timeout=60,
        check=False,
        env={name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
        | {"COLUMNS": "100", "TERM": "xterm", **settings.get("env", {})},
    )
    assert done.returncode == settings["exit"], done.stderr.decode()
    for name, printed in (("stdout.txt", done.stdout), ("stderr.txt", done.stderr)):
        golden = folder / name
        if os.environ.get("UPDATE_GOLDEN"):
            golden.unlink(missing_ok=True)
            if printed:
                golden.write_bytes(printed)
        assert printed.decode("utf-8") == (golden.read_text(encoding="utf-8") if golden.exists() else "")
