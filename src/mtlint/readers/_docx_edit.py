"""An edited paragraph back into the elements that it was read from."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from mtlint.readers._docx_text import BREAK, OBJECT, Piece
from mtlint.readers._xml import escape
from mtlint.readers.errors import ReaderError

_TOKEN = re.compile(r"\w+|\s|[^\w\s]")
_MANY = 2_000
"""Words that differ up to which it is worth finding out which of them do."""
_OUTER_SPACE = re.compile(r"\A\s|\s\Z")
_TAG_NAME = re.compile(r"<([^\s/>]+)")
_NOT_TEXT = re.compile(rf"([\t{BREAK}])")
_ELEMENTS = {"\t": "tab", BREAK: "br"}


@dataclass(frozen=True, slots=True)
class Change:
    """A range of the text of a part, and what stands there now."""

    start: int
    end: int
    new: str


def changes(part: str, pieces: Sequence[Piece], old: str, new: str) -> Iterator[Change]:
    """What is to be written into a part so that one of its paragraphs reads anew; each element is written at most once.

    Words that stay keep their run. What replaces words of several runs goes into the first of them. Raises `ReaderError` where
    a picture would be lost, or where there is no run to write into.
    """
    texts = [old[piece.start : piece.end] for piece in pieces]
    # From the last to the first, so that places before an edit stay.
    for start, end, replacement in reversed(list(_edits(old, new))):
        touched = _touched(pieces, start, end)
        inside = [at for at in touched if pieces[at].start < end and start < pieces[at].end]
        if any(texts[at] == OBJECT for at in inside):
            raise ReaderError("a picture or a formula stands in what would be replaced: edit the document")
        for at in inside:
            piece = pieces[at]
            texts[at] = texts[at][: max(start - piece.start, 0)] + texts[at][max(end - piece.start, 0) :]
        if replacement:
            at = _home(pieces, old, (*inside, *touched))
            inner = max(start - pieces[at].start, 0)
            texts[at] = texts[at][:inner] + replacement + texts[at][inner:]
    for piece, text in zip(pieces, texts, strict=True):
        if text != old[piece.start : piece.end]:
            yield Change(piece.first, piece.last, _written(part[piece.first : piece.last], piece.inner is not None, text))


def _touched(pieces: Sequence[Piece], start: int, end: int) -> range:
    """The pieces that a range of the line lies in or beside."""
    first = bisect_left(pieces, start, key=lambda piece: piece.end)
    return range(first, bisect_right(pieces, end, lo=first, key=lambda piece: piece.start))


def _home(pieces: Sequence[Piece], old: str, near: Sequence[int]) -> int:
    """The piece that a replacement goes into: the first with text, else the first that can stand beside one."""
    for at in near:
        if pieces[at].inner is not None:
            return at
    for at in near:
        if old[pieces[at].start] in _ELEMENTS:
            return at
    raise ReaderError("no text stands where text would be put: edit the document")


def _written(element: str, is_text: bool, text: str) -> str:
    """An element that held a piece of text, with another text instead; nothing for an element that stood for it and is gone."""
    if not text and not is_text:
        return ""
    name = _TAG_NAME.match(element)
    prefix = name[1].rpartition(":")[0] if name else ""
    prefix = f"{prefix}:" if prefix else ""
    return "".join(
        f"<{prefix}{_ELEMENTS[part]}/>" if part in _ELEMENTS else _text_element(prefix, part)
        for part in _NOT_TEXT.split(text)
        if part or not text
    )


def _text_element(prefix: str, text: str) -> str:
    space = ' xml:space="preserve"' if _OUTER_SPACE.search(text) else ""
    return f"<{prefix}t{space}>{escape(text)}</{prefix}t>"


def _edits(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Start and end in the old text, and what stands there now, in order."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    last = 0
    while last < min(len(before), len(after)) - same and before[-1 - last] == after[-1 - last]:
        last += 1
    start = sum(map(len, before[:same]))
    one, other = before[same : len(before) - last], after[same : len(after) - last]
    if len(one) > _MANY or len(other) > _MANY:
        yield start, start + sum(map(len, one)), "".join(other)
        return
    at = [start]
    for token in one:
        at.append(at[-1] + len(token))
    for what, first, end, new_first, new_end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what != "equal":
            yield at[first], at[end], "".join(other[new_first:new_end])
