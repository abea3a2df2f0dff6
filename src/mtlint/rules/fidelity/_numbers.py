"""Which numbers of a source and of its translation do not belong together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from mtlint.text.numbers import Number, Weight

_FEW = 4
_LONG = 5
"""Digits from which numbers may be divided otherwise: telephone numbers, codes."""
_HUNDRED = Fraction(100)
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


class Mismatch(NamedTuple):
    """A number of the source that is missing, one of the target that is too much, or one in the place of another."""

    source: Number | None
    target: Number | None


def mismatches(source: Sequence[Number], target: Sequence[Number]) -> list[Mismatch]:
    """Numbers that are on one side alone, those of the target first; pairs where both sides have one over.

    A number is looked for among all of the other side, however often it stands there: languages differ in how often they say
    one. Only where something else is over counts how often. Numbers in words count where both sides have one over.
    """
    missing, extra = _alone(source, target), _alone(target, source)
    if not extra and any(max(one.values) > 1 for one in missing):
        extra = _more_often(target, source)
    elif extra and not missing:
        missing = _more_often(source, target)
    found = []
    for one in extra:
        other = _likeliest(one, missing)
        if other is not None:
            missing.remove(other)
        if other is not None or one.weight is Weight.DIGITS:
            found.append(Mismatch(other, one))
    return found or [Mismatch(one, None) for one in missing if one in source and _is_missed(one)]


def _is_missed(number: Number) -> bool:
    """Whether a number that is only in the source is missing: few can be said in many ways, "both", "a trio", "four-way"."""
    return number.weight is Weight.DIGITS and max(number.values) > _FEW


def _more_often(numbers: Sequence[Number], others: Sequence[Number]) -> list[Number]:
    """The last of those that stand on a side more than once, and on the other side once."""
    counts = Counter(value for one in others for value in one.values)
    seen = Counter(value for one in numbers if one.weight is not Weight.HINT for value in one.values)
    last = {min(one.values): one for one in numbers if one.weight is not Weight.HINT}
    return [one for value, one in last.items() if counts[value] == 1 < seen[value]]


def _alone(numbers: Sequence[Number], others: Sequence[Number]) -> list[Number]:
    """The numbers that the other side has not."""
    there = frozenset(value for other in others for value in other.values)
    apart = there.union(*(other.parts for other in others))
    own = "".join(map(_digits, numbers))
    long = [digits for other in others if len(digits := _digits(other)) >= _LONG and digits in own]
    digits = "".join(map(_digits, others))
    return [
        one
        for one in numbers
        if one.weight is not Weight.HINT
        and there.isdisjoint(one.values)
        and not (one.parts and one.scale == 1 and apart.issuperset(one.parts))
        and (one.scale > 1 or apart.isdisjoint(one.values))
        and not (len(_digits(one)) >= _LONG and _digits(one) in digits)
        and not (_digits(one) and any(_digits(one) in other for other in long))
        and not _is_year_of(one, others)
    ]


def _digits(number: Number) -> str:
    return "".join(one for one in number.text if one.isdigit())


def _written(number: Number) -> int:
    return int(_digits(number) or 0)


def _is_year_of(number: Number, others: Iterable[Number]) -> bool:
    """Whether a number is a year by its last two digits or its century, and the other side has that year, or the reverse."""
    for other in others:
        for one in number.values:
            for value in other.values:
                short, long = sorted((one, value))
                if short >= _HUNDRED or not _FIRST_YEAR <= long <= _LAST_YEAR:
                    continue
                if long not in (_written(number), _written(other)):
                    continue
                if (long % 100 == short and _is_two_digits(number, other)) or (long % 10 == 0 and long // 100 + 1 == short):
                    return True
    return False


def _is_two_digits(one: Number, other: Number) -> bool:
    return min(len(_digits(one)), len(_digits(other))) == 2 or one.weight is not Weight.DIGITS


def _likeliest(number: Number, missing: Sequence[Number]) -> Number | None:
    """What a number stands for: the missing one that is most like it."""

    def unlikeness(other: Number) -> tuple[bool, bool, Fraction]:
        value, wanted = max(number.values), max(other.values)
        return other.weight is not number.weight, len(other.text) != len(number.text), abs(value - wanted)

    return min(missing, key=unlikeness, default=None)
