"""Two passages side by side, with what differs marked."""

import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from markupsafe import Markup
from rapidfuzz import fuzz

from mtlint.reporters.html.shown import shown
from mtlint.text.direction import direction

_LONGEST = 4000
"""Characters; longer passages are linked to, as nobody compares them in a margin."""
_ALIKE = 40
"""Percent that two passages must share, or there is nothing to compare."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text that both sides have, or only this one."""

    text: Markup
    differs: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of the passages and where it stands; `link` is None where no page holds it."""

    label: str
    where: str
    link: str | None
    language: str
    direction: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage before it is compared."""

    text: str
    label: str
    where: str
    link: str | None
    language: str

    def side(self, runs: tuple[Run, ...]) -> Side:
        return Side(self.label, self.where, self.link, self.language, direction(self.language), runs)


@dataclass(frozen=True, slots=True)
class Pair:
    """Both passages, the earlier one first."""

    same: bool
    sides: tuple[Side, Side]


def pair(one: Passage, other: Passage) -> Pair | None:
    """Both compared word by word; None where they are too long or have too little in common."""
    if max(len(one.text), len(other.text)) > _LONGEST or not one.text.strip() or not other.text.strip():
        return None
    if fuzz.ratio(one.text.casefold(), other.text.casefold()) < _ALIKE:
        return None
    left, right = _tokens(one.text), _tokens(other.text)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    # A blank alone between two differences does not part them.
    kept = [(a, b, size) for a, b, size in matcher.get_matching_blocks() if left[a : a + size] != [" "]]
    runs = (
        _runs(left, [(start, start + size) for start, _, size in kept]),
        _runs(right, [(start, start + size) for _, start, size in kept]),
    )
    return Pair(left == right, (one.side(runs[0]), other.side(runs[1])))


def _tokens(text: str) -> list[str]:
    """Words, single marks and single characters of scripts without spaces; what separates them is left out but for a blank."""
    tokens: list[str] = []
    joins = False
    for character in text:
        category = unicodedata.category(character)
        if character.isspace():
            joins = False
            if tokens and tokens[-1] != " ":
                tokens.append(" ")
            continue
        letter = category[0] in "LN" and unicodedata.east_asian_width(character) != "W"
        if tokens and tokens[-1] != " " and (category[0] == "M" or (letter and joins)):
            tokens[-1] += character
        else:
            tokens.append(character)
        joins = letter or (joins and category[0] == "M")
    return tokens[:-1] if tokens and tokens[-1] == " " else tokens


def _runs(tokens: list[str], kept: list[tuple[int, int]]) -> tuple[Run, ...]:
    same = {index for start, end in kept for index in range(start, end)}
    groups = groupby(range(len(tokens)), key=lambda index: index not in same)
    return tuple(Run(shown("".join(tokens[index] for index in group)), differs) for differs, group in groups)
