"""Output files: whole, or not at all."""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TextIO

from mtlint.model import MtlintError


def write_file(path: Path, write: Callable[[TextIO], None]) -> None:
    """Write a text file in place of an older one only when all of it is there. Raises `MtlintError` where it cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, delete=False) as stream:
            try:
                write(stream)  # type: ignore[arg-type] # a named temporary file is a text stream in all but its type
                stream.flush()
                os.fsync(stream.fileno())
            except BaseException:
                stream.close()
                Path(stream.name).unlink()
                raise
        Path(stream.name).chmod(0o666 & ~_umask())
        Path(stream.name).replace(path)
    except OSError as error:
        raise MtlintError(f"{path}: cannot be written: {error.strerror}", "name a place that can be written") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
