"""How much a text says, in letters of an alphabet, and how far a row is from what is usual in its file."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

from mtlint.model import Document, Segment
from mtlint.rules.remember import remember
from mtlint.text.anchors import weight
from mtlint.text.scripts import script
from mtlint.text.writing import is_plain

_MARKUP = re.compile(r"<[^<>]{1,200}>")
_LETTER = re.compile(r"\w")
_KANA = frozenset(("Hira", "Kana"))
_TRUST = 8
"""Rows that must speak against what is usual between scripts to weigh as much as it."""
_SPREAD = 0.25
"""Usual deviation of the logarithm of a row's ratio; of three pairs of languages measured, between 0.15 and 0.3."""
_SPREAD_TRUST = 20
_SHORTEST_DEVIATION = 2.0
"""How much wider the spread is for short texts: its square grows by this over the letters of the source.

It grows by more where one character says as much as several letters do: lengths are coarser there.
"""
_TO_SIGMA = 1.4826
"""From the median of absolute deviations to a standard deviation, of a normal distribution."""


class Usual(NamedTuple):
    """Centre and variance of the logarithm of target over source, for long texts."""

    centre: float
    variance: float
    character: float
    """Size of a character of the side that takes fewer."""

    def deviation(self, source: float, target: float) -> float:
        """How many standard deviations a target is longer than usual; negative where it is shorter."""
        ratio = math.log((target + 1) / (source + 1))
        return (ratio - self.centre) / math.sqrt(self.variance + _SHORTEST_DEVIATION * math.sqrt(self.character) / (source + 1))


class Row(NamedTuple):
    """A segment with the sizes of its source and target, and what is usual for such rows."""

    segment: Segment
    source: float
    target: float
    usual: Usual

    @property
    def expected(self) -> float:
        """Size that the target usually has."""
        return self.source * math.exp(self.usual.centre)

    @property
    def deviation(self) -> float:
        """How many standard deviations the target is longer than usual; negative where it is shorter."""
        return self.usual.deviation(self.source, self.target)


def size(text: str) -> float:
    """How much a text says, in Latin letters; tags say nothing, and so do marks alone."""
    bare = _MARKUP.sub("", text)
    return weight(bare) if _LETTER.search(bare) else 0.0


@remember
def measured(document: Document) -> tuple[Row, ...]:
    """The segments whose source and target both say something, in order.

    What is usual is the median of the rows of one script and language, drawn to what is usual between scripts as long as there
    are few of them (robust location and scale: Huber and Ronchetti, Robust Statistics, 2009).
    """
    groups: defaultdict[tuple[str, str], list[tuple[int, float, float]]] = defaultdict(list)
    for index, segment in enumerate(document.segments):
        sizes = size(segment.source or ""), size(segment.text)
        if segment.source and min(sizes) > 0:
            groups[writing(segment.source), segment.language].append((index, *sizes))
    rows: list[tuple[int, Row]] = []
    for group in groups.values():
        segments = [document.segments[index] for index, _, _ in group]
        ratios = [math.log((target + 1) / (source + 1)) for _, source, target in group]
        usual = _usual(ratios, max(_character(one.source or "" for one in segments), _character(one.text for one in segments)))
        rows += ((index, Row(document.segments[index], source, target, usual)) for index, source, target in group)
    return tuple(row for _, row in sorted(rows, key=lambda numbered: numbered[0]))


def _usual(ratios: list[float], character: float) -> Usual:
    count, middle = len(ratios), median(ratios)
    spread = _TO_SIGMA * median(abs(ratio - middle) for ratio in ratios)
    variance = (count * spread**2 + _SPREAD_TRUST * _SPREAD**2) / (count + _SPREAD_TRUST)
    return Usual(middle * count / (count + _TRUST), variance, character)


def _character(texts: Iterable[str]) -> float:
    """Size of a character, as most of some texts have it."""
    return median(weight(text) / len(text) for text in texts)


def writing(text: str) -> str:
    """ISO 15924 code of the script that most letters of a text have; "Jpan" for ideographs with kana."""
    if is_plain(text):
        return "Latn"
    found = [script(letter) for letter in _LETTER.findall(text) if letter.isalpha()]
    if not _KANA.isdisjoint(found):
        return "Jpan"
    return max(set(found), key=lambda code: (found.count(code), code), default="Latn")
