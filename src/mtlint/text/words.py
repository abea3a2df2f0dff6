"""Words with their places."""

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:['’‑-]\w+)*")


class Word(NamedTuple):
    """A word and its half-open range in the text it was cut from."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text; apostrophes and hyphens inside a word belong to it."""
    return list(_found(text))


@lru_cache(maxsize=256)
def _found(text: str) -> tuple[Word, ...]:
    """Kept, as several rules look at one sentence after the other."""
    return tuple(Word(match[0], *match.span()) for match in _WORD.finditer(text))
