"""How much what two texts hold speaks for one being the translation of the other."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log, sqrt

_RAREST = 0.02
"""An anchor that fewer of the parts have than this is as rare as one that so many have."""
_MOST_ALIKE = 0.98


class Evidence:
    """What the anchors of parts say, as logs of likelihood ratios.

    An anchor speaks for parts that share it, the more the rarer it is, and against parts of which one lacks it. Words that the
    other side does not know at all say nothing. Neighbouring targets that say the same are no translation of one source in
    two parts, and the first of two copies is the translation, unless the source says it twice too.
    """

    def __init__(self, sources: Sequence[frozenset[str]], targets: Sequence[frozenset[str]], kept: Mapping[str, float]) -> None:
        """`kept` is how likely a translation keeps an anchor, by its class, which stands before a colon."""
        sides = sources, targets
        counts = [Counter(anchor for part in side for anchor in part) for side in sides]
        self._gains: dict[str, float] = {}
        self._misses: tuple[dict[str, float], dict[str, float]] = ({}, {})
        for anchor in sorted(counts[0].keys() | counts[1].keys()):
            name = anchor.partition(":")[0]
            likely = kept[name]
            shares = [count[anchor] / len(side) for count, side in zip(counts, sides, strict=True)]
            if all(shares):
                self._gains[anchor] = max(log(likely / sqrt(max(shares[0], _RAREST) * max(shares[1], _RAREST))), 0.0)
            elif name == "word":
                continue
            for miss, chance in zip(self._misses, reversed(shares), strict=True):
                miss[anchor] = log((1 - likely) / (1 - min(chance, likely))) / 2
        self._sources, self._targets = ([part & self._misses[0].keys() for part in side] for side in sides)
        self._apart = _apart(targets)
        self._new = _apart(sources), self._apart
        self._pairs: dict[tuple[int, int], float] = {}

    def of_pair(self, source: int, target: int) -> float:
        """What speaks for one part being the translation of one part."""
        if (source, target) not in self._pairs:
            copied = min(self._new[1][target] - self._new[0][source], 0.0)
            self._pairs[source, target] = self._between(self._sources[source], self._targets[target]) + copied
        return self._pairs[source, target]

    def of(self, source: range, target: range) -> float:
        """What speaks for neighbouring parts being the translation of neighbouring parts."""
        left = frozenset().union(*self._sources[source.start : source.stop])
        right = frozenset().union(*self._targets[target.start : target.stop])
        return self._between(left, right) + sum(self._apart[target.start + 1 : target.stop])

    def _between(self, left: frozenset[str], right: frozenset[str]) -> float:
        lost, new = self._misses
        return (
            sum(self._gains[anchor] for anchor in left & right)
            + sum(lost[anchor] for anchor in left - right)
            + sum(new[anchor] for anchor in right - left)
        )


def _apart(parts: Sequence[frozenset[str]]) -> list[float]:
    """Of each part, how much speaks against its saying what the one before it has said: 0 where they share nothing."""
    return [0.0, *(log(1 - min(_alike(one, other), _MOST_ALIKE)) for one, other in pairwise(parts))]


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of anchors of two parts that are the same (Jaccard)."""
    return len(one & other) / len(one | other) if one and other else 0.0
