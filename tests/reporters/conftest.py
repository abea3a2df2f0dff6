"""Golden files: `UPDATE_GOLDEN=1 pytest tests/reporters` writes them anew."""

import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def golden():
    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare
