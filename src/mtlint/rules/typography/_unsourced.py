"""Marks at the ends of a translated row that its source has not."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtlint.model import Document, Segment
from mtlint.rules.languages import language_data
from mtlint.text.quotes import Side, double_quotes
from mtlint.text.scripts import NEUTRAL, script
from mtlint.text.writing import WITHOUT_STOPS

_CLOSERS = "\"'”’»)]}）】」』》〉"
_OPENING = "\"'“‘«„‹「『《〈【（("
_CLOSING = "”」』»"
_LAST_WORD = re.compile(r"(?<![^\s.])(?P<word>[^\s.]++)(?P<stop>\.)[\"”’)]*\Z")
_SHAPES = re.compile(r"(?<=\w)\s?([\u203b\u226a\u226b\u25a0-\u25ff\u2600-\u26ff\u2700-\u27bf\u3013])")
_MIN_WORDS = 3
_FEW = 2
"""Rows whose source has no stop that need no others with one beside them."""


class Unsourced(NamedTuple):
    """A mark that is only in the target. `removable` tells that nothing else is needed to mend it."""

    segment: Segment
    start: int
    end: int
    at: int
    what: str
    removable: bool


def unsourced_marks(document: Document) -> Iterator[Unsourced]:
    """Full stops and quotation marks at the ends of rows, and signs in them, where the row's source has none."""
    for segment in document.segments:
        if segment.source is not None:
            yield from _quotes(segment, segment.source.strip())
            for match in _SHAPES.finditer(segment.text):
                if match[1] not in segment.source:
                    yield Unsourced(segment, match.start(1), match.end(), match.start(1), f"stray \u201c{match[1]}\u201d", True)
    added = [stop for segment in document.segments if (stop := _added_stop(segment))]
    kept = sum(_is_stopped(segment) for segment in document.segments)
    # A source that hardly sets stops, as subtitles may, says nothing by leaving one out.
    if len(added) <= max(_FEW, kept):
        yield from added


def _added_stop(segment: Segment) -> Unsourced | None:
    source = (segment.source or "").strip().rstrip(_CLOSERS)
    text = segment.text.rstrip()
    if not source or not source[-1].isalnum() or len(text.split()) < _MIN_WORDS:
        return None
    if script(next((letter for letter in reversed(source) if script(letter) not in NEUTRAL), "a")) in WITHOUT_STOPS:
        return None
    match = _LAST_WORD.search(text)
    if match is None or len(match["word"]) == 1:
        return None
    if match["word"].lower() in language_data(segment.language).extra.get("abbreviations", ()):
        return None
    what = "full stop at the end, and the source has none"
    return Unsourced(segment, match.start("word"), match.end("stop"), match.start("stop"), what, True)


def _is_stopped(segment: Segment) -> bool:
    source = (segment.source or "").strip().rstrip(_CLOSERS)
    return source != "" and not source[-1].isalnum() and _LAST_WORD.search(segment.text.rstrip()) is not None


def _quotes(segment: Segment, source: str) -> Iterator[Unsourced]:
    """Quotation marks round a whole row, or one that opens a row where the source closes one."""
    text = segment.text.rstrip()
    if len(text.split()) < _MIN_WORDS or not source or text[0] not in '"“„' or source[0] in _OPENING:
        return
    marks = double_quotes(text)
    if marks[0].side is not Side.OPENS:
        return
    if source[0] in _CLOSING:
        yield Unsourced(segment, 0, 1, 0, "quotation mark opens where the source closes a quotation", False)
    elif len(marks) > 1 and marks[1].at >= len(text.rstrip(".!?")) - 1 and source.rstrip(".!?。！？")[-1:] not in _CLOSERS:
        yield Unsourced(segment, 0, 1, 0, "quotation marks round a text that has none in the source", False)
