"""Words with their places."""

import re
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:['’‑-]\w+)*")


class Word(NamedTuple):
    """A word and its half-open range in the text it was cut from."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text; apostrophes and hyphens inside a word belong to it."""
    return [Word(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
