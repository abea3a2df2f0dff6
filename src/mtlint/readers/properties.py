"""Java properties: one row a key, as java.util.Properties and MessageFormat read them.

https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from mtlint.model import Segment, Span, Suppression
from mtlint.readers._catalogue import Piece, row, verbatim
from mtlint.readers.decode import Encoding, open_text
from mtlint.readers.errors import error_at
from mtlint.readers.format import Carrier, Format, Reading
from mtlint.readers.suppressions import Comment, suppressions
from mtlint.text.lone import sound

_BLANK = r"(?:[ \t\f]|\\(?:\r\n|\r|\n))*+"
"""Blanks of a line, and the ends of lines that go on: the blanks that follow are no part of the text either."""
_SPACE = re.compile(_BLANK)
_END = r"(?=\r|\n|\Z)"
_COMMENT = re.compile(rf"[#!][^\r\n]*+{_END}")
_KEY = re.compile(r"(?:\\(?:\r\n|\r|\n)[ \t\f]*+|\\.|[^\\:= \t\f\r\n])*+", re.DOTALL)
_SEPARATOR = re.compile(rf"{_BLANK}(?:[:=]{_BLANK})?")
_VALUE = re.compile(r"(?:\\(?:\r\n|.|\Z)|[^\\\r\n])*+", re.DOTALL)
_BREAK = re.compile(r"(?:\r\n|\r|\n)?")
_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_PART = re.compile(
    rf"(?P<wrap>\\(?:\r\n|\r|\n|\Z)[ \t\f]*+)|(?P<code>{_PAIR}|\\u[0-9a-fA-F]{{4}})|(?P<bad>\\u)|\\(?P<sign>.)|[^\\]+",
    re.DOTALL,
)
_MESSAGE = re.compile(r"\{\s*\d")
_SIGNS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}
_ESCAPES = str.maketrans({sign: f"\\{name}" for name, sign in _SIGNS.items()} | {"\\": "\\\\"})
_BLANKS = re.compile(r"\A +")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key and its value as ranges of the file; `comments` are those above it."""

    key: Span
    value: Span
    comments: tuple[Span, ...]


def open_properties(content: bytes) -> tuple[str, Encoding]:
    """The text of a file in UTF-8, or in Latin-1 if it is not that, as Java takes it since its version 9."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        is_latin = b"\0" not in content and not content.startswith((b"\xff\xfe", b"\xfe\xff"))
        return open_text(content, "iso-8859-1" if is_latin else None)
    return open_text(content)


def segments(text: str, reading: Reading) -> Iterator[Segment]:
    """One row a key, in the order of the file. Raises `ReaderError` with the line where Java refuses it."""
    for entry in _entries(text)[0]:
        key = sound("".join(part for part, _ in _parts(text, entry.key)))
        parts = list(_parts(text, entry.value))
        parts = list(_as_message(parts)) if _is_message(text, entry) else parts
        yield row(key, parts, entry.value.start, reading)


def suppressed(text: str) -> tuple[Suppression, ...]:
    """What the comments of a text keep back: each is about the key below it."""
    return suppressions(text, _comments(text)) if "mtlint" in text else ()


def escape_at(replacement: str, text: str, place: Span, carrier: Carrier) -> str:
    """A replacement as it stands at a place of a file: with escapes where the file is plain ASCII, or Latin-1."""
    entries = _entries(text)[0]
    index = bisect_right(entries, place.start, key=lambda entry: entry.value.start) - 1
    if index >= 0 and _is_message(text, entries[index]):
        replacement = replacement.replace("'", "''")
    written = replacement.translate(_ESCAPES)
    if index >= 0 and place.start == entries[index].value.start:
        # What stands first in a value would be lost with the white space around the separator.
        written = _BLANKS.sub(lambda blanks: "\\ " * len(blanks[0]), written)
    plain = text.isascii()
    return "".join(one if one.isascii() or (not plain and carrier.holds(one)) else _code(one) for one in written)


def _code(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _comments(text: str) -> Iterator[Comment]:
    entries, last = _entries(text)
    for entry in entries:
        block = Span(min(comment.start for comment in entry.comments), entry.value.end) if entry.comments else entry.value
        for comment in entry.comments:
            yield Comment(comment, Span(comment.start + 1, comment.end), block)
    for comment in last:
        yield Comment(comment, Span(comment.start + 1, comment.end), Span(len(text), len(text)))


@lru_cache(maxsize=1)
def _entries(text: str) -> tuple[tuple[_Entry, ...], tuple[Span, ...]]:
    """The entries of a file, and the comments behind the last. Kept, as every fix asks for them."""
    entries: list[_Entry] = []
    comments: list[Span] = []
    at = 0
    while at < len(text):
        at = _end(_SPACE, text, at)
        comment = _COMMENT.match(text, at)
        if comment:
            comments.append(Span(*comment.span()))
            at = comment.end()
        elif at < len(text) and text[at] not in "\r\n":
            key = Span(at, _end(_KEY, text, at))
            value = Span(_end(_SEPARATOR, text, key.end), 0)
            at = _end(_VALUE, text, value.start)
            entries.append(_Entry(key, Span(value.start, at), tuple(comments)))
            comments = []
        at = _end(_BREAK, text, at)
    return tuple(entries), tuple(comments)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _parts(text: str, place: Span) -> Iterator[tuple[str, Piece]]:
    """The text of a key or value, in parts with their pieces."""
    for match in _PART.finditer(text, place.start, place.end):
        length = len(match[0])
        if match["code"]:
            units = bytes.fromhex(match[0].replace("\\u", ""))
            yield units.decode("utf-16-be", "surrogatepass"), (match.start(), 1, length)
        elif match["bad"]:
            raise error_at(text, match.start(), "no four hexadecimal digits follow \\u: write a backslash itself as two")
        elif match["sign"]:
            yield _SIGNS.get(match["sign"], match["sign"]), (match.start(), 1, length)
        elif not match["wrap"]:
            yield verbatim(text, *match.span())


def _is_message(text: str, entry: _Entry) -> bool:
    """Whether MessageFormat reads the value: two apostrophes stand for one there."""
    return _MESSAGE.search(text, entry.value.start, entry.value.end) is not None


def _as_message(parts: list[tuple[str, Piece]]) -> Iterator[tuple[str, Piece]]:
    """The same with one apostrophe for two."""
    for part, (start, length, file_length) in parts:
        if length != file_length or "''" not in part:
            yield part, (start, length, file_length)
            continue
        at = start
        for match in re.finditer(r"''|'|[^']+", part):
            text = "'" if match[0] == "''" else match[0]
            yield text, (at, len(text), len(match[0]))
            at += len(match[0])


FORMAT = Format(
    "properties",
    (".properties",),
    segments,
    open=open_properties,
    escape_at=escape_at,
    suppressions=suppressed,
    keyed=True,
    # Most other files of the ending are settings of a program; a bundle of messages names itself or its language.
    searched=False,
    patterns=("*[Mm]essages*.properties", "*_[a-z][a-z].properties", "*_[a-z][a-z]_[A-Z][A-Z].properties"),
)
