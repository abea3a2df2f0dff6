"""What the source of a row says twice, in any language: there the target may do so too."""

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from mtlint.model import Segment, Severity
from mtlint.rules.duplication._repeats import Token, repeats, tokens
from mtlint.rules.source import source_repeats
from mtlint.text.fold import fold

_STEM = 6
"""Letters by which two inflected forms of a word are taken for one."""
_MIN_LETTERS = 5
_MIN_CLAUSE = 6
"""Characters of a clause that two sources may share by chance."""
_SAME_SOURCE = 55
"""Similarity of two sources, in percent, from which their targets may be alike."""
_STOP = re.compile(r"[.!?。！？…;；\n]+\s*")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@lru_cache(maxsize=4096)
def says_twice(source: str | None) -> bool:
    """Whether a source holds a longer word, or a run of two ideographs, more than once; False where it is not known."""
    if source is None:
        return False
    found = tokens(source)
    stems = Counter(token.text[:_STEM] for token in found if len(token.text) >= _MIN_LETTERS)
    pairs = Counter(one.text + other.text for one, other in pairwise(found) if _ideographs(one, other))
    return any(count > 1 for counter in (stems, pairs) for count in counter.values())


@lru_cache(maxsize=4096)
def echoes(source: str | None) -> bool:
    """Whether a source repeats a word or more at once or nearly at once; False where it is not known."""
    if source is None:
        return False
    found = tokens(source)
    return any(
        run.gap <= (4 if _HAN.match(found[run.second].text) else 2)
        and _weight(found[run.second :][: run.length]) >= _MIN_LETTERS
        for run in repeats(source)
    )


@lru_cache(maxsize=4096)
def copies(source: str | None) -> int:
    """How often in a row a source says the same words at most; 1 where it is not known."""
    return max((run.copies for run in repeats(source or "") if not run.gap), default=1)


def against_source(*segments: Segment) -> Severity | None:
    """What a repetition in some segments weighs: it is an error where their sources are known and say nothing twice.

    None where the rule's own severity holds.
    """
    known = all(segment.source is not None and not says_twice(segment.source) for segment in segments)
    return Severity.ERROR if known else None


def doubles_a_name(source: str | None) -> bool:
    """Whether a source holds a word or an ideograph twice in a row; False where it is not known."""
    return source is not None and any(run.distance == 1 for run in repeats(source))


def _ideographs(one: Token, other: Token) -> bool:
    return bool(one.end == other.start and _HAN.match(one.text) and _HAN.match(other.text))


def _weight(words: tuple[Token, ...]) -> int:
    """Letters of some words; two ideographs weigh as much as a word."""
    return sum(_STEM // 2 if _HAN.match(word.text) else len(word.text) for word in words)


def explains(first: Segment, second: Segment) -> bool:
    """Whether the sources of two segments are alike or share a clause, or, where they are one segment, say something twice."""
    if first is second or not first.source or not second.source:
        return source_repeats(first, second)
    one, two = fold(first.source), fold(second.source)
    clauses = {clause for clause in _STOP.split(one) if len(clause) >= _MIN_CLAUSE} & set(_STOP.split(two))
    return bool(clauses) or ratio(one, two) >= _SAME_SOURCE
