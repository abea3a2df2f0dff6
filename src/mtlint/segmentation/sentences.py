"""Sentence boundaries, by sentencex, with what it gets wrong put right."""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

# "Vol. 5", "No. 3": an abbreviation that takes a number, whatever the language.
_NUMBERED = re.compile(r"\b(?:[Nn]o|[Nn]r|[Nn]os|[Vv]ol|[Aa]rt|[Ss]ec|[Ff]ig|[Cc]h|[Pp]p?|[Ee]d|[Pp]ar|[Nn]úm|[Tt]om|[Bb]d)\.\s*$")
_INITIALS = re.compile(r"(?:^|[\s(\"“-])(?:[A-Z]\.)+\s*$")


def sentence_ranges(text: str, language: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence, in code points, without the white space around it."""
    start = 0
    for end in _ends(text, language):
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            left = start + len(piece) - len(piece.lstrip())
            yield left, left + len(stripped)
        start = end


def _ends(text: str, language: str) -> Iterator[int]:
    boundaries = [boundary["end_index"] for boundary in get_sentence_boundaries(language.split("-")[0], text)]
    for end in boundaries[:-1]:
        before, after = text[:end], text[end:]
        if after and not before[-1:].isspace() and not after[0].isspace() and before[-1:] in ".":
            continue  # "China-U.|S. relations"
        if _NUMBERED.search(before[-8:]) and after.lstrip()[:1].isdigit():
            continue
        if _INITIALS.search(before[-8:]) and after.lstrip()[:1].islower():
            continue
        yield end
    if text:
        yield len(text)
