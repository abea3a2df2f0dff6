"""Sentences that stand whole inside another: a caption ran into one copy, or a stop was lost."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtlint.model import Sentence
from mtlint.rules.duplication._repeats import tokens

_PREFIX = 8
"""Words by which the start of a sentence is looked for in others, so shorter sentences are not."""
_MAX_ALIKE = 4
"""Sentences with one start that are tried."""


class Inside(NamedTuple):
    """A whole sentence, and the range of another, in that one's text, that says the same."""

    inner: Sentence
    outer: Sentence
    start: int
    end: int


def sentences_inside(sentences: Sequence[Sentence]) -> Iterator[Inside]:
    """Each sentence that stands whole inside a longer one, before or after it; in time linear in the text."""
    words = [[word.text for word in tokens(sentence.text)] for sentence in sentences]
    starts: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, found in enumerate(words):
        if len(found) >= _PREFIX and len(starts[tuple(found[:_PREFIX])]) < _MAX_ALIKE:
            starts[tuple(found[:_PREFIX])].append(index)
    for outer, found in enumerate(words):
        for place in range(len(found) - _PREFIX + 1):
            for inner in starts.get(tuple(found[place : place + _PREFIX]), ()):
                length = len(words[inner])
                if length < len(found) and found[place : place + length] == words[inner]:
                    there = tokens(sentences[outer].text)
                    yield Inside(sentences[inner], sentences[outer], there[place].start, there[place + length - 1].end)
