"""JSON lines: one object a line, `target` checked, `source` beside it."""

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from json.decoder import scanstring  # type: ignore[attr-defined] # the typeshed leaves it out; it is documented by its use

from mtlint.model import Kind, Segment
from mtlint.readers._json import escape, pieces
from mtlint.readers.errors import ReaderError
from mtlint.readers.format import Format, Reading
from mtlint.text.lines import lines
from mtlint.text.lone import sound
from mtlint.text.offsets import OffsetMap

_WHITE_SPACE = re.compile(r"[ \t]*")
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
        text_start, text_end = start + target[1] + 1, start + target[2] - 1
        # An empty text has no pieces, but a place.
        offsets = OffsetMap.of(pieces(text, text_start, text_end) if target[0] else [(text_start, 0, 0)])
        yield Segment(str(number), sound(target[0]), offsets, reading.language, Kind.ROW, source[0] and sound(source[0]))


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


FORMAT = Format("jsonl", (".jsonl",), segments, escape=escape)
