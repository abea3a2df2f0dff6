"""Which parts of a source and which parts of its translation belong together, by their lengths and by what both hold.

Dynamic programming over beads as in Gale and Church (1993, Computational Linguistics 19/1), with their model of length: the
length of a translation varies about a multiple of the source's, the more the longer it is. As in Moore (2002, AMTA) a pair is
weighed against what stands there by chance, so that what was left out or added has its own place, and a second pass goes by
what the first has learnt of this very text. As in Varga et al. (2005, RANLP; hunalign) numbers, names, cognates, marks and
kinds of blocks count besides length. How sure a bead is, is its share of all ways to align (forward-backward, Rabiner 1989).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, inf, lgamma, log, pi, sqrt

from mtlint.text.anchors import anchors, weight
from mtlint.text.band import Band, band

_PRIORS = (
    ((1, 1), 0.89),
    ((0, 1), 0.015),
    ((1, 0), 0.015),
    ((1, 2), 0.035),
    ((2, 1), 0.03),
    ((2, 2), 0.002),
    ((1, 3), 0.006),
    ((3, 1), 0.004),
    ((1, 4), 0.002),
    ((4, 1), 0.001),
    ((2, 3), 0.0005),
    ((3, 2), 0.0005),
)
"""How likely a bead of so many source and target parts is; near to what Gale and Church counted, with room for omissions."""
_LOG_PRIORS = [(source, target, log(share)) for (source, target), share in _PRIORS]
_OUTLIERS = 0.02
"""Share of true pairs whose lengths say nothing."""
_KEPT = {"address": 0.9, "number": 0.8, "mark": 0.75, "kind": 0.8, "word": 0.5}
"""How likely the translation of a part keeps an anchor, before anything is known of this text."""
_VARIANCE = 4.0
"""Variance of length per letter, before anything is known; counted over news from Chinese, Japanese, Russian and German."""
_BELIEF = 10
"""How many pairs of a text what was known before counts for."""
_LEAST_RARE = 0.02
_EARLIER = 1e-6
"""Takes the first of two equal targets to be the translation, and the later ones to be what was added."""


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence or a paragraph as far as it is aligned: its weighted length, and what a translation would keep of it."""

    length: float
    anchors: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str, kind: str = "") -> "Part":
        """A part with all that its text shows; `kind` is what it is in its document, such as a heading."""
        found = anchors(text)
        return cls(max(weight(text), 1.0), found | {f"kind:{kind}"} if kind else found)


@dataclass(frozen=True, slots=True)
class Bead:
    """Neighbouring source parts and the target parts that translate them, as half-open ranges; one of the two may be empty.

    `confidence` is the share, from 0 to 1, that alignments with this bead have of all, weighed by how likely they are.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    confidence: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Beads in order, which cover all parts of both sides; `expansion` is the target's weighted length over the source's."""

    beads: tuple[Bead, ...]
    expansion: float


def align(sources: Sequence[Part], targets: Sequence[Part], expansion: float | None = None) -> Alignment:
    """The most likely alignment. `expansion` is known where these are parts of what was aligned before.

    Takes time in proportion to the number of parts times the width of the band: a tenth of the parts, about the parts that
    only one other can belong to.
    """
    if not sources or not targets:
        beads = [Bead((index, index + 1), (0, 0), 1.0) for index in range(len(sources))]
        beads += [Bead((0, 0), (index, index + 1), 1.0) for index in range(len(targets))]
        return Alignment(tuple(beads), expansion or 1.0)
    within = band([part.anchors for part in sources], [part.anchors for part in targets])
    model = _Model.before(sources, targets, expansion)
    first = _Lattice(sources, targets, model, within).best()
    learnt = model.after(first, sources, targets, learns_expansion=expansion is None)
    beads = _Lattice(sources, targets, learnt, within).best()
    return Alignment(tuple(beads), learnt.expansion)


@dataclass(frozen=True, slots=True)
class _Model:
    """What a pair is weighed by. Lengths of targets alone are distributed as gamma with `shape` and `scale`."""

    expansion: float
    variance: float
    shape: float
    scale: float
    kept: dict[str, float]

    @classmethod
    def before(cls, sources: Sequence[Part], targets: Sequence[Part], expansion: float | None) -> "_Model":
        """What is known before anything is aligned."""
        total_source, total_target = (sum(part.length for part in side) for side in (sources, targets))
        mean = total_target / len(targets)
        spread = sum((part.length - mean) ** 2 for part in targets) + _BELIEF * (0.6 * mean) ** 2
        deviation = max(spread / (len(targets) + _BELIEF), 1.0)
        if expansion is None:
            known = 3 * _BELIEF * mean
            expansion = (total_target + known) / (total_source + known)
        return cls(expansion, _VARIANCE, mean * mean / deviation, deviation / mean, _KEPT)

    def after(
        self, beads: Sequence[Bead], sources: Sequence[Part], targets: Sequence[Part], *, learns_expansion: bool
    ) -> "_Model":
        """The same with what pairs of one part each show, the sure ones more than others."""
        pairs = [
            (sources[bead.source[0]], targets[bead.target[0]], bead.confidence)
            for bead in beads
            if bead.source[1] - bead.source[0] == 1 == bead.target[1] - bead.target[0]
        ]
        expansion = self.expansion
        if learns_expansion:
            known = _BELIEF * self.shape * self.scale
            expansion = (sum(target.length * sure for _, target, sure in pairs) + known * expansion) / (
                sum(source.length * sure for source, _, sure in pairs) + known
            )
        off = (
            (sure, min((target.length - expansion * source.length) ** 2 / (expansion * source.length), 9 * self.variance))
            for source, target, sure in pairs
        )
        weights, squares = _sums((sure, sure * square) for sure, square in off)
        variance = (squares + _BELIEF * self.variance) / (weights + _BELIEF)
        return _Model(expansion, variance, self.shape, self.scale, self._kept_in(pairs, sources, targets))

    def _kept_in(
        self, pairs: Sequence[tuple[Part, Part, float]], sources: Sequence[Part], targets: Sequence[Part]
    ) -> dict[str, float]:
        shared = _all(sources) & _all(targets)
        counts: dict[str, list[float]] = {name: [_BELIEF * share, _BELIEF] for name, share in _KEPT.items()}
        for source, target, sure in pairs:
            for anchor in source.anchors & shared:
                count = counts[anchor.partition(":")[0]]
                count[0] += sure * (anchor in target.anchors)
                count[1] += sure
        return {name: min(kept / all_of, 0.97) for name, (kept, all_of) in counts.items()}

    def length(self, source: float, target: float, parts: int) -> float:
        """Log of how much likelier a length is for a translation than for so many targets by chance."""
        mean = self.expansion * source
        variance = self.variance * (mean + 5.0)
        chance = self._chance(target, parts)
        density = -0.5 * log(2 * pi * variance) - (target - mean) ** 2 / (2 * variance)
        return log(_OUTLIERS + (1 - _OUTLIERS) * exp(min(density - chance, 50.0)))

    def _chance(self, length: float, parts: int) -> float:
        shape = self.shape * parts
        return (shape - 1) * log(length) - length / self.scale - lgamma(shape) - shape * log(self.scale)


def _all(parts: Sequence[Part]) -> frozenset[str]:
    return frozenset().union(*(part.anchors for part in parts))


def _sums(numbers: Iterator[tuple[float, float]]) -> tuple[float, float]:
    one, other = 0.0, 0.0
    for left, right in numbers:
        one, other = one + left, other + right
    return one, other


class _Lattice:
    """All alignments inside a band, each cell of it the number of source and of target parts behind it."""

    def __init__(self, sources: Sequence[Part], targets: Sequence[Part], model: _Model, within: Band) -> None:
        self._sizes = len(sources), len(targets)
        self._model = model
        self._band = within
        self._shared, self._alone_source, self._alone_target = _weigh(sources, targets, model)
        self._source_sums = _running(part.length for part in sources)
        self._target_sums = _running(part.length for part in targets)

    def best(self) -> list[Bead]:
        """The likeliest way from the beginning to the end, with how sure each step is."""
        forward: dict[tuple[int, int], float] = {(0, 0): 0.0}
        best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
        steps: dict[tuple[int, int], list[tuple[int, int, float]]] = {}
        for cell in self._cells():
            ways = [
                (rows, columns, score)
                for rows, columns, score in self._steps(*cell)
                if (cell[0] - rows, cell[1] - columns) in best
            ]
            if not ways:
                continue
            steps[cell] = ways
            before = [((cell[0] - rows, cell[1] - columns), score) for rows, columns, score in ways]
            best[cell] = max(
                (best[at][0] + score, rows, columns) for (at, score), (rows, columns, _) in zip(before, ways, strict=True)
            )
            forward[cell] = _log_sum([forward[at] + score for at, score in before])
        return list(self._way_back(best, forward, self._backward(steps)))

    def _cells(self) -> Iterator[tuple[int, int]]:
        for row, (low, high) in enumerate(self._band):
            for column in range(low, high + 1):
                if row or column:
                    yield row, column

    def _steps(self, row: int, column: int) -> Iterator[tuple[int, int, float]]:
        """The beads that end at a cell, each with its score."""
        for rows, columns, prior in _LOG_PRIORS:
            if rows > row or columns > column:
                continue
            score = prior
            if rows and columns:
                source = self._source_sums[row] - self._source_sums[row - rows]
                target = self._target_sums[column] - self._target_sums[column - columns]
                score += self._model.length(source, target, columns) - _EARLIER * column
                for i in range(row - rows, row):
                    score += self._alone_source[i]
                    shared = self._shared.get(i)
                    if shared:
                        score += sum(shared.get(j, 0.0) for j in range(column - columns, column))
                score += sum(self._alone_target[j] for j in range(column - columns, column))
            yield rows, columns, score

    def _backward(self, steps: dict[tuple[int, int], list[tuple[int, int, float]]]) -> dict[tuple[int, int], float]:
        coming: dict[tuple[int, int], list[float]] = defaultdict(list)
        coming[self._sizes].append(0.0)
        backward: dict[tuple[int, int], float] = {}
        for cell in reversed(steps):
            if cell not in coming:
                continue
            here = backward[cell] = _log_sum(coming.pop(cell))
            for rows, columns, score in steps[cell]:
                coming[cell[0] - rows, cell[1] - columns].append(here + score)
        backward[0, 0] = _log_sum(coming[0, 0])
        return backward

    def _way_back(
        self,
        best: dict[tuple[int, int], tuple[float, int, int]],
        forward: dict[tuple[int, int], float],
        backward: dict[tuple[int, int], float],
    ) -> list[Bead]:
        row, column = self._sizes
        beads: list[Bead] = []
        while row or column:
            score, rows, columns = best[row, column]
            at = (row - rows, column - columns)
            share = forward[at] + (score - best[at][0]) + backward[row, column] - forward[self._sizes]
            beads.append(Bead((at[0], row), (at[1], column), min(exp(share), 1.0)))
            row, column = at
        return beads[::-1]


def _weigh(
    sources: Sequence[Part], targets: Sequence[Part], model: _Model
) -> tuple[dict[int, dict[int, float]], list[float], list[float]]:
    """What anchors add to a pair of parts that share them, and to each part when it is paired at all.

    An anchor that both sides know somewhere speaks for a pair that shares it, the more the rarer it is, and against one that
    does not.
    """
    holders: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, parts in enumerate((sources, targets)):
        for index, part in enumerate(parts):
            for anchor in part.anchors:
                holders[anchor][side].append(index)
    shared: dict[int, dict[int, float]] = defaultdict(dict)
    alone: tuple[list[float], list[float]] = [0.0] * len(sources), [0.0] * len(targets)
    for anchor, (left, right) in sorted(holders.items()):
        if not left or not right:
            continue
        kept = model.kept[anchor.partition(":")[0]]
        chances = [max(len(right) / len(targets), _LEAST_RARE), max(len(left) / len(sources), _LEAST_RARE)]
        missing = [min(log((1 - kept) / max(1 - chance, 1 - kept)), 0.0) / 2 for chance in chances]
        gain = max(log(kept / sqrt(chances[0] * chances[1])), 0.0)
        for side, indices in enumerate((left, right)):
            for index in indices:
                alone[side][index] += missing[side]
        for i in left:
            for j in right:
                shared[i][j] = shared[i].get(j, 0.0) + gain - missing[0] - missing[1]
    return shared, *alone


def _running(numbers: Iterator[float]) -> list[float]:
    sums = [0.0]
    for number in numbers:
        sums.append(sums[-1] + number)
    return sums


def _log_sum(logs: Sequence[float]) -> float:
    most = max(logs, default=-inf)
    return most if most == -inf else most + log(sum(exp(one - most) for one in logs))
