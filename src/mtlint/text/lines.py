"""Lines and columns of a text, for display."""

import re
from bisect import bisect_right
from collections.abc import Iterator

# Only these end a line in editors and in CI annotations; str.splitlines also splits at U+2028, NEL, VT and FF.
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
LINE_FEED = re.compile(r"\n")
"""All that ends a line for git and diff: a lone carriage return does not."""


class LineIndex:
    """Finds the line and column of an offset by bisection."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str, line_break: re.Pattern[str] = _LINE_BREAK) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in line_break.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, the column in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line break."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")

    def start(self, number: int) -> int:
        """Offset of the first character of a line, counted from 1."""
        return self._starts[number - 1]


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line as (offset, text without its line break)."""
    start = 0
    for match in _LINE_BREAK.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    if start < len(text):
        yield start, text[start:]
