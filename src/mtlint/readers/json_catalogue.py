"""JSON with texts in it: nested catalogues as of i18next, messages of browser extensions, ARB, and arrays of rows."""

from collections.abc import Iterator
from dataclasses import replace

from mtlint.model import Segment
from mtlint.readers._catalogue import row
from mtlint.readers._json import Path, Text, escape, pieces, texts
from mtlint.readers.errors import error_at
from mtlint.readers.format import Format, Reading
from mtlint.text.lone import sound
from mtlint.text.placeholders import Notation

_EXTENSION = frozenset(("message", "description", "placeholders", "hash"))
"""Members of a message of a browser extension."""
_ROW = frozenset(("source", "target"))
_SCHEMA = "$schema"


def segments(text: str, reading: Reading) -> Iterator[Segment]:
    """One row a text that is a value, in the order of the file; the keys that lead to it are its id.

    Of the messages of a browser extension only what they say is a row, of an array of objects with `source` and `target` each
    object is one. Raises `ReaderError` with the place that is not JSON.
    """
    found = list(texts(text))
    if _is_bitext(found):
        yield from _rows(text, found, reading)
    elif _is_extension(found):
        for path, value in found:
            if path[1:] == ("message",):
                yield _row(text, path[:1], value, reading, Notation.DOLLAR)
    else:
        for path, value in found:
            if path != (_SCHEMA,):
                yield _row(text, path, value, reading, Notation.ANY)


def resource_segments(text: str, reading: Reading) -> Iterator[Segment]:
    """One row a message of an application resource bundle; keys that begin with @ hold what is said of the messages."""
    for path, value in texts(text):
        if not any(isinstance(key, str) and key.startswith("@") for key in path):
            yield _row(text, path, value, reading, Notation.ICU)


def languages(text: str) -> tuple[str | None, str | None]:
    """The language that a resource bundle says it is in."""
    return next((value.value for path, value in texts(text) if path == ("@@locale",)), None), None


def _row(text: str, path: Path, value: Text, reading: Reading, notation: Notation) -> Segment:
    # The text of a value is taken from its own pieces, so that the two cannot differ.
    parts: list[tuple[str, tuple[int, int, int]]] = []
    at = 0
    for piece in pieces(text, value.start, value.end):
        parts.append((value.value[at : at + piece[1]], piece))
        at += piece[1]
    key = sound(".".join(map(str, path)))
    return row(key, parts, value.start, reading, notation=notation)


def _rows(text: str, found: list[tuple[Path, Text]], reading: Reading) -> Iterator[Segment]:
    sources = {path[0]: sound(value.value) for path, value in found if path[1:] == ("source",)}
    targets = {path[0] for path, _ in found if path[1:] == ("target",)}
    for path, value in found:
        if path[0] not in targets:
            raise error_at(text, value.start, 'no text under "target": give each object a "target" (and a "source", if known)')
        if path[1:] == ("target",):
            segment = _row(text, path[:1], value, reading, Notation.ANY)
            yield replace(segment, source=sources.get(path[0]))


def _is_bitext(found: list[tuple[Path, Text]]) -> bool:
    """Whether the file is an array of objects that have a source and a target."""
    return {path[1] for path, _ in found if len(path) > 1} >= _ROW and all(isinstance(path[0], int) for path, _ in found)


def _is_extension(found: list[tuple[Path, Text]]) -> bool:
    """Whether all the file holds are messages of a browser extension."""
    tops = {path[0] if path else "" for path, _ in found}
    messages = {path[0] for path, _ in found if path[1:] == ("message",)}
    return bool(tops) and tops == messages and all(len(path) > 1 and path[1] in _EXTENSION for path, _ in found)


FORMAT = Format("json", (".json",), segments, escape=escape, languages=languages, searched=False, keyed=True)
RESOURCES = Format("arb", (".arb",), resource_segments, escape=escape, languages=languages, keyed=True)
