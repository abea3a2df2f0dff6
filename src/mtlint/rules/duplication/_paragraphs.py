"""Paragraphs that stand in a document again, whole or for the most part."""

import re
from collections import Counter
from typing import NamedTuple

from mtlint.model import Document, Kind, Segment, Sentence
from mtlint.rules.duplication._repeats import tokens
from mtlint.rules.duplication._source import explains

OUTSIDE_PROSE = (Kind.HEADING, Kind.CELL, Kind.LINE)
"""Kinds of segments that may come again: titles, cells, captions."""


_NUMBERING = re.compile(r"\W*\d{1,3}\s?[.)、:]\s*(?=\D)")
"""What is at the head of a list item: another number does not make another item."""

_MAX_TITLE_WORDS = 40
_LEAD = 3
"""A title with a stop of its own reads as prose; so a short first block may come again in the two after it."""


def is_prose(sentence: Sentence) -> bool:
    """Whether a sentence is one that should stand in its document but once: no title, cell or caption, and no address."""
    return sentence.segment.kind not in OUTSIDE_PROSE and "://" not in sentence.text


def numbering_end(text: str) -> int:
    """Where the text of a list item begins; 0 for what is none."""
    numbering = _NUMBERING.match(text)
    return numbering.end() if numbering else 0


def key(sentence: Sentence) -> str:
    """The words of a sentence, folded, by which it is known again; a question stays apart from a statement."""
    text = sentence.text
    words = " ".join(word.text for word in tokens(text[numbering_end(text) :]))
    return f"{words}?" if text.rstrip("\"'”’»)").endswith(("?", "？")) else words


def may_repeat(document: Document, first: Sentence, second: Sentence) -> bool:
    """Whether a later sentence may repeat an earlier one: the source does, or a title comes again in the lead."""
    if explains(first.segment, second.segment):
        return True
    title = document.segments[0]
    return (
        first.segment is title
        and len(tokens(title.text)) <= _MAX_TITLE_WORDS
        and any(second.segment is segment for segment in document.segments[1:_LEAD])
        and len(second.segment.text) > len(title.text)
        and second.segment.source is None
    )


class Again(NamedTuple):
    """Sentences of a paragraph, and those of an earlier one that they repeat, both in order."""

    first: tuple[Sentence, ...]
    second: tuple[Sentence, ...]


def repeated_paragraphs(document: Document, min_sentences: int, min_share: float) -> list[Again]:
    """Paragraphs of which at least `min_share`, counted in characters, stood in one earlier paragraph."""
    seen: dict[str, Sentence] = {}
    found: list[Again] = []
    for sentences in _by_segment(document):
        known = [(seen[text], sentence) for sentence in sentences if (text := key(sentence)) in seen]
        again = _most(document, known, sum(len(sentence.text) for sentence in sentences), min_share)
        if again and len(again.second) >= min_sentences:
            found.append(again)
        for sentence in sentences:
            seen.setdefault(key(sentence), sentence)
    return found


def _most(document: Document, known: list[tuple[Sentence, Sentence]], length: int, min_share: float) -> Again | None:
    shared: Counter[str] = Counter()
    for first, second in known:
        if not may_repeat(document, first, second):
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
