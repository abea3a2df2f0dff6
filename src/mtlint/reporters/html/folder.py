"""A folder whose files are put in their places together, when all of them are there, and that knows its own files."""

import contextlib
import os
import shutil
import time
from collections.abc import Iterable
from pathlib import Path
from secrets import token_hex

from mtlint.model import MtlintError
from mtlint.reporters.replacing import replacing, writing
from mtlint.reporters.visible import visible
from mtlint.text.mark import MARK, MARKED

_JSON_MARK = '"name": "mtlint"'
_ASIDE = ".mtlint-unfinished-"
_ABANDONED = 2 * 24 * 3600
"""Seconds after which nobody is writing any more."""


class Folder:
    """Files below a root, written aside and put in their places all together; names are relative, with `/`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._aside = root / f"{_ASIDE}{os.getpid()}-{token_hex(4)}"
        self._written: dict[str, None] = {}

    def write(self, name: str, chunks: Iterable[str]) -> None:
        """Write one file, or write it again."""
        self.claim(name)
        with replacing(self._aside / name) as file:
            file.writelines(chunks)
        self._written[name] = None

    def claim(self, name: str) -> None:
        """Make sure that a file is ours to write, before anything is written."""
        path = self._root / name
        if path.exists() and not _is_ours(path):
            raise MtlintError(
                f"{visible(str(path))} was not written by mtlint and is left as it is",
                "name an empty folder for the report: mtlint report -o FOLDER",
            )

    def publish(self, subfolder: str) -> Path:
        """Put every file in its place, in the order they were first written, and return the root.

        Our files of earlier reports that were not written again are removed from `subfolder`.
        """
        for name in self._written:
            path = self._root / name
            with writing(path):
                path.parent.mkdir(exist_ok=True)
                (self._aside / name).replace(path)
        for path in sorted((self._root / subfolder).glob("*.html")):
            if f"{subfolder}/{path.name}" not in self._written and _is_ours(path):
                with contextlib.suppress(OSError):  # a stale page is no reason to fail a run that is done
                    path.unlink()
        return self._root

    def discard(self) -> None:
        """Remove what was not put in its place, also what a run left that was killed days ago."""
        shutil.rmtree(self._aside, ignore_errors=True)
        for path in self._root.glob(f"{_ASIDE}*"):
            with contextlib.suppress(OSError):
                # Both ways, as a clock may have been wrong.
                if not path.is_symlink() and abs(time.time() - path.stat().st_mtime) > _ABANDONED:
                    shutil.rmtree(path, ignore_errors=True)


def _is_ours(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(MARKED).decode("utf-8", "replace")
    except OSError:
        return False
    return (MARK if path.suffix == ".html" else _JSON_MARK) in head
