"""Text as it flows: white space as a browser collapses it, places kept."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from mtlint.model import Kind, Segment, Span
from mtlint.readers._tags import Piece
from mtlint.text.offsets import OffsetMap

OBJECT = "\ufffc"
"""Stands for what is no text inside a text, such as an image or a field."""
OWN = ""
"""A text is in the language of its block."""
NO_TEXT = "-"
"""A text is code, or is not to be translated."""

_RUN = re.compile(r"[\t\n\f\r ]+|[^\t\n\f\r \0]+")  # NUL is nothing to a browser
_SPACE = " \t\n\f\r"
_WRAP = "\r"
"""A blank that is a line feed in the file, until what follows is known."""
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s|$)|[。！？।؟۔]")  # noqa: RUF001 - scripts differ


class Flow:
    """A block of text that grows piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._tongues: list[str] = []
        self._breaks = 0

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it yet."""
        return not self._pieces

    def add(self, pieces: Iterable[Piece], tongue: str = OWN, *, verbatim: bool = False) -> None:
        """Text, decoded but not collapsed; `verbatim` keeps its white space as it is.

        `tongue` is `OWN`, `NO_TEXT` for what is not to be checked, or another language than the text around has.
        """
        for start, decoded, length in pieces:
            if length != len(decoded):
                self._add(start, decoded, length, tongue, verbatim)
                continue
            for run in _RUN.finditer(decoded):
                self._add(start + run.start(), run[0], len(run[0]), tongue, verbatim)

    def add_object(self, start: int, length: int) -> None:
        """Something that is no text."""
        self._add(start, OBJECT, length, NO_TEXT, False)

    def add_break(self, start: int, length: int) -> bool:
        """The end of a line. Says whether it is the second in a row, which ends a paragraph."""
        self._breaks += 1
        if self._pieces and self._pieces[-1][1] in (" ", _WRAP):
            self._drop()
        if self._pieces and self._breaks == 1:
            self._pieces.append((start, "\n", length))
            self._tongues.append(OWN)
        return self._breaks > 1

    def _add(self, start: int, decoded: str, length: int, tongue: str, verbatim: bool) -> None:
        if verbatim or decoded[0] not in _SPACE:
            if not verbatim and self._joins(decoded[0]):
                self._drop()
            self._breaks = 0
            self._pieces.append((start, decoded, length))
            self._tongues.append(tongue)
        elif self._pieces and self._pieces[-1][1][-1] not in _SPACE:
            self._pieces.append((start, _WRAP if "\n" in decoded else " ", length))
            self._tongues.append(tongue)

    def _joins(self, following: str) -> bool:
        """Whether a line feed stands between two characters of scripts without spaces, where it is none to the reader."""
        if len(self._pieces) < 2 or self._pieces[-1][1] != _WRAP:
            return False
        return _is_wide(self._pieces[-2][1][-1]) and _is_wide(following)

    def _drop(self) -> None:
        self._pieces.pop()
        self._tongues.pop()

    def segment(self, number: int, language: str, kind: Kind | None) -> Segment | None:
        """The block, without what is no text at its edges; None where nothing is left to be checked."""
        first, last = 0, len(self._pieces)
        while first < last and _is_edge(self._pieces[first][1]):
            first += 1
        while last > first and _is_edge(self._pieces[last - 1][1]):
            last -= 1
        pieces, tongues = self._pieces[first:last], self._tongues[first:last]
        spoken = Counter[str]()
        for (_, decoded, _), tongue in zip(pieces, tongues, strict=True):
            spoken[tongue] += 0 if _is_edge(decoded) or tongue == NO_TEXT else len(decoded)
        if not spoken.total():
            return None
        # A text that is all in another language is one, and a word of another is none.
        said = OWN if spoken[OWN] else max(spoken, key=spoken.__getitem__)
        spans: list[Span] = []
        at = 0
        for (_, decoded, _), tongue in zip(pieces, tongues, strict=True):
            kept = tongue != said and (tongue != OWN or not _is_edge(decoded))
            if kept and spans and spans[-1].end == at:
                spans[-1] = Span(spans[-1].start, at + len(decoded))
            elif kept:
                spans.append(Span(at, at + len(decoded)))
            at += len(decoded)
        text = "".join(" " if decoded == _WRAP else decoded for _, decoded, _ in pieces)
        offsets = OffsetMap.of((start, len(decoded), length) for start, decoded, length in pieces)
        return Segment(str(number), text, offsets, said or language, kind or _kind(text), None, tuple(spans))


def _is_edge(decoded: str) -> bool:
    return not decoded.strip(_SPACE + OBJECT)


def _is_wide(character: str) -> bool:
    """Whether a script without spaces; CSS Text 3, "Segment Break Transformation Rules"."""
    return unicodedata.east_asian_width(character) in "WF" and not unicodedata.name(character, "").startswith("HANGUL")


def _kind(text: str) -> Kind:
    """What a block is that its markup says nothing of: running text where there is a stop."""
    return Kind.PROSE if _STOP.search(text) else Kind.LINE
