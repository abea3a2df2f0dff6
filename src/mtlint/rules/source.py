"""What the source side permits: what the source repeats, the target may repeat. Which sentences translate which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mtlint.model import Segment, Sentence
from mtlint.text.alignment import Part, align
from mtlint.text.fold import fold

_STOP = re.compile(r"[.!?。！？…;；\n]+")


def source_repeats(one: Segment, other: Segment) -> bool:
    """Whether the source of two segments says the same, or, where they are one segment, says something twice.

    False where the source is not known.
    """
    if not one.source or not other.source:
        return False
    if one is not other:
        return fold(one.source) == fold(other.source)
    parts = [folded for part in _STOP.split(one.source) if (folded := fold(part))]
    return len(set(parts)) < len(parts)


@dataclass(frozen=True, slots=True)
class AlignedSentences:
    """Sentences of a source and those that translate them; one side is empty for what was left out or added.

    `confidence` goes from 0 to 1; below 0.9 another alignment is nearly as likely.
    """

    source: tuple[str, ...]
    target: tuple[Sentence, ...]
    confidence: float


def aligned_sentences(
    segment: Segment, sentences: Sequence[Sentence], expansion: float | None = None
) -> tuple[AlignedSentences, ...]:
    """The sentences of a segment beside those of its source, in order; none where the source is not known.

    `expansion` is how long targets of this document are for their sources, in `mtlint.text.anchors.weight`; it is guessed from
    the segment alone where it is not given.
    """
    if segment.source is None:
        return ()
    sources = [Part.of(text) for text in segment.source_sentences]
    found = align(sources, [Part.of(sentence.text) for sentence in sentences], expansion)
    return tuple(
        AlignedSentences(segment.source_sentences[slice(*bead.source)], tuple(sentences[slice(*bead.target)]), bead.confidence)
        for bead in found.beads
    )
