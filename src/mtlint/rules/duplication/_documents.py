"""What is compared of two documents that may be one."""

from collections import Counter
from collections.abc import Callable
from enum import Enum
from functools import lru_cache

from rapidfuzz.distance import Indel

from mtlint.model import Document, Span
from mtlint.rules.duplication._repeats import tokens
from mtlint.text.words import words

_KEPT = 1000
"""Documents whose words are kept while they are compared."""


class Sources(Enum):
    """How the sources of two documents stand to each other."""

    UNKNOWN = "unknown"
    SAME = "same"
    DIFFERENT = "different"


def words_of(document: Document) -> list[str]:
    """The folded words of a document, in order."""
    return [word.text for sentence in document.sentences for word in tokens(sentence.text)]


def remembering(document: Callable[[str], Document]) -> Callable[[str], list[str]]:
    """The words of a document by its path; those asked for last are kept."""
    return lru_cache(maxsize=_KEPT)(lambda path: words_of(document(path)))


def sources(one: Document, other: Document, same: float) -> Sources:
    """Whether two documents were translated from one text; `same` is the similarity from which they were."""
    first, second = _source(one), _source(other)
    if not first or not second:
        return Sources.UNKNOWN
    return Sources.SAME if Indel.normalized_similarity(first, second) >= same else Sources.DIFFERENT


def is_template(one: Document, other: Document) -> bool:
    """Whether two documents differ in numbers and names and in nothing else, as notices and forms do."""
    first, second = (Counter(word.text for part in each.sentences for word in words(part.text)) for each in (one, other))
    changed = [*(first - second), *(second - first)]
    return bool(changed) and all(word[0].isupper() or any(map(str.isdigit, word)) for word in changed)


def head(document: Document) -> Span:
    """The place that stands for a document: its first sentence."""
    return document.sentences[0].span()


def _source(document: Document) -> list[str]:
    """The folded words of a document's source; none unless most of it has one."""
    known = [segment.source for segment in document.segments if segment.source]
    if len(known) * 2 <= len(document.segments):
        return []
    return [word.text for source in known for word in tokens(source)]
