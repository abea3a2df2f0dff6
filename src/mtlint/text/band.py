"""Where in a long text and its translation to look for what belongs together."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

Band = Sequence[tuple[int, int]]
"""For each number of source parts, the least and the greatest number of target parts, both inclusive."""

_SMALL = 10_000
"""Up to so many cells all are looked at."""
_NARROWEST, _WIDEST = 12, 40
_SHARE = 0.1
"""Half the width of the band, as a share of the distance of the anchors that it runs between."""
_MOST_OFTEN = 4
"""How often an anchor may stand on either side to be told apart by its order."""


def band(sources: Sequence[frozenset[str]], targets: Sequence[frozenset[str]]) -> Band:
    """The cells near the line through anchors that stand equally often, and rarely, on either side; all of a short text."""
    rows, columns = len(sources), len(targets)
    if rows * columns <= _SMALL:
        return [(0, columns)] * (rows + 1)
    points = [(0, 0), *_fixed(sources, targets), (rows, columns)]
    low, high = [columns] * (rows + 1), [0] * (rows + 1)
    for (row, column), (next_row, next_column) in pairwise(points):
        width = min(max(_NARROWEST, round(_SHARE * max(next_row - row, next_column - column))), _WIDEST)
        slope = (next_column - column) / max(next_row - row, 1)
        for at in range(row, next_row + 1):
            # As far as the line gets until the next row, so that a way through leads past what only one side has.
            low[at] = min(low[at], round(column + slope * (at - row)) - width)
            high[at] = max(high[at], round(column + slope * (at - row + 1)) + width)
    return [(max(one, 0), min(other, columns)) for one, other in zip(low, high, strict=True)]


def _fixed(sources: Sequence[frozenset[str]], targets: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that share what few others have, as in patience sorting; no two in one row or column."""
    left, right = _rare(sources), _rare(targets)
    both = [anchor for anchor in left.keys() & right.keys() if len(left[anchor]) == len(right[anchor])]
    found = {pair for anchor in both for pair in zip(left[anchor], right[anchor], strict=True)}
    pairs = sorted(found, key=lambda pair: (pair[0], -pair[1]))
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, column) in enumerate(pairs):
        at = bisect_left(tails, column)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1], ends[at : at + 1] = [column], [index]
    chain: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _rare(parts: Iterable[frozenset[str]]) -> dict[str, list[int]]:
    """Anchors that few parts have, and which."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, part in enumerate(parts):
        for anchor in part:
            holders[anchor].append(index)
    return {anchor: indices for anchor, indices in holders.items() if len(indices) <= _MOST_OFTEN}
