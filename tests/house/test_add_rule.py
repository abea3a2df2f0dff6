import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path):
    """As much of a checkout as the script looks at."""
    for name in ("scripts/add_rule.py", "src/mtlint/__init__.py", "src/mtlint/rules/typography/__init__.py"):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    return tmp_path


def add(checkout):
    command = [sys.executable, "scripts/add_rule.py", "typography", "TYP099", "missing-space", "A space is missing."]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)


def test_a_new_rule_is_two_files_that_python_reads(checkout):
    done = add(checkout)
    assert done.returncode == 0, done.stderr
    rule, test = (checkout / line for line in done.stdout.split())
    assert "class MissingSpace(SegmentRule)" in rule.read_text(encoding="utf-8")
    compile(rule.read_bytes(), rule, "exec")
    compile(test.read_bytes(), test, "exec")


def test_nothing_is_overwritten(checkout):
    add(checkout)
    done = add(checkout)
    assert done.returncode != 0
    assert "exists already" in done.stderr
