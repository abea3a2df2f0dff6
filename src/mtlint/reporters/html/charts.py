"""How findings spread over the documents, as bars."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_BARS = 10
_STEPS = (0.5, 1, 2, 5)


@dataclass(frozen=True, slots=True)
class Bar:
    """Documents with more findings than `low` in 1,000 words and at most `high`; place and size in percent of the chart."""

    label: str
    says: str
    count: int
    left: float
    width: float
    height: float


def spread(densities: Sequence[float]) -> list[Bar]:
    """A bar for the documents without findings, some of equal steps, and one for what lies beyond nearly all others."""
    most = sorted(densities)[int(0.95 * (len(densities) - 1))] if densities else 0.0
    step = next(step * 10**power for power in range(10) for step in _STEPS if step * 10**power * _BARS >= most)
    edges = [0.0]
    while edges[-1] < most:
        edges.append(edges[-1] + step)
    counts = [0] * (len(edges) + 1)
    for density in densities:
        counts[bisect_left(edges, density)] += 1
    names = [("0", "no findings")]
    names += [(f"{high:g}", f"more than {low:g} and at most {high:g} in 1,000 words") for low, high in pairwise(edges)]
    names.append((f">{edges[-1]:g}", f"more than {edges[-1]:g} in 1,000 words"))
    if not counts[-1]:
        counts.pop()
    width, highest = 100 / len(counts), max(counts) or 1
    return [
        Bar(label, says, count, round(index * width, 2), round(width, 2), round(100 * count / highest, 2))
        for index, ((label, says), count) in enumerate(zip(names, counts, strict=False))
    ]
