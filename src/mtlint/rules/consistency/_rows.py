"""Segments with a source, and which of them say the same on one side."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from mtlint.model import Document, Span
from mtlint.rules.base import Gathered
from mtlint.text.fold import fold
from mtlint.text.words import words

_STEM = 5
"""Letters by which two forms of a word are taken for one."""
_LIKE = 0.5
"""Similarity of two sources, by letters, from which they may have one translation."""
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class Row(NamedTuple):
    """A segment: digests of its source, of its text and of the stems of its words, the words of both sides, its place."""

    source: str
    target: str
    loose: str
    source_words: int
    target_words: int
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def groups(gathered: Iterable[Gathered], by: Literal["source", "target"], least: int) -> Iterator[list[tuple[str, Row]]]:
    """Segments of a language that are alike on one side, of `least` words at least, and not on the other; in their order."""
    seen: dict[tuple[str, str], str] = {}
    split: set[tuple[str, str]] = set()
    for _, language, row, one, other in _sides(gathered, by):
        if (row.source_words if by == "source" else row.target_words) >= least and seen.setdefault(
            (language, one), other
        ) != other:
            split.add((language, one))
    del seen
    found: defaultdict[tuple[str, str], list[tuple[str, Row]]] = defaultdict(list)
    for path, language, row, one, _ in _sides(gathered, by):
        if (language, one) in split:
            found[language, one].append((path, row))
    yield from found.values()


def _sides(gathered: Iterable[Gathered], by: Literal["source", "target"]) -> Iterator[tuple[str, str, Row, str, str]]:
    for path, (language, rows) in gathered:
        for values in rows:
            row = Row(*values)
            yield path, language, row, *((row.source, row.target) if by == "source" else (row.target, row.source))


def source_of(document: Callable[[str], Document], path: str, row: Row) -> str:
    """The source of a row, from its document."""
    segment = document(path).segment_at(row.start)
    return (segment.source or "") if segment else ""


def are_unlike(one: str, other: str) -> bool:
    """Whether two sources say things so different that one translation can hardly do for both."""
    return Indel.normalized_similarity(fold(one), fold(other)) < _LIKE


def loose(text: str) -> str:
    """A text without case, punctuation and the endings of its words."""
    return " ".join(word.text.casefold()[:_STEM] for word in words(text))


def length(text: str) -> int:
    """Words of a text; two ideographs or kana count as one."""
    ideographs = len(_IDEOGRAPH.findall(text))
    return ideographs // 2 + len(words(_IDEOGRAPH.sub(" ", text)))
