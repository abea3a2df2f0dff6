"""Places of a text as editors count them."""

from collections.abc import Callable
from itertools import accumulate

from lsprotocol.types import Position, PositionEncodingKind, Range

from mtlint.model import Span
from mtlint.text.lines import LineIndex

_BYTE_ORDER_MARK = "\ufeff"
_BLOCK = 1024
"""Characters between two places whose units are known: a line may be as long as the text."""
_SIZES: dict[str, Callable[[str], int]] = {
    PositionEncodingKind.Utf8: lambda text: len(text.encode()),
    PositionEncodingKind.Utf16: lambda text: len(text.encode("utf-16-le")) // 2,
    PositionEncodingKind.Utf32: len,
}


def unmarked(text: str) -> str:
    """The text without byte-order marks at its start."""
    return text.lstrip(_BYTE_ORDER_MARK)


class Positions:
    """Lines from 0 and columns in the code units that client and server agreed on. The text has no lone surrogates.

    Offsets do not count byte-order marks at its start, which no reader takes for text.
    """

    def __init__(self, text: str, encoding: str) -> None:
        self._text = text
        self._marks = len(text) - len(unmarked(text))
        self._lines = LineIndex(text)
        self._size = len if text.isascii() else _SIZES[encoding]
        blocks = (text[at : at + _BLOCK] for at in range(0, len(text), _BLOCK))
        self._before = [0, *accumulate(self._size(block) for block in blocks)]

    def position(self, offset: int) -> Position:
        """The position of a code point, or of the end of the text."""
        offset += self._marks
        line, column = self._lines.position(offset)
        return Position(line - 1, self._units(offset) - self._units(offset - column + 1))

    def range(self, span: Span) -> Range:
        """The range of a span."""
        return Range(self.position(span.start), self.position(span.end))

    def _units(self, offset: int) -> int:
        block = offset // _BLOCK
        return self._before[block] + self._size(self._text[block * _BLOCK : offset])
