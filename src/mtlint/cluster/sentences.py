"""The sentences of a run over a corpus, as its workers left them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from mtlint.cluster.signatures import Numbers
from mtlint.cluster.store import Place


@dataclass(frozen=True, slots=True)
class Sentences:
    """All sentences of a run, numbered through: those of block i are `starts[i]` to `starts[i + 1]`."""

    output: Place
    names: tuple[str, ...]
    starts: Numbers
    single: NDArray[np.bool_]
    """Of each block, whether all of it is one document."""
    rows: int
    """Hashes of a band."""

    @property
    def bands(self) -> Place:
        """The folder of the numbers of the sentences."""
        return self.output / ".work" / f"bands-{self.rows}"

    @property
    def pairs(self) -> Place:
        """The folder of the pairs that share a number."""
        return self.output / ".work" / "pairs"

    def owner(self, numbers: Any) -> Any:
        """The block of a sentence, or of each of several."""
        return np.searchsorted(self.starts, numbers, "right") - 1

    def of(self, block: int) -> pa.Table:
        """The sentences of a block."""
        return (self.output / ".work" / "sentences" / f"{self.names[block]}.arrow").read_arrow()

    def at(self, numbers: Iterable[int]) -> dict[int, dict[str, Any]]:
        """Some sentences with their places, by number."""
        wanted = np.unique(np.fromiter(numbers, np.uint64))
        found: dict[int, dict[str, Any]] = {}
        for block, begin, end in self.by_block(wanted):
            rows = self.of(block).take(wanted[begin:end] - self.starts[block]).to_pylist()
            found.update(zip(wanted[begin:end].tolist(), rows, strict=True))
        return found

    def by_block(self, numbers: Numbers) -> list[tuple[int, int, int]]:
        """(block, first, behind the last) of numbers that are in order."""
        owners = self.owner(numbers)
        begins = np.flatnonzero(np.diff(owners, prepend=-1)).tolist()
        return [(int(owners[begin]), begin, end) for begin, end in pairwise([*begins, len(numbers)])]


def distinct(pairs: Numbers) -> Numbers:
    """(later, earlier) each once and in order; shape (2, pairs)."""
    pairs = pairs[:, np.lexsort((pairs[1], pairs[0]))]
    return pairs[:, (np.diff(pairs, axis=1, prepend=pairs[:, :1] + np.uint64(1)) != 0).any(axis=0)]
