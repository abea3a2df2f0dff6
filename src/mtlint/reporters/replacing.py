"""Output files: whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from mtlint.model import MtlintError
from mtlint.reporters.visible import visible
from mtlint.text.unfinished import beside


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A text file that takes the place of an older one only when all of it is there.

    Raises `MtlintError` where it cannot be written; what stood there before stays then.
    """
    # Not tempfile: its files are readable by their owner alone, and a report is there to be served.
    temporary = beside(path)
    try:
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("w", encoding="utf-8", newline="") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink()


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """What the system refuses inside is an `MtlintError` that names the file."""
    try:
        yield
    except OSError as error:
        raise MtlintError(
            f"{visible(str(path))} cannot be written: {error.strerror}", "free the place, or name one that can be written"
        ) from error
