"""What a run gathers of each document: in memory while it is little, else in a file without a name."""

import pickle
import tempfile
from array import array
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import IO, Generic, TypeVar
from weakref import finalize

from mtlint.model import MtlintError

IN_MEMORY = 200_000
"""Characters of text whose checked documents are kept in memory; they take a hundred times as much."""

_T = TypeVar("_T")


class Spill(Generic[_T]):
    """Takes things one by one, and hands them out again in the same order, as often as is asked.

    Raises `MtlintError` where the folder for temporary files cannot hold them.
    """

    def __init__(self, limit: int = IN_MEMORY) -> None:
        """`limit` is how large all of them may be, by the sizes that they are added with, to stay in memory."""
        self._room = limit
        self._near: list[_T] = []
        self._starts = array("Q")

    def __len__(self) -> int:
        return len(self._near) + len(self._starts)

    def __contains__(self, item: object) -> bool:
        return any(item == other for other in self)

    def __iter__(self) -> Iterator[_T]:
        return (self[index] for index in range(len(self)))

    def __getitem__(self, index: int) -> _T:
        if self._near:
            return self._near[index]
        with _told():
            self._far.seek(self._starts[index])
            item: _T = pickle.load(self._far)  # noqa: S301 - our own words, from a file without a name
        return item

    def append(self, item: _T, size: int) -> None:
        """Keep one more."""
        self._room -= size
        self._near.append(item)
        if self._room < 0:
            for waiting in self._near:
                self._write(waiting)
            self._near.clear()

    def items(self) -> Collection[_T]:
        """All of them: a tuple where they are in memory."""
        return self if self._starts else tuple(self._near)

    @cached_property
    def _far(self) -> IO[bytes]:
        # Nobody else can open it, and it is gone with this process however that ends.
        file = tempfile.TemporaryFile(prefix="mtlint-")  # noqa: SIM115 - open as long as somebody asks
        finalize(self, file.close)
        return file

    def _write(self, item: _T) -> None:
        with _told():
            self._starts.append(self._far.seek(0, 2))
            pickle.dump(item, self._far, pickle.HIGHEST_PROTOCOL)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise MtlintError(
            f"what was found cannot be kept in {tempfile.gettempdir()}: {error.strerror}",
            "free the place, or name another folder in TMPDIR",
        ) from error
