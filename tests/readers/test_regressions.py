"""Files that a reader once could not stand: each begins with the name of the format as which it is read."""

from pathlib import Path

import pytest
from tests.readers.test_hostile import held

from mtlint.readers import read

FILES = sorted((Path(__file__).parent / "files" / "regressions").iterdir())


@pytest.mark.parametrize("file", [pytest.param(file, id=file.name) for file in FILES])
def test_a_file_that_was_too_much(file):
    content = file.read_bytes()
    held(file.name.partition("-")[0], content)
    read(content, "a file of another name", "en-US")
