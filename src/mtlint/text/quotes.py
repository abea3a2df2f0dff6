"""Which side a quotation mark stands on, worked out over a whole paragraph."""

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

_MARK = re.compile('["“”„]')
_OPENS_AFTER = frozenset("([{<—–-/“‘«„‚'\"")
_CLOSES_BEFORE = frozenset(".,;:!?)]}>—–-/…”’»'\"")

# Costs of reading a mark one way; only their order matters. A curly mark has a shape, but engines get it wrong.
_WRONG_SIDE = 2.0
_WRONG_SHAPE = 2.0
_SPACE_INSIDE = 1.0
_OUT_OF_TURN = 2.0
_STARTS_INSIDE = 1.0
_ENDS_INSIDE = 1.5
_IS_A_MEASURE = 0.75


class Side(Enum):
    """What a quotation mark does; one after a number may stand for inches."""

    OPENS = 0
    CLOSES = 1
    MEASURES = 2


class Mark(NamedTuple):
    """A double quotation mark: its place, what it does, and whether its other half was found."""

    at: int
    side: Side
    paired: bool


class _Way(NamedTuple):
    """A reading of the marks so far: what it costs, the last mark's side, and the way there."""

    cost: float
    side: Side | None = None
    before: "_Way | None" = None


def double_quotes(text: str) -> list[Mark]:
    """The double quotation marks of a paragraph, each with its side.

    A straight mark does not say whether it opens or closes. The cheapest reading of all marks together is taken, where a mark
    costs when it is out of turn and when its shape or the characters beside it speak against its side.
    """
    return list(_marks(text))


@lru_cache(maxsize=128)
def _marks(text: str) -> tuple[Mark, ...]:
    """Kept, as several rules look at one paragraph after the other."""
    places = [match.start() for match in _MARK.finditer(text)]
    if not places:
        return ()
    outside, inside = _Way(0.0), _Way(_STARTS_INSIDE)
    closer = "“" if "„" in text else "”"
    for at in places:
        opening, closing = _costs(text, at, closer)
        opened = min(_step(outside, opening, Side.OPENS), _step(inside, opening + _OUT_OF_TURN, Side.OPENS), key=_cost)
        closed = min(_step(inside, closing, Side.CLOSES), _step(outside, closing + _OUT_OF_TURN, Side.CLOSES), key=_cost)
        if text[at] == '"' and text[at - 1 : at].isdigit():
            closed = min(closed, _step(outside, _IS_A_MEASURE, Side.MEASURES), key=_cost)
            opened = min(opened, _step(inside, _IS_A_MEASURE, Side.MEASURES), key=_cost)
        outside, inside = closed, opened
    sides = _sides(min(outside, inside._replace(cost=inside.cost + _ENDS_INSIDE), key=_cost))
    return tuple(Mark(at, side, _is_paired(sides, index)) for index, (at, side) in enumerate(zip(places, sides, strict=True)))


def _cost(way: _Way) -> float:
    return way.cost


def _step(way: _Way, cost: float, side: Side) -> _Way:
    return _Way(way.cost + cost, side, way)


def _sides(way: _Way) -> list[Side]:
    sides: list[Side] = []
    while way.side is not None and way.before is not None:
        sides.append(way.side)
        way = way.before
    return sides[::-1]


def _costs(text: str, at: int, closer: str) -> tuple[float, float]:
    """What it costs to read the mark as opening and as closing."""
    before, after, mark = text[at - 1 : at], text[at + 1 : at + 2], text[at]
    left_free = not before or before.isspace()
    right_free = not after or after.isspace()
    opening = (0.0 if left_free or before in _OPENS_AFTER else _WRONG_SIDE) + (_SPACE_INSIDE if right_free else 0.0)
    closing = (0.0 if right_free or after in _CLOSES_BEFORE else _WRONG_SIDE) + (_SPACE_INSIDE if left_free else 0.0)
    if mark != '"':
        opening += _WRONG_SHAPE if mark == closer else 0.0
        closing += 0.0 if mark == closer else _WRONG_SHAPE
    # Nothing can be closed at the start of a paragraph nor opened at its end: there the side is known.
    return opening + (0.0 if after else _WRONG_SIDE), closing + (0.0 if before else _WRONG_SIDE)


def _is_paired(sides: list[Side], index: int) -> bool:
    if sides[index] is Side.MEASURES:
        return False
    step, wanted = (1, Side.CLOSES) if sides[index] is Side.OPENS else (-1, Side.OPENS)
    other = index + step
    while 0 <= other < len(sides) and sides[other] is Side.MEASURES:
        other += step
    return 0 <= other < len(sides) and sides[other] is wanted
