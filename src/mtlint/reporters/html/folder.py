"""A folder that is written file by file, each whole or not at all, and that knows its own files."""

import contextlib
from collections.abc import Iterable
from pathlib import Path

from mtlint.model import MtlintError
from mtlint.reporters.replacing import replacing
from mtlint.reporters.visible import visible

MARK = '<meta name="generator" content="mtlint">'
"""Stands near the top of every page; what lacks it is not ours to replace or remove."""
_JSON_MARK = '"name": "mtlint"'
_HEAD = 600


class Folder:
    """Writes files below a root; names are relative, with `/`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._written: set[str] = set()

    def write(self, name: str, chunks: Iterable[str]) -> Path:
        """Write one file and put it in its place in one step."""
        path = self._root / name
        self.claim(name)
        with replacing(path) as file:
            file.writelines(chunks)
        self._written.add(name)
        return path

    def claim(self, name: str) -> None:
        """Make sure that a file is ours to write, before anything is written."""
        path = self._root / name
        if path.exists() and not _is_ours(path):
            raise MtlintError(
                f"{visible(str(path))} was not written by mtlint and is left as it is",
                "name an empty folder for the report: mtlint report -o FOLDER",
            )

    def prune(self, subfolder: str) -> None:
        """Remove our pages of earlier reports from a subfolder."""
        for path in sorted((self._root / subfolder).glob("*.html")):
            if f"{subfolder}/{path.name}" not in self._written and _is_ours(path):
                with contextlib.suppress(OSError):  # a stale page is no reason to fail a run that is done
                    path.unlink()


def _is_ours(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return False
    return (MARK if path.suffix == ".html" else _JSON_MARK) in head
