"""SubRip (.srt): cues as players read them; it has no comments, and no escapes but two of SubStation Alpha."""

import re
from collections.abc import Iterator

from mtlint.model import Segment, Span
from mtlint.readers._cues import Cue, joined, timing
from mtlint.readers._tags import Piece
from mtlint.readers.errors import ReaderError
from mtlint.readers.format import Format, Reading
from mtlint.text.lines import lines

_TAG = re.compile(r"</?(?:i|b|u|s|em|strong|font|c|v|ruby|rt|span)\b[^<>]*>|\{(?:\\|y:)[^{}]*\}|\\(?-i:N|h)", re.IGNORECASE)
_MEANT = {r"\N": "\n", r"\h": "\N{NO-BREAK SPACE}"}
_NUMBER = re.compile(r"\s*\d+\s*\Z")


def segments(text: str, reading: Reading) -> Iterator[Segment]:
    """One segment a sentence, or several that are shown together. Raises `ReaderError` where there is no cue at all."""
    cues = list(_cues(text))
    if not cues and text.strip():
        number = next(at for at, (_, line) in enumerate(lines(text), 1) if line.strip())
        raise ReaderError(
            f"line {number}: no subtitles: the file has no line such as 00:00:01,000 --> 00:00:02,000: export it anew as SubRip"
        )
    for segment, _ in joined(cues, lambda line: _pieces(text, line), reading.language):
        yield segment


def _cues(text: str) -> Iterator[Cue]:
    """The cues of a text. Lines up to the next time belong to a cue, empty ones between them too, but for the next number."""
    numbered = list(lines(text))
    times = [(at, shown) for at, (_, line) in enumerate(numbered) for found, shown in [timing(line)] if found]
    for index, (at, shown) in enumerate(times):
        last = times[index + 1][0] if index + 1 < len(times) else len(numbered)
        if last < len(numbered) and last - 1 > at and _is_number(numbered, last - 1, index + 2):
            last -= 1
        spoken = tuple(Span(start, start + len(line)) for start, line in numbered[at + 1 : last] if line.strip())
        yield Cue(index, shown, spoken)


def _is_number(numbered: list[tuple[int, str]], at: int, expected: int) -> bool:
    """Whether a line before a time is the number of the cue, and not the last line of the text before."""
    line = numbered[at][1]
    return bool(_NUMBER.match(line)) and (not numbered[at - 1][1].strip() or line.strip() == str(expected) or at == 0)


def _pieces(text: str, line: Span) -> Iterator[Piece]:
    at = line.start
    for tag in _TAG.finditer(text, line.start, line.end):
        if tag.start() > at:
            yield at, text[at : tag.start()], tag.start() - at
        if tag[0] in _MEANT:
            yield tag.start(), _MEANT[tag[0]], len(tag[0])
        at = tag.end()
    if at < line.end:
        yield at, text[at : line.end], line.end - at


def _recognises(content: bytes) -> bool:
    return bool(re.match(rb"\s*+\d++(?=[^\S\n]*+\n)\s++\d+:\d+:\d+[,.]\d+\s*-->", content.removeprefix(b"\xef\xbb\xbf")))


FORMAT = Format("srt", (".srt",), segments, recognises=_recognises, collapsing=True)
