"""Paragraphs that stand in a document again, whole or for the most part."""

from collections import Counter
from typing import NamedTuple

from mtlint.model import Document, Kind, Segment, Sentence
from mtlint.rules.source import source_repeats
from mtlint.text.fold import fold

OUTSIDE_PROSE = (Kind.HEADING, Kind.CELL, Kind.LINE)
"""Kinds of segments that may come again: titles, cells, captions."""


class Again(NamedTuple):
    """Sentences of a paragraph, and those of an earlier one that they repeat, both in order."""

    first: tuple[Sentence, ...]
    second: tuple[Sentence, ...]


def repeated_paragraphs(document: Document, min_sentences: int = 2, min_share: float = 0.7) -> list[Again]:
    """Paragraphs of which at least `min_share`, counted in characters, stood in one earlier paragraph."""
    seen: dict[str, Sentence] = {}
    found: list[Again] = []
    for sentences in _by_segment(document):
        known = [(seen[text], sentence) for sentence in sentences if (text := fold(sentence.text)) in seen]
        again = _most(known, sum(len(sentence.text) for sentence in sentences), min_share)
        if again and len(again.second) >= min_sentences:
            found.append(again)
        for sentence in sentences:
            seen.setdefault(fold(sentence.text), sentence)
    return found


def _most(known: list[tuple[Sentence, Sentence]], length: int, min_share: float) -> Again | None:
    shared: Counter[str] = Counter()
    for first, second in known:
        if not source_repeats(first.segment, second.segment):
            shared[first.segment.id] += len(second.text)
    if not shared or shared.most_common(1)[0][1] < min_share * length:
        return None
    origin = shared.most_common(1)[0][0]
    pairs = [(first, second) for first, second in known if first.segment.id == origin]
    return Again(tuple(first for first, _ in pairs), tuple(second for _, second in pairs))


def _by_segment(document: Document) -> list[list[Sentence]]:
    groups: list[list[Sentence]] = []
    before: Segment | None = None
    for sentence in document.sentences:
        if sentence.segment.kind in OUTSIDE_PROSE:
            continue
        if sentence.segment is not before:
            groups.append([])
            before = sentence.segment
        groups[-1].append(sentence)
    return groups
