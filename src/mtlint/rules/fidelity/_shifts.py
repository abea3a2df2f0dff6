"""Runs of rows whose targets belong to the sources of their neighbours."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtlint.rules.fidelity._sizes import Row
from mtlint.text.anchors import anchors
from mtlint.text.fold import fold

_WORST_DEVIATION = 3.0
"""From here on a length says no more against a pair."""
_LONGEST_SHIFT = 3
_KEPT = 0.5
"""How likely a translation keeps what it could keep."""


class Shift(NamedTuple):
    """Rows `first` to `last`, whose targets belong to the sources `distance` rows further on, and how sure that is."""

    first: int
    last: int
    distance: int
    evidence: float
    """Logarithm of how much likelier the rows are so than as they stand."""


def shifts(rows: Sequence[Row], least: float, min_rows: int) -> list[Shift]:
    """The shifts that are likelier than `least`, in order; of those that overlap the likeliest.

    For each distance the log-likelihood ratio is summed from row to row and the sum kept from falling below 0 (CUSUM: Page
    1954, Biometrika 41), so that a run stands out where it begins and where it ends.
    """
    folded = [fold(row.segment.source or "") for row in rows]
    kept = [anchors(row.segment.source or "") for row in rows]
    there = [anchors(row.segment.text) for row in rows]
    frequency = Counter(anchor for found in kept for anchor in found)
    weights = {anchor: max(math.log(_KEPT * len(rows) / count), 0.0) for anchor, count in frequency.items()}
    own = [_fit(row, row, kept[index] & there[index], weights) for index, row in enumerate(rows)]
    found: list[Shift] = []
    for distance in (way * steps for steps in range(1, _LONGEST_SHIFT + 1) for way in (1, -1)):
        gains = []
        for index, row in enumerate(rows):
            other = index + distance
            inside = 0 <= other < len(rows) and folded[index] != folded[other]
            gains.append(_fit(rows[other], row, kept[other] & there[index], weights) - own[index] if inside else 0.0)
        found += _runs(gains, distance, least, min_rows)
    chosen: list[Shift] = []
    for shift in sorted(found, key=lambda one: -one.evidence):
        if all(shift.last < other.first or other.last < shift.first for other in chosen):
            chosen.append(shift)
    return sorted(chosen)


def _fit(source: Row, target: Row, shared: frozenset[str], weights: dict[str, float]) -> float:
    """Log-likelihood, but for a constant, of a target as the translation of a source."""
    off = min(abs(target.usual.deviation(source.source, target.target)), _WORST_DEVIATION)
    return sum(weights[anchor] for anchor in shared) - off * off / 2


def _runs(gains: Sequence[float], distance: int, least: float, min_rows: int) -> Iterator[Shift]:
    start = best_at = 0
    total = best = 0.0
    for index, gain in enumerate([*gains, -math.inf]):
        total += gain
        if total > best:
            best, best_at = total, index
        if total <= 0 or total < best - least:
            if best >= least and best_at - start + 1 >= min_rows:
                yield Shift(start, best_at, distance, best)
            start, total, best = index + 1, 0.0, 0.0
