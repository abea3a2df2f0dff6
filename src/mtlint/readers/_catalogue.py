"""What the readers of message catalogues share: rows of texts with placeholders and tags in them."""

import re
from collections.abc import Iterable

from mtlint.model import Kind, Segment, Span
from mtlint.readers.format import Reading
from mtlint.text.lone import sound
from mtlint.text.offsets import OffsetMap
from mtlint.text.placeholders import Notation, find_placeholders

Piece = tuple[int, int, int]
"""(file start, decoded length, file length), as `OffsetMap.of` takes it."""

_TAG = re.compile(r"</?[A-Za-z][\w:.-]*+(?:\s[^<>]*+)?>")


def row(
    key: str,
    parts: Iterable[tuple[str, Piece]],
    place: int,
    reading: Reading,
    *,
    source: str | None = None,
    notation: Notation = Notation.ANY,
) -> Segment:
    """A message from the parts of its text, each with its piece; `place` is where the text would stand if it is empty."""
    known = list(parts)
    text = sound("".join(part for part, _ in known))
    offsets = OffsetMap.of([piece for _, piece in known] or [(place, 0, 0)])
    return Segment(key, text, offsets, reading.language, Kind.ROW, source, protected(text, notation))


def protected(text: str, notation: Notation = Notation.ANY) -> tuple[Span, ...]:
    """What of a message is no prose: placeholders of a notation, and tags."""
    places = [Span(*place) for one in find_placeholders(text, notation) for place in one.spans]
    if "<" in text:
        places += [Span(*match.span()) for match in _TAG.finditer(text)]
    return tuple(sorted(places))


def verbatim(text: str, start: int, end: int) -> tuple[str, Piece]:
    """A part that stands in the file as it is."""
    return text[start:end], (start, end - start, end - start)
