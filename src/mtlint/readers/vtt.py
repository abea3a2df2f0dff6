"""WebVTT (https://www.w3.org/TR/webvtt1/): cues, and comments that keep findings back."""

import re
from collections.abc import Iterator

from mtlint.model import Segment, Span, Suppression
from mtlint.readers._cues import Cue, joined, timing
from mtlint.readers._tags import Piece, pieces
from mtlint.readers.errors import ReaderError
from mtlint.readers.format import Format, Reading
from mtlint.readers.suppressions import Comment, suppressions
from mtlint.text.lines import lines

# Tags that the format has not are text: a player hides them, and what an engine left behind with them.
_TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang)(?:[.\s][^<>]*)?>|<\d[\d:.]*>")
_VOICE = re.compile(r"\s*+<v(?:\.[^\s>]*)?\s++([^>]*)>")
_LANGUAGE = re.compile(r"Language:\s*(\S+)")
_NOTE = re.compile(r"NOTE(?=\s|\Z)")

Block = list[tuple[int, str]]
"""Lines with their offsets, up to an empty one."""


def segments(text: str, reading: Reading) -> Iterator[Segment]:
    """One segment a sentence, or several that are shown together. Raises `ReaderError` where there is no cue and no header."""
    cues = [cue for cue, _ in _read(text)[0]]
    if not cues and text.strip() and not text.startswith("WEBVTT"):
        raise ReaderError("line 1: no WebVTT: it begins without WEBVTT and has no cue: export it anew")
    for segment, _ in joined(cues, lambda line: _pieces(text, line), reading.language):
        yield segment


def suppressed(text: str) -> tuple[Suppression, ...]:
    """What the NOTE comments of a text keep back: each is about the sentences of the next cue."""
    if "mtlint" not in text:
        return ()
    cues, notes = _read(text)
    spans: dict[int, Span] = {}
    for segment, numbers in joined([cue for cue, _ in cues], lambda line: _pieces(text, line), "und"):
        for number in numbers:
            spans[number] = Span(spans[number].start if number in spans else segment.span().start, segment.span().end)
    comments: list[Comment] = []
    nothing = Span(len(text), len(text))
    for note in notes:
        following = next((spans[cue.number] for cue, start in cues if start > note.start and cue.number in spans), nothing)
        comments.append(Comment(note, Span(note.start + len("NOTE"), note.end), following))
    return suppressions(text, comments)


def languages(text: str) -> tuple[str | None, str | None]:
    """What the header says, as it does in captions that video sites export."""
    header = next(_blocks(text), [])
    found = (_LANGUAGE.match(line) for _, line in header)
    return next((match[1] for match in found if match), None), None


def _read(text: str) -> tuple[list[tuple[Cue, int]], list[Span]]:
    """The cues, each with its start, and the comments."""
    cues: list[tuple[Cue, int]] = []
    notes: list[Span] = []
    for block in _blocks(text):
        start, first = block[0]
        at = next((at for at, (_, line) in enumerate(block[:2]) if "-->" in line), None)
        if at is not None:
            spoken = tuple(Span(begin, begin + len(line)) for begin, line in block[at + 1 :])
            voice = _VOICE.match(block[at + 1][1]) if spoken else None
            cues.append((Cue(len(cues), timing(block[at][1])[1], spoken, voice[1].strip() if voice else ""), start))
        elif _NOTE.match(first):
            notes.append(Span(start, block[-1][0] + len(block[-1][1])))
    return cues, notes


def _blocks(text: str) -> Iterator[Block]:
    """What empty lines part, and a time that stands in the midst of a text."""
    block: Block = []
    for start, line in lines(text):
        begins = "-->" in line and any("-->" in before for _, before in block)
        if block and (not line.strip() or begins):
            yield block
            block = []
        if line.strip():
            block.append((start, line))
    if block:
        yield block


def _pieces(text: str, line: Span) -> Iterator[Piece]:
    at = line.start
    for tag in _TAG.finditer(text, line.start, line.end):
        yield from pieces(text, at, tag.start())
        at = tag.end()
    yield from pieces(text, at, line.end)


def _escape(replacement: str) -> str:
    return replacement.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _recognises(content: bytes) -> bool:
    return bool(re.match(rb"(?:\xef\xbb\xbf)?WEBVTT(?:\s|\Z)", content))


FORMAT = Format(
    "vtt",
    (".vtt",),
    segments,
    escape=_escape,
    suppressions=suppressed,
    languages=languages,
    recognises=_recognises,
    collapsing=True,
)
