"""JSON with the place of every text."""

import re
from collections.abc import Iterator
from json import JSONDecodeError, dumps
from json.decoder import scanstring  # type: ignore[attr-defined] # the typeshed leaves it out; it is documented by its use

from mtlint.readers._catalogue import Piece
from mtlint.readers.errors import ReaderError

MAX_DEPTH = 500

# A surrogate pair is one character and so one piece; everything between escapes is verbatim.
_PIECE = re.compile(r"\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\u\w{4}|\\.|[^\\]+")
_TOKEN = re.compile(
    r"[ \t\r\n]*+(?:(?P<sign>[][{},:])|(?P<text>\")"
    r"|(?P<other>(?:-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?|true|false|null)(?![\w.+-]))|(?P<end>\Z))"
)

Path = tuple[str | int, ...]
"""Keys and indexes from the root of a file to a value."""


class Text:
    """A text of a file: its value, and the range of the file that it fills without its quotation marks."""

    __slots__ = ("end", "start", "value")

    def __init__(self, value: str, start: int, end: int) -> None:
        self.value, self.start, self.end = value, start, end


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of the characters between two quotation marks; `start` and `end` count in `text`."""
    for piece in _PIECE.finditer(text, start, end):
        length = len(piece[0])
        yield piece.start(), 1 if piece[0].startswith("\\") else length, length


def escape(replacement: str) -> str:
    """A replacement as it stands in quotation marks."""
    return dumps(replacement, ensure_ascii=False)[1:-1]


def texts(text: str) -> Iterator[tuple[Path, Text]]:
    """Each text of a file that is a value, in order, with the way to it.

    Raises `ReaderError` with the place that is not JSON. Depth is bounded, so that no file takes all memory.
    """
    try:
        yield from _Scanner(text).values()
    except JSONDecodeError as error:
        raise ReaderError(f"line {error.lineno}, column {error.colno}: not JSON: {error.msg}") from error


class _Scanner:
    """One file on its way; `at` is where the next token begins."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def values(self) -> Iterator[tuple[Path, Text]]:
        path: list[str | int] = []
        closers: list[str] = []
        while True:
            token = self._next()
            sign = token["sign"]
            if sign in {"[", "{"}:
                self._at = token.end()
                if len(closers) == MAX_DEPTH:
                    raise JSONDecodeError(f"nested deeper than {MAX_DEPTH}", self._text, token.start("sign"))
                closers.append("]" if sign == "[" else "}")
                path.append(0)
                if not self._takes(closers[-1]):
                    self._begin(path, closers[-1])
                    continue
                path.pop()
                closers.pop()
            elif token["text"]:
                start = token.end()
                value, self._at = scanstring(self._text, start)
                yield tuple(path), Text(value, start, self._at - 1)
            elif token["other"]:
                self._at = token.end()
            else:
                raise JSONDecodeError("expected a value", self._text, token.end() - len(sign or ""))
            if self._ends(path, closers):
                return
            if closers[-1] == "]":
                path[-1] = int(path[-1]) + 1
            self._begin(path, closers[-1])

    def _ends(self, path: list[str | int], closers: list[str]) -> bool:
        """Go over what may follow a value: closing signs, and a comma or the end of the file, where it is true."""
        while closers and not self._takes(","):
            if not self._takes(closers[-1]):
                raise JSONDecodeError(f"expected ',' or '{closers[-1]}'", self._text, self._at)
            path.pop()
            closers.pop()
        token = None if closers else _TOKEN.match(self._text, self._at)
        if not closers and (token is None or token["end"] is None):
            raise JSONDecodeError("more after the end", self._text, self._at)
        return not closers

    def _begin(self, path: list[str | int], closer: str) -> None:
        """Read the key of the next member, if it is an object."""
        if closer == "]":
            return
        token = self._next()
        if not token["text"]:
            raise JSONDecodeError("expected a key in quotation marks", self._text, token.end() - len(token["sign"] or ""))
        path[-1], self._at = scanstring(self._text, token.end())
        if not self._takes(":"):
            raise JSONDecodeError("expected ':'", self._text, self._at)

    def _next(self) -> re.Match[str]:
        token = _TOKEN.match(self._text, self._at)
        if token is None:
            at = self._at + len(self._text[self._at :]) - len(self._text[self._at :].lstrip(" \t\r\n"))
            raise JSONDecodeError("expected a value", self._text, at)
        return token

    def _takes(self, sign: str) -> bool:
        """Go over a sign if it comes next."""
        token = _TOKEN.match(self._text, self._at)
        if token is None or token["sign"] != sign:
            return False
        self._at = token.end()
        return True
