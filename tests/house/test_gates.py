"""What the project promises of its own code: format, lint, types, the floor plan."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def passes(*command):
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("-m", "ruff", "format", "--check", "."), id="format"),
        pytest.param(("-m", "ruff", "check", "."), id="lint"),
        pytest.param(("-m", "mypy"), id="types"),
        pytest.param(("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"), id="imports"),
    ],
)
def test_gate(command):
    passes(*command)


@pytest.mark.parametrize("script", [path.name for path in sorted((ROOT / "scripts").glob("document_*.py"))])
def test_generated_files_are_up_to_date(script):
    passes(f"scripts/{script}", "--check")
