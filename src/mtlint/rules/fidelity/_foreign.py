"""Which words of a text are prose that should have been translated: no names, numbers, codes or addresses."""

import re
from collections.abc import Sequence

from mtlint.model import Document, Segment
from mtlint.text.lexicon import lexicon
from mtlint.text.placeholders import find_placeholders
from mtlint.text.words import Word, words

_OTHERS = re.compile(r"<[^<>]*>|\b(?:https?://|www\.)\S+|(?<![^\s<>])[^\s@<>]++@\S+|(?<![\w-])[\w-]+?(?:[./\\_]\w[\w-]*)++")
_COMMON = 20.0
"""Occurrences in a million from which a word belongs to a language, and is not only quoted in it."""
_LONG = 4
"""Letters from which a small word is hardly a part of a name, as "de" and "von" are."""
_LEAST_LONG = 2


def prose_words(segment: Segment) -> list[Word]:
    """The words of a target that are no address, tag or placeholder, and not protected."""
    others = [match.span() for match in _OTHERS.finditer(segment.text)]
    others += (span for one in find_placeholders(segment.text) for span in one.spans)
    covered = {at for start, end in others for at in range(start, end)}
    return [
        word for word in words(segment.text) if word.start not in covered and not segment.is_protected(word.start, word.end)
    ]


def is_foreign(found: Sequence[Word], language: str, least: int) -> bool:
    """Whether some words are prose of at least so many small words, and not of the language as far as its words are known."""
    texts = [word.text for word in found if word.text.isalpha()]
    small = [text for text in texts if text == text.lower()]
    weight = sum(1.0 if text != text.upper() else max(len(text) / 2, 1.0) for text in small)  # ideographs have no spaces
    long = sum(len(text) >= _LONG or text == text.upper() for text in small)
    if weight < least or len(small) * 2 <= len(texts) or long < min(_LEAST_LONG, len(small)):
        return False
    known = lexicon(language)
    return not known or sum(known.per_million(text) >= _COMMON for text in small) * 2 <= len(small)


def same_language(document: Document, segment: Segment) -> bool:
    """Whether source and target are said to be one language, as in variants of it."""
    return _base(document.source_language or "") == _base(segment.language)


def _base(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()
