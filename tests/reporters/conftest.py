"""Golden files: `UPDATE_GOLDEN=1 pytest tests/reporters` writes them anew."""

import importlib.util
import os
import sys
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="session")
def factory():
    """The module beside this file; in importlib mode tests cannot import one another."""
    spec = importlib.util.spec_from_file_location("reports_made_by_hand", Path(__file__).with_name("factory.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def golden():
    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare
