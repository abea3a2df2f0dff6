"""The mark a text ends with, whatever the language writes for it."""

import re
from enum import Enum

from mtlint.text.writing import WITHOUT_STOPS, scripts_of


class End(Enum):
    """What the last mark of a text says."""

    NONE = "no mark"
    STATEMENT = "a full stop"
    QUESTION = "a question mark"
    EXCLAMATION = "an exclamation mark"
    ELLIPSIS = "an ellipsis"
    COLON = "a colon"


_MARKS = {
    End.STATEMENT: ".。．｡।॥|۔։።။៕།",
    End.QUESTION: "?？؟;՞፧⁇\u037e",
    End.EXCLAMATION: "!！՜",
    End.ELLIPSIS: "…⋯",
    End.COLON: ":：፡",
}
_END_OF = {mark: end for end, marks in _MARKS.items() for mark in marks}
_BOTH = frozenset("⁈⁉‽")
_AFTER = "\"'”’»“‘›)]}）】」』》〉*_~ \t\r\n\u00a0\u200e\u200f\u202f"
_DOTS = re.compile(r"\.\s?\.\s?\.\Z|\.\.\Z|。。\Z")
_AMONG_OWN = {";": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), "|": re.compile("[\u0900-\u0dff]")}
"""Marks that end a sentence only among letters of their own: the question mark of Greek, the danda of India as it is typed."""
_INSIDE_WORDS = "՞՜"
"""Marks that Armenian sets on the word that asks or exclaims."""
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:\w+\.(?:[\w-]+\.)+|\d+\.|[^\W\d_]{1,3}\.)\Z|\A\w{1,5}\.\Z")
_ASKS_WITH_A_WORD = frozenset(("ja", "th", "lo", "my", "km", "bo"))
"""Languages that end a question with a particle and may do without a mark."""


def stripped(text: str) -> str:
    """A text without what may follow its last mark: closing quotation marks and brackets, tags, white space."""
    end = len(text)
    while True:
        while end and (text[end - 1] in _AFTER or text[end - 1].isspace()):
            end -= 1
        tag = text.rfind("<", 0, end) if text[max(end - 1, 0) : end] == ">" else -1
        if tag < 0 or ">" in text[tag : end - 1]:
            return text[:end]
        end = tag


def end_of(text: str) -> frozenset[End]:
    """What the last mark of a text says; several things where it stands for several, as "?!" does."""
    text = stripped(text)
    if _DOTS.search(text):
        return frozenset((End.ELLIPSIS,))
    found: set[End] = set()
    for mark in reversed(text):
        if mark in _BOTH:
            found |= {End.QUESTION, End.EXCLAMATION}
        elif mark not in _END_OF or (mark in _AMONG_OWN and not _AMONG_OWN[mark].search(text)):
            break
        else:
            found.add(_END_OF[mark])
    found |= {_END_OF[mark] for mark in _INSIDE_WORDS if mark in text}
    return frozenset(found) or frozenset((End.NONE,))


def is_abbreviated(text: str) -> bool:
    """Whether the stop at the end of a text may be that of an abbreviation or an ordinal number."""
    return _ABBREVIATED.search(stripped(text)) is not None


def needs_no_mark(language: str) -> bool:
    """Whether a text of a language may end, or ask, without a mark."""
    return not scripts_of(language).isdisjoint(WITHOUT_STOPS) or language.split("-", maxsplit=1)[0] in _ASKS_WITH_A_WORD
