"""Which parts of a source and which parts of its translation belong together, by their lengths and by what both hold.

Dynamic programming over beads as in Gale and Church (1993, Computational Linguistics 19/1), with their model of length: the
length of a translation varies about a multiple of the source's, the more the longer it is. As in Moore (2002, AMTA) a pair is
weighed against what stands there by chance, so that what was left out or added has its own place, and a second pass goes by
what the first has learnt of this very text. As in Varga et al. (2005, RANLP; hunalign) numbers, names, cognates, marks and
kinds of blocks count besides length. How sure a bead is, is its share of all ways to align (forward-backward, Rabiner 1989).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, inf, lgamma, log, pi

from mtlint.text.anchors import anchors, weight
from mtlint.text.band import Band, band
from mtlint.text.evidence import Evidence

Shapes = Mapping[tuple[int, int], float]
"""How likely a bead is to be of so many source parts and so many target parts."""
SENTENCES: Shapes = {
    (1, 1): 0.89,
    (0, 1): 0.02,
    (1, 0): 0.02,
    (1, 2): 0.035,
    (2, 1): 0.02,
    (2, 2): 0.002,
    (1, 3): 0.006,
    (3, 1): 0.004,
    (1, 4): 0.002,
    (4, 1): 0.001,
    (2, 3): 0.0005,
    (3, 2): 0.0005,
}
"""Near to what Gale and Church counted, with room for omissions."""
PARAGRAPHS: Shapes = {**SENTENCES, (1, 1): 0.92, (1, 0): 0.03, (1, 2): 0.01, (2, 1): 0.01, (1, 3): 0.003, (3, 1): 0.003}
"""Engines keep paragraphs apart as they are; where files are wrapped otherwise, that is learnt from the text."""
_OUTLIERS = 0.02
"""Share of true pairs whose lengths say nothing."""
_KEPT = {"address": 0.9, "number": 0.8, "mark": 0.75, "kind": 0.8, "word": 0.5}
"""How likely the translation of a part keeps an anchor, before anything is known of this text."""
_VARIANCE = 4.0
"""Variance of length per letter, before anything is known; counted over news from Chinese, Japanese, Russian and German."""
_BELIEF = 10
"""How many pairs of a text what was known before counts for."""
_BELIEF_IN_SHAPES = 150
_LONGEST = max(target for _, target in SENTENCES)
_CLEAR = 5.0
"""Log of a likelihood ratio beside which outliers do not count."""
_HOPELESS = -9.0
"""Log of the likelihood of a bead of several parts below which nothing speaks for it whatever it holds."""
_UNLIKELY = 20.0
"""Log of how much less likely than all ways together those are that a second pass passes over."""
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
    evidence: float = 0.0
    """Log of how much likelier lengths and anchors are for a translation than by chance; 0 where one side is empty."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Beads in order, which cover all parts of both sides; `expansion` is the target's weighted length over the source's."""

    beads: tuple[Bead, ...]
    expansion: float


def align(
    sources: Sequence[Part], targets: Sequence[Part], expansion: float | None = None, shapes: Shapes = SENTENCES
) -> Alignment:
    """The most likely alignment. `expansion` is known where these are parts of what was aligned before.

    Takes time in proportion to the number of parts times the width of the band, which has a limit: a passage that was left out
    and is longer than that is found only where what both sides hold leads past it.
    """
    if not sources or not targets:
        beads = [Bead((index, index + 1), (0, 0), 1.0) for index in range(len(sources))]
        beads += [Bead((0, 0), (index, index + 1), 1.0) for index in range(len(targets))]
        return Alignment(tuple(beads), expansion or 1.0)
    within = band([part.anchors for part in sources], [part.anchors for part in targets])
    model = _Model.before(sources, targets, expansion, shapes)
    first = _Lattice(sources, targets, model, within)
    learnt = model.after(first.best(), sources, targets, learns_expansion=expansion is None)
    beads = _Lattice(sources, targets, learnt, first.likely()).best()
    return Alignment(tuple(beads), learnt.expansion)


@dataclass(frozen=True, slots=True)
class _Model:
    """What a pair is weighed by. Lengths of targets alone are distributed as gamma with `shape` and `scale`."""

    expansion: float
    variance: float
    shape: float
    scale: float
    kept: dict[str, float]
    shapes: Shapes

    @classmethod
    def before(cls, sources: Sequence[Part], targets: Sequence[Part], expansion: float | None, shapes: Shapes) -> "_Model":
        """What is known before anything is aligned."""
        total_source, total_target = (sum(part.length for part in side) for side in (sources, targets))
        mean = total_target / len(targets)
        spread = sum((part.length - mean) ** 2 for part in targets) + _BELIEF * (0.6 * mean) ** 2
        deviation = max(spread / (len(targets) + _BELIEF), 1.0)
        if expansion is None:
            known = 3 * _BELIEF * mean
            expansion = (total_target + known) / (total_source + known)
        return cls(expansion, _VARIANCE, mean * mean / deviation, deviation / mean, _KEPT, shapes)

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
        kept = self._kept_in(pairs, sources, targets)
        return _Model(expansion, variance, self.shape, self.scale, kept, self._shapes_in(beads))

    def _shapes_in(self, beads: Sequence[Bead]) -> Shapes:
        counts = {shape: _BELIEF_IN_SHAPES * share for shape, share in self.shapes.items()}
        for bead in beads:
            counts[bead.source[1] - bead.source[0], bead.target[1] - bead.target[0]] += bead.confidence
        return {shape: count / (len(beads) + _BELIEF_IN_SHAPES) for shape, count in counts.items()}

    def _kept_in(
        self, pairs: Sequence[tuple[Part, Part, float]], sources: Sequence[Part], targets: Sequence[Part]
    ) -> dict[str, float]:
        known = _all(sources) & _all(targets)
        counts: dict[str, list[float]] = {name: [_BELIEF * share, _BELIEF] for name, share in _KEPT.items()}
        for source, target, sure in pairs:
            for anchor in source.anchors:
                name = anchor.partition(":")[0]
                if name != "word" or anchor in known:
                    counts[name][0] += sure * (anchor in target.anchors)
                    counts[name][1] += sure
        return {name: min(kept / all_of, 0.97) for name, (kept, all_of) in counts.items()}

    def expected(self, source: float) -> tuple[float, float]:
        """Mean and variance of the length of a translation."""
        mean = self.expansion * source
        return mean, self.variance * (mean + 5.0)

    def chance(self, length: float, parts: int) -> float:
        """Log of how likely a length is for so many targets whatever they translate."""
        shape = self.shape * max(parts, 1)
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
        self._priors = {shape: log(share) for shape, share in model.shapes.items()}
        self._band = within
        self._evidence = Evidence([part.anchors for part in sources], [part.anchors for part in targets], model.kept)
        self._lengths = _running(part.length for part in sources), _running(part.length for part in targets)
        self._chances = [
            [model.chance(length, parts) for length in _spans(self._lengths[1], parts)] for parts in range(_LONGEST + 1)
        ]
        self._steps: dict[tuple[int, int], list[tuple[int, int, float]]] = {}
        """By cell, the beads that end there: source parts, target parts, score."""
        self._forward: dict[tuple[int, int], float] = {(0, 0): 0.0}
        """Of each cell, the log of how likely all ways from the beginning to it are together."""

    def best(self) -> list[Bead]:
        """The likeliest way from the beginning to the end, with how sure each step is."""
        best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
        for row, (low, high) in enumerate(self._band):
            shapes = list(self._shapes(row))
            for column in range(low, high + 1):
                steps = list(self._ending(row, column, shapes))
                if steps:
                    self._steps[row, column] = steps
                    found = [(row - rows, column - columns, score) for rows, columns, score in steps]
                    best[row, column] = max((best[i, j][0] + score, i, j) for i, j, score in found)
                    self._forward[row, column] = _log_sum([self._forward[i, j] + score for i, j, score in found])
        return self._way(best, self._backward())

    def likely(self) -> Band:
        """The cells that any likely way goes through, once the best way is known."""
        backward, rows = self._backward(), self._sizes[0] + 1
        low, high = [self._sizes[1]] * rows, [0] * rows
        least = self._forward[self._sizes] - _UNLIKELY
        for (row, column), after in backward.items():
            if self._forward[row, column] + after > least:
                low[row], high[row] = min(low[row], column), max(high[row], column)
        return list(zip(low, high, strict=True))

    def _shapes(self, row: int) -> Iterator[tuple[int, int, float, float, float, float]]:
        """The beads that may end at a row: source parts, target parts, prior, and what is known of the target's length.

        That is its mean, and the factor and the constant of the log of its density.
        """
        sums = self._lengths[0]
        for (rows, columns), prior in self._priors.items():
            if rows <= row:
                mean, variance = self._model.expected(sums[row] - sums[row - rows])
                yield rows, columns, prior, mean, -0.5 / variance, -0.5 * log(2 * pi * variance)

    def _ending(
        self, row: int, column: int, shapes: Sequence[tuple[int, int, float, float, float, float]]
    ) -> Iterator[tuple[int, int, float]]:
        """The beads that end at a cell, each with its score; those of several parts only where their length fits."""
        sums = self._lengths[1]
        for rows, columns, prior, mean, factor, constant in shapes:
            if (row - rows, column - columns) not in self._forward:
                continue
            score = prior
            if rows and columns:
                off = sums[column] - sums[column - columns] - mean
                density = constant + factor * off * off - self._chances[columns][column]
                score += density if density > _CLEAR else log(_OUTLIERS + (1 - _OUTLIERS) * exp(density))
                score -= _EARLIER * column
                if rows == columns == 1:
                    score += self._evidence.of_pair(row - 1, column - 1)
                elif score > _HOPELESS:
                    score += self._evidence.of(range(row - rows, row), range(column - columns, column))
                else:
                    continue
            yield rows, columns, score

    def _backward(self) -> dict[tuple[int, int], float]:
        """Of each cell, the log of how likely all ways from it to the end are together."""
        coming: dict[tuple[int, int], list[float]] = defaultdict(list, {self._sizes: [0.0]})
        backward: dict[tuple[int, int], float] = {}
        for cell in reversed(self._steps):
            if cell in coming:
                here = backward[cell] = _log_sum(coming.pop(cell))
                for rows, columns, score in self._steps[cell]:
                    coming[cell[0] - rows, cell[1] - columns].append(here + score)
        return backward

    def _way(
        self,
        best: dict[tuple[int, int], tuple[float, int, int]],
        backward: dict[tuple[int, int], float],
    ) -> list[Bead]:
        forward = self._forward
        cell = self._sizes
        beads: list[Bead] = []
        while cell != (0, 0):
            score, row, column = best[cell]
            share = forward[row, column] + (score - best[row, column][0]) + backward[cell] - forward[self._sizes]
            step = cell[0] - row, cell[1] - column
            evidence = score - best[row, column][0] - self._priors[step]
            beads.append(Bead((row, cell[0]), (column, cell[1]), min(exp(share), 1.0), evidence))
            cell = row, column
        return beads[::-1]


def _spans(sums: Sequence[float], parts: int) -> Iterator[float]:
    """Lengths of so many parts up to each place; 1 where there are not so many."""
    return (sums[at] - sums[at - parts] if at >= parts > 0 else 1.0 for at in range(len(sums)))


def _running(numbers: Iterator[float]) -> list[float]:
    sums = [0.0]
    for number in numbers:
        sums.append(sums[-1] + number)
    return sums


def _log_sum(logs: Sequence[float]) -> float:
    most = max(logs, default=-inf)
    return most if most == -inf else most + log(sum(exp(one - most) for one in logs))
