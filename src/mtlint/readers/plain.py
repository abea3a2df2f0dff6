"""Plain text: a line is a block, except where lines were wrapped at a column."""

from collections.abc import Iterator

from mtlint.model import Segment
from mtlint.readers.format import Format, Reading
from mtlint.text.lines import lines
from mtlint.text.offsets import OffsetMap

_WRAP_COLUMNS = range(50, 121)
"""Line lengths at which mail programs and editors wrap."""


def segments(text: str, reading: Reading) -> Iterator[Segment]:
    """One segment a block, without the white space around it."""
    for number, (start, end) in enumerate(_blocks(text), 1):
        yield Segment(str(number), text[start:end], OffsetMap.verbatim(start, end - start), reading.language)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    paragraph: list[tuple[int, int]] = []
    for start, line in lines(text):
        if line.strip():
            left = start + len(line) - len(line.lstrip())
            paragraph.append((left, left + len(line.strip())))
        elif paragraph:
            yield from _joined(text, paragraph)
            paragraph = []
    if paragraph:
        yield from _joined(text, paragraph)


def _joined(text: str, block: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines of a block as they are, or as one paragraph where they were wrapped at a column."""
    widest = max(end - start for start, end in block)
    if (
        len(block) > 1
        and widest in _WRAP_COLUMNS
        and all(_runs_on(text, block, index, widest) for index in range(len(block) - 1))
    ):
        yield block[0][0], block[-1][1]
    else:
        yield from block


def _runs_on(text: str, block: list[tuple[int, int]], index: int, widest: int) -> bool:
    """Whether a line was broken because the next word did not fit."""
    start, end = block[index]
    next_start, next_end = block[index + 1]
    next_word = text[next_start:next_end].split(maxsplit=1)[0]
    return end - start + 1 + len(next_word) >= widest


FORMAT = Format("txt", (".txt",), segments, verbatim=True)
