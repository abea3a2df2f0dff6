"""Words that come again after a while, found in time linear in the text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# A hyphen parts words here, so that "man-man-man" is a loop; ideographs and kana stand alone, having no spaces between them.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|(?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])[^\W_])+(?:['’][^\W\d_]+)*"
)
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LOOK_BACK = 2
"""How many earlier places of a pair of words are tried: a unit may hold the pair twice."""


class Token(NamedTuple):
    """A folded word and its half-open range in the text."""

    text: str
    start: int
    end: int


class Repeat(NamedTuple):
    """`length` tokens from `second` on equal those from `first` on. Overlapping or touching copies are one run."""

    first: int
    second: int
    length: int

    @property
    def distance(self) -> int:
        """Tokens from one copy to the next."""
        return self.second - self.first

    @property
    def gap(self) -> int:
        """Tokens between the copies; 0 where they follow each other at once."""
        return max(self.distance - self.length, 0)

    @property
    def copies(self) -> int:
        """How often the unit stands there whole."""
        return self.length // self.distance + 1 if self.gap == 0 else 2


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, folded; parts of a hyphenated word and single ideographs count as words."""
    return tuple(Token(match[0].casefold().replace("’", "'"), match.start(), match.end()) for match in _TOKEN.finditer(text))


@lru_cache(maxsize=4096)
def repeats(text: str) -> tuple[Repeat, ...]:
    """Every longest run of words that came before in the text, in order of its second copy.

    Of the earlier places only the nearest are looked at. A single word counts when it comes again within three words.
    """
    return tuple(_runs([token.text for token in tokens(text)]))


def _runs(words: list[str]) -> Iterator[Repeat]:
    seen: dict[tuple[str, str], list[int]] = {}
    nearest: dict[str, int] = {}
    covered: dict[int, int] = {}  # by distance, where the last run of that distance ends
    for index, word in enumerate(words):
        before = nearest.get(word)
        places = [before] if before is not None and index - before <= 3 else []
        nearest[word] = index
        if index + 1 < len(words):
            pairs = seen.setdefault((word, words[index + 1]), [])
            places += pairs
            pairs.append(index)
            del pairs[:-_LOOK_BACK]
        for place in places:
            distance = index - place
            if index < covered.get(distance, 0):
                continue
            end = index
            while end < len(words) and words[end] == words[end - distance]:
                end += 1
            covered[distance] = end
            yield Repeat(place, index, end - index)


def size(text: str) -> int:
    """Length of a text in words; two ideographs count as one."""
    found = tokens(text)
    return len(found) - sum(bool(_IDEOGRAPH.match(word.text)) for word in found) // 2
