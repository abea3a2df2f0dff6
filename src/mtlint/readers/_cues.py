"""Cues of subtitles to text: sentences that run over several cues are put together again."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from mtlint.model import Kind, Segment, Span
from mtlint.readers._tags import Piece
from mtlint.text.offsets import OffsetMap

MOST_CUES = 12
"""How many cues one sentence may run over: what is longer has no stops at all."""
LONGEST_PAUSE = 5.0
"""Seconds of silence after which nobody goes on with a sentence."""
_PUNCTUATED = 0.2
"""Share of texts with a stop at their end from which a missing one says that the sentence goes on."""

_LONGEST_TIMING = 200
_TIME = r"(?:(\d+):)?(\d+):(\d+)(?:[.,:](\d+))?"
_TIMING = re.compile(rf"\s*{_TIME}\s*-*>\s*{_TIME}(?!\S)")
_ARROW = re.compile(r"(?=[\s:.,]*\d)[\s\d:.,]++-++>[\s\d:.,]*+")
_SPEAKER = re.compile(r"[-‐–—]\s*(?=[^\W\d_]|[\"“„«¿¡…(\[.♪])")  # noqa: RUF001 - the dashes that subtitles use
_BLANK = " \t\n"
_MUSIC = f"{_BLANK}♪♫♩♬"
_STOP = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]]*\Z")  # noqa: RUF001 - scripts differ
_TRAILS_OFF = re.compile(r"(?:\.\.|…)[\"'”’»)\]]*\Z")  # noqa: RUF001
_ABBREVIATED = re.compile(r"(?:\b[^\W\d_]\.){2}\Z|\b[A-Z][^\W\d_]{0,3}\.\Z")
_DESCRIBED = re.compile(r"[\[(][^\])]*[\])]\s*")
_ENDS_A_THOUGHT = ("]", ")", "}")
_APART = ("[", "(", "{", ">", "#", "*")
_FIRST_LETTER = re.compile(r"[\W_]*([^\W_])")


@dataclass(frozen=True, slots=True)
class Cue:
    """A caption: when it is shown, in seconds, where its lines stand, and who speaks."""

    number: int
    shown: tuple[float, float] | None
    lines: tuple[Span, ...]
    voice: str = ""


@dataclass(slots=True)
class _Part:
    """What one speaker says in one cue."""

    cue: Cue
    pieces: list[Piece] = field(default_factory=list)
    begins: bool = False
    """Whether a dash says that somebody else speaks."""
    sung: bool = False
    described: bool = False
    """Whether it says who speaks, or what is heard, as "[phone rings]" does."""

    @property
    def text(self) -> str:
        return "".join(piece[1] for piece in self.pieces)


def timing(line: str) -> tuple[bool, tuple[float, float] | None]:
    """Whether a line says when a cue is shown, and from when to when; None for a time that is none."""
    if "->" not in line[:_LONGEST_TIMING]:
        return False, None
    match = _TIMING.match(line)
    if match is None:
        return len(line) <= _LONGEST_TIMING and bool(_ARROW.fullmatch(line)), None
    first, last = match.groups()[:4], match.groups()[4:]
    return True, (_seconds(*first), _seconds(*last))


def joined(cues: Iterable[Cue], decode: Callable[[Span], Iterable[Piece]], language: str) -> Iterator[tuple[Segment, range]]:
    """Segments in the order of the file, each with the numbers of the cues it runs over.

    `decode` gives the text of a line in pieces, without its tags.
    """
    parts = [part for cue in cues for part in _parts(cue, decode)]
    ends = sum(bool(_STOP.search(part.text)) for part in parts)
    punctuated = ends >= _PUNCTUATED * len(parts)
    begin = 0
    for end in range(1, len(parts) + 1):
        goes_on = end < len(parts) and end - begin < MOST_CUES and punctuated and _goes_on(parts[end - 1], parts[end])
        if not goes_on:
            yield _segment(parts[begin:end], language, begin + 1), range(parts[begin].cue.number, parts[end - 1].cue.number + 1)
            begin = end


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> float:
    digits = [int(number[:9]) for number in (hours or "0", minutes, seconds)]
    return digits[0] * 3600 + digits[1] * 60 + digits[2] + float(f"0.{fraction or 0}")


def _parts(cue: Cue, decode: Callable[[Span], Iterable[Piece]]) -> Iterator[_Part]:
    """What each speaker says in a cue: a dash at the beginning of a line is the next one's."""
    part = _Part(cue)
    before: Span | None = None
    for line in cue.lines:
        pieces = _trimmed(list(decode(line)), _BLANK)
        for begins, described, share in _shares(pieces):
            if begins or described or part.described:
                yield from _filled(part)
                part, before = _Part(cue, begins=begins, described=described), None
            part.sung = part.sung or "".join(text for _, text, _ in share).startswith(("♪", "♫", "♩", "♬"))
            said = _trimmed(share, _MUSIC)
            if said and before is not None:
                part.pieces.append((before.end, "\n", line.start - before.end))
            if said:
                part.pieces += said
                before = line
    yield from _filled(part)


def _shares(pieces: list[Piece]) -> Iterator[tuple[bool, bool, list[Piece]]]:
    """A line in shares, without the dash of a speaker: whether one begins to speak, and whether it only describes."""
    text = "".join(piece[1] for piece in pieces)
    speaker = _SPEAKER.match(text)
    at = speaker.end() if speaker else 0
    described = _DESCRIBED.match(text, at)
    if described:
        yield bool(speaker), True, _trimmed(_between(pieces, at, described.end()), _BLANK)
        at, speaker = described.end(), None
    if at < len(text):
        yield bool(speaker), False, _trimmed(_between(pieces, at, len(text)), _BLANK)


def _filled(part: _Part) -> Iterator[_Part]:
    if part.text.strip():
        yield part


def _between(pieces: list[Piece], first: int, last: int) -> list[Piece]:
    """The pieces of a range of their text."""
    kept: list[Piece] = []
    at = 0
    for start, text, length in pieces:
        left, right = max(first - at, 0), min(last - at, len(text))
        if left == 0 and right == len(text):
            kept.append((start, text, length))
        elif left < right:
            kept.append((start + left, text[left:right], right - left) if length == len(text) else (start, text, length))
        at += len(text)
    return kept


def _trimmed(pieces: list[Piece], marks: str) -> list[Piece]:
    """The pieces without these characters at their edges."""
    while pieces and (pieces[0][2] == len(pieces[0][1]) or not pieces[0][1].strip(marks)):
        start, text, length = pieces[0]
        left = text.lstrip(marks)
        if left:
            pieces[0] = start + len(text) - len(left), left, length - len(text) + len(left)
            break
        pieces.pop(0)
    while pieces and (pieces[-1][2] == len(pieces[-1][1]) or not pieces[-1][1].strip(marks)):
        start, text, length = pieces[-1]
        left = text.rstrip(marks)
        if left:
            pieces[-1] = start, left, len(left)
            break
        pieces.pop()
    return pieces


def _goes_on(part: _Part, following: _Part) -> bool:
    """Whether the next text continues the sentence of this one."""
    text, after = part.text.rstrip(), following.text.lstrip()
    if part.sung or following.sung or part.described or following.described or part.cue.voice != following.cue.voice:
        return False
    one, other = part.cue.shown, following.cue.shown
    if one and other and not -LONGEST_PAUSE <= other[0] - one[1] <= LONGEST_PAUSE:
        return False
    if text.endswith(_ENDS_A_THOUGHT) or after.startswith(_APART):
        return False
    first = _FIRST_LETTER.match(after)
    if first and first[1].islower():
        return not _STOP.search(text) or bool(_TRAILS_OFF.search(text) or _ABBREVIATED.search(text))
    if following.begins or _STOP.search(text) or text.endswith((":", "：")):  # noqa: RUF001
        return False
    return after.isupper() or not text.isupper()  # a sign that is shown beside what is said


def _segment(parts: list[_Part], language: str, number: int) -> Segment:
    pieces: list[Piece] = []
    for before, part in pairwise([None, *parts]):
        if before is not None and part is not None:
            # The blank between two cues is no character of the file, so no edit takes their times with it.
            pieces.append((part.pieces[0][0], "\n", 0))
        pieces += part.pieces if part else []
    text = "".join(piece[1] for piece in pieces)
    offsets = OffsetMap.of((start, len(decoded), length) for start, decoded, length in pieces)
    kind = Kind.PROSE if _STOP.search(text) and not parts[0].sung else Kind.LINE
    if parts[0].described:
        kind = Kind.CELL  # it may come again
    return Segment(str(number), text, offsets, language, kind)
