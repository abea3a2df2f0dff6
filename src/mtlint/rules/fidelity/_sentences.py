"""Sentences of a document that one side has and the other has not."""

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from mtlint.model import Document, Segment, Sentence
from mtlint.rules.fidelity._sizes import measured, size
from mtlint.rules.remember import remember
from mtlint.rules.source import AlignedSentences, aligned_sentences

_ROOM = 0.5
"""Share of what is missing by which the whole must be too short."""
_SURPLUS = 0.7
"""Share of what was added by which the whole must be too long: long sentences are often split into several."""
_SEVERAL = 2
_FAR = 1.75
"""Deviation from the usual length from which something is left over though one side is a single sentence."""
SHORTEST = 12.0
"""Letters of a sentence below which it may be a part of another that was cut wrongly."""


class Alone(NamedTuple):
    """Sentences of one side that have no counterpart, and the target sentence they stand beside."""

    segment: Segment
    source: tuple[str, ...]
    target: tuple[Sentence, ...]
    before: Sentence | None
    """The last target sentence before them."""
    after: Sentence | None
    """The first target sentence after them."""
    confidence: float


@remember
def alone(document: Document) -> tuple[Alone, ...]:
    """What was left out and what was added, in the order of the places.

    An alignment alone cannot tell a sentence that is missing from one that was drawn together with the next, so the lengths of
    the two sides must bear it out.
    """
    sentences: defaultdict[int, list[Sentence]] = defaultdict(list)
    for sentence in document.sentences:
        sentences[id(sentence.segment)].append(sentence)
    found: list[Alone] = []
    for row in measured(document):
        here = sentences[id(row.segment)]
        counts = len(row.segment.source_sentences), len(here)
        if max(counts) < _SEVERAL or (min(counts) < _SEVERAL and abs(row.deviation) < _FAR):
            continue
        growth = math.exp(row.usual.centre)
        short = row.source * growth - row.target
        for one in _left_over(row.segment, aligned_sentences(row.segment, here, growth)):
            lost = sum(map(size, one.source)) * growth
            new = sum(size(sentence.text) for sentence in one.target)
            if max(lost, new) >= SHORTEST and (short >= _ROOM * lost if one.source else -short >= _SURPLUS * new):
                found.append(one)
    return tuple(found)


def _left_over(segment: Segment, pairs: tuple[AlignedSentences, ...]) -> Iterator[Alone]:
    for index, pair in enumerate(pairs):
        if pair.source and pair.target:
            continue
        before = [sentence for other in pairs[:index] for sentence in other.target]
        after = [sentence for other in pairs[index + 1 :] for sentence in other.target]
        yield Alone(
            segment, pair.source, pair.target, before[-1] if before else None, after[0] if after else None, pair.confidence
        )
