"""JSON lines: one object a line, `target` checked, `source` beside it."""

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from json.decoder import scanstring  # type: ignore[attr-defined] # the typeshed leaves it out; it is documented by its use

from mtlint.model import Kind, Segment
from mtlint.readers.errors import ReaderError
from mtlint.readers.format import Format, Reading
from mtlint.text.lines import lines
from mtlint.text.offsets import OffsetMap

_WHITE_SPACE = re.compile(r"[ \t]*")
# A surrogate pair is one character and so one piece; everything between escapes is verbatim.
_PIECE = re.compile(r"\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\u\w{4}|\\.|[^\\]+")
_decoder = JSONDecoder()


def segments(text: str, reading: Reading) -> Iterator[Segment]:
    """One segment a line that is not blank. Raises `ReaderError` with the line that is not such an object."""
    for number, (start, line) in enumerate(lines(text), 1):
        if not line.strip():
            continue
        try:
            values = _members(line)
        except (ValueError, RecursionError) as error:
            column = f", column {error.colno}" if isinstance(error, JSONDecodeError) else ""
            reason = error.msg if isinstance(error, JSONDecodeError) else str(error)
            raise ReaderError(f"line {number}{column}: not a JSON object: {reason}") from error
        target, source = (values.get(key, (None, 0, 0)) for key in ("target", "source"))
        if not isinstance(target[0], str):
            raise ReaderError(f'line {number}: no text under "target": give each line a "target" (and a "source", if known)')
        if source[0] is not None and not isinstance(source[0], str):
            raise ReaderError(f'line {number}: "source" is not a text')
        text_start, text_end = target[1] + 1, target[2] - 1
        # An empty text has no pieces, but a place.
        pieces = _pieces(line, start, text_start, text_end) if target[0] else [(start + text_start, 0, 0)]
        offsets = OffsetMap.of(pieces)
        yield Segment(str(number), _sound(target[0]), offsets, reading.language, Kind.ROW, source[0])


def _members(line: str) -> dict[str, tuple[object, int, int]]:
    """Key -> (value, start, end) of the object that a line holds; the positions are those of the raw value."""
    members: dict[str, tuple[object, int, int]] = {}
    at = _skip(line, 0, "{")
    while True:
        at = _skip(line, at, '"')
        key, at = scanstring(line, at)
        if key in members:
            raise JSONDecodeError(f"the key {key!r} stands there twice", line, at)
        start = _skip(line, at, ":")
        start = _WHITE_SPACE.match(line, start).end()  # type: ignore[union-attr] # it matches nothing too
        value, end = _decoder.raw_decode(line, start)
        members[key] = value, start, end
        at = _WHITE_SPACE.match(line, end).end()  # type: ignore[union-attr]
        if line[at : at + 1] == "}":
            if line[at + 1 :].strip():
                raise JSONDecodeError("more after the object", line, at + 1)
            return members
        at = _skip(line, at, ",")


def _skip(line: str, at: int, mark: str) -> int:
    at = _WHITE_SPACE.match(line, at).end()  # type: ignore[union-attr]
    if line[at : at + 1] != mark:
        raise JSONDecodeError(f"expected {mark}", line, at)
    return at + 1


def _pieces(line: str, line_start: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    for piece in _PIECE.finditer(line, start, end):
        length = len(piece[0])
        yield line_start + piece.start(), 1 if piece[0].startswith("\\") else length, length


def _sound(text: str) -> str:
    """Without lone surrogates, which no output could encode; lengths stay."""
    return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)


FORMAT = Format("jsonl", (".jsonl",), segments)
