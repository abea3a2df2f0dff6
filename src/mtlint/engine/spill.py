"""Checked documents of a run: in memory while they are few, else in a file without a name."""

import pickle
import tempfile
from array import array
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import IO
from weakref import finalize

from mtlint.model import Checked, MtlintError

IN_MEMORY = 200_000
"""Characters of text that are kept in memory; with all that is known of them they take a hundred times as much."""


class Spill:
    """Takes documents one by one, and hands them out again in the same order, as often as is asked.

    Raises `MtlintError` where the folder for temporary files cannot hold them.
    """

    def __init__(self, limit: int = IN_MEMORY) -> None:
        self._room = limit
        self._near: list[Checked] = []
        self._starts = array("Q")

    def __len__(self) -> int:
        return len(self._near) + len(self._starts)

    def __contains__(self, item: object) -> bool:
        return any(item == checked for checked in self)

    def __iter__(self) -> Iterator[Checked]:
        yield from self._near
        for start in self._starts:
            with _told():
                self._far.seek(start)
                checked: Checked = pickle.load(self._far)  # noqa: S301 - our own words, from a file without a name
            yield checked

    def append(self, checked: Checked) -> None:
        """Keep one more."""
        self._room -= len(checked.document.text)
        self._near.append(checked)
        if self._room < 0:
            for waiting in self._near:
                self._write(waiting)
            self._near.clear()

    def documents(self) -> Collection[Checked]:
        """All of them: a tuple where they are in memory."""
        return self if self._starts else tuple(self._near)

    @cached_property
    def _far(self) -> IO[bytes]:
        # Nobody else can open it, and it is gone with this process however that ends.
        file = tempfile.TemporaryFile(prefix="mtlint-")  # noqa: SIM115 - open as long as somebody asks
        finalize(self, file.close)
        return file

    def _write(self, checked: Checked) -> None:
        with _told():
            self._starts.append(self._far.seek(0, 2))
            pickle.dump(checked, self._far, pickle.HIGHEST_PROTOCOL)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise MtlintError(
            f"what was found cannot be kept in {tempfile.gettempdir()}: {error.strerror}",
            "free the place, or name another folder in TMPDIR",
        ) from error
