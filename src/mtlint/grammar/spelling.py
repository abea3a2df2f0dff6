"""Foretells where LanguageTool's English spellers may report something, so that they are asked only where it matters.

Half of LanguageTool's time goes into suggestions for unknown words, most of which are names that are excused anyway. Where in
doubt a place counts as one that may be reported: that costs time, and no finding.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from mtlint.grammar.dictionary import Dictionary

# LanguageTool's tokens: everything else stands alone. Apostrophes are taken apart below.
_APOSTROPHES = "'\u2019"
_TOKEN = re.compile(rf"[±§©@€£¥$\w\u0300-\u036f¨°%‰‱&\ufffd\u00ad¬\uff0c\uff1f{_APOSTROPHES}-]+")
_LATIN = re.compile(
    "[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u1d00-\u1dbf\u1e00-\u1eff\u2071-\u209c\u212a-\u2188"
    "\u2c60-\u2c7f\ua722-\ua7ff\uab30-\uab6f\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a]"
)
_PLAIN = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f0-9-]+")
_POSSESSIVE = re.compile(rf"(.+)[{_APOSTROPHES}](?:m|re|ll|ve|d|s)", re.IGNORECASE)
_NEGATION = re.compile(
    "(?:are|is|were|was|do|does|did|have|has|had|wo|would|ca|could|sha|should|must|ai|ought|might|need|may)"
    rf"n[{_APOSTROPHES}]t",
    re.IGNORECASE,
)
# An address is one token to LanguageTool, wherever it ends.
_ADDRESS = re.compile(r"www\.|://|@|[A-Za-z0-9]\.[A-Za-z0-9-]+/")
_EDGES = f"{_APOSTROPHES}-"
_SHORTEST_JOINED = 3

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the speller may do with a text: `unknown` are the ranges that it may report."""

    unknown: tuple[Range, ...]
    is_opaque: bool = False
    """Whether it may report others too."""


def outlook(text: str, dictionary: Dictionary) -> Outlook:
    """Look ahead at a text as LanguageTool reads it."""
    if _ADDRESS.search(text):
        return Outlook(((0, len(text)),), is_opaque=True)
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    return Outlook(tuple(sorted(set(_unknown(text, tokens, dictionary)))))


def _unknown(text: str, tokens: list[Range], dictionary: Dictionary) -> Iterator[Range]:
    """Every range that could become a report: words, parts of them, and two words that LanguageTool would write otherwise."""
    strange: set[Range] = set()
    for start, end in tokens:
        ranges = list(_strange(text, start, end, dictionary))
        if ranges:
            strange.add((start, end))
            yield from ranges
    for one, other in pairwise(tokens):
        if (
            (one in strange or other in strange)
            and text[one[1] : other[0]].isspace()
            and _may_join(text, one, other, dictionary)
        ):
            yield one[0], other[1]


def _strange(text: str, start: int, end: int, dictionary: Dictionary) -> Iterator[Range]:
    """Ranges of a token that the speller may report; none where it knows the token for certain."""
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    token = text[start:end]
    if not _LATIN.search(token) or _is_right(token, dictionary):
        return
    yield start, end
    stem = _POSSESSIVE.fullmatch(token)
    if stem:
        yield start, start + len(stem[1])
    for piece in _PLAIN.finditer(text, start, end):
        if piece.span() != (start, end) and not dictionary.accepts(piece[0]):
            yield piece.span()


def _is_right(token: str, dictionary: Dictionary) -> bool:
    if _PLAIN.fullmatch(token):
        return dictionary.accepts(token)
    stem = _POSSESSIVE.fullmatch(token)
    if stem and _PLAIN.fullmatch(stem[1]):
        return dictionary.accepts(stem[1])
    return bool(_NEGATION.fullmatch(token)) or dictionary.accepts(token.replace("\u2019", "'"))


def _may_join(text: str, one: Range, other: Range, dictionary: Dictionary) -> bool:
    """Whether two words, one of them unknown, might be reported together, as one word or with a letter moved between them."""
    firsts = {text[slice(*one)], *_PLAIN.findall(text, *one)}
    seconds = {text[slice(*other)], *_PLAIN.findall(text, *other)}
    return any(_joins(first, second, dictionary) for first in firsts for second in seconds)


def _joins(first: str, second: str, dictionary: Dictionary) -> bool:
    splits = ((first[:-1], first[-1:] + second), (first + second[:1], second[1:]))
    return dictionary.knows(first + second) or any(
        len(left) >= _SHORTEST_JOINED - 1
        and len(right) >= _SHORTEST_JOINED - 1
        and dictionary.knows(left)
        and dictionary.knows(right)
        for left, right in splits
    )
