"""Sentence boundaries, by sentencex, with what it gets wrong put right."""

import re
from collections.abc import Iterator
from typing import Any

from sentencex import get_sentence_boundaries

from mtlint.text.quotes import Side, double_quotes

# "Vol. 5", "No. 3": an abbreviation that takes a number, whatever the language.
_NUMBERED = re.compile(
    r"\b(?:[Nn]o|[Nn]r|[Nn]os|[Vv]ol|[Aa]rt|[Ss]ec|[Ff]ig|[Cc]h|[Pp]p?|[Ee]d|[Pp]ar|[Nn]úm|[Tt]om|[Bb]d)\.\s*$"
)
_INITIALS = re.compile(r"(?:^|[\s(\"“-])(?:[^\W\d_]\.)+\s*$")
_INITIAL_OF_A_NAME = re.compile(r"[A-Z][^\W\d_A-Z]*(?:\s[A-Z]\.)+\s*$")
_LIST_NUMBER = re.compile(r"(?:^\s*|(?<=[.!?:;。！？：；)\]\"”])\s*)\(?\d{1,2}[.)]\s*$")
_MASKED = re.compile(r"[\"“”„«»()\[\]‘]|(?<=[.!?…])[’']|[^\S\x00-\x7f]")
"""Blanks beyond ASCII too: sentencex counts each before a full stop as one byte, and panics inside those of two or three."""
_CLOSERS = frozenset("”»’')]")

_WINDOW = 24
"""How many characters before a boundary decide whether it is one."""
_MARKS = frozenset(".!?…:\n")
"""Marks of scripts that any sentence of Latin, Greek or Cyrillic ends with, and what stands before the number of an item."""


def may_hold_several(text: str) -> bool:
    """Whether a text could be cut into sentences; quicker than to cut it."""
    inside = text.strip()[:-1]
    return not inside.isascii() or not _MARKS.isdisjoint(inside)


def sentence_ranges(text: str, language: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence, in code points, without the white space around it."""
    start = 0
    for end in _ends(text, language):
        left, right = start, end
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            yield left, right
        start = end


def _ends(text: str, language: str) -> Iterator[int]:
    """Where sentences end. Quotation marks and brackets are hidden, so that the sentences inside are found too."""
    if not text:
        return
    masked = _MASKED.sub(" ", text)
    opening = {mark.at for mark in double_quotes(text) if mark.side is Side.OPENS}
    previous = 0
    for boundary in _boundaries(masked, language.partition("-")[0])[:-1]:
        end = _mended(masked, previous, boundary["end_index"])
        cut = _with_closers(text, masked, end, opening) if end > previous else previous
        if cut > previous and not (masked[cut - 1].isspace() and masked[cut : cut + _WINDOW].lstrip()[:1].islower()):
            yield cut
            previous = cut
    yield len(text)


def _boundaries(text: str, language: str) -> list[dict[str, Any]]:
    """What sentencex says. Its panics, which no `except Exception` catches, are raised as `RuntimeError`."""
    try:
        found: list[dict[str, Any]] = get_sentence_boundaries(language, text)
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise RuntimeError(f"sentencex: {error}") from error
    return found


def _with_closers(text: str, masked: str, end: int, opening: set[int]) -> int:
    """The boundary moved behind the marks that close what the sentence opened, also those with a space before them."""
    at = end
    while masked[at - 1].isspace():
        at -= 1
    cut = at
    while at < len(text) and (text[at] in _CLOSERS or (text[at] in '"“' and at not in opening) or text[at].isspace()):
        at += 1
        if not text[at - 1].isspace():
            cut = at
    return cut


def _mended(text: str, start: int, end: int) -> int:
    """Where the sentence that begins at `start` ends in truth; `start` where there is no boundary at `end` at all."""
    before, after = text[max(end - _WINDOW, start) : end], text[end : end + _WINDOW]
    first = after.lstrip()[:1]
    if before[-1:] == "." and after and not after[0].isspace():
        return start  # "China-U.|S. relations"
    if _NUMBERED.search(before) and first.isdigit():
        return start
    if _INITIALS.search(before) and first.islower():
        return start
    if _INITIAL_OF_A_NAME.search(before) and len(before.split()[-1]) == 2 and first.isupper() and _is_name(after):
        return start
    marker = _LIST_NUMBER.search(before)
    if marker:
        return end - len(before) + marker.start()  # "Tips: |1. Stay calm. |2. Call us.": the number goes with what follows
    return end


def _is_name(after: str) -> bool:
    """Whether what follows an initial goes on as a name: "K. Rowling wrote", not "U. The next"."""
    words = after.split(maxsplit=2)
    return len(words) > 1 and words[0][:1].isupper() and len(words[0]) > 3
