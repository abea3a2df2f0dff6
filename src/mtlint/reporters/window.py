"""The part of a long line around a span, cut to a width, with the place of the marker in terminal cells."""

from dataclasses import dataclass
from itertools import accumulate

from mtlint.reporters.visible import HIDDEN, cell_width, escape, is_blank

ELLIPSIS = "…"
_TAB = "    "
_SNAP = 14
"""How far a cut moves, in cells, so as not to show half a word."""


@dataclass(frozen=True, slots=True)
class Window:
    """What to print of a line; `before` and `width` are the cells before and under the marker."""

    text: str
    before: int
    width: int


Cells = list[tuple[str, int]]


def window(line: str, start: int, end: int, width: int) -> Window:
    """Cut `line` to `width` cells around the characters from `start` to `end`."""
    while start > 0 and start < len(line) and cell_width(line[start]) == 0:
        start -= 1
    while 0 < end < len(line) and cell_width(line[end]) == 0:
        end += 1
    end = max(start, end)
    marked = _cells_of_marked(line[start:end], width)
    reach = 4 * width  # combining marks take no cell, so more characters than cells are looked at
    before, after = _cells(line[max(start - reach, 0) : start]), _cells(line[end : end + reach])
    size = _size(marked)
    left, right = _shares(_size(before), _size(after), max(width - size, 0))
    shown_before = _tail(before, left, whole=start <= reach)
    shown_after = _head(after, right, whole=end + reach >= len(line))
    text = "".join(cell for cell, _ in [*shown_before, *marked, *shown_after])
    return Window(text.rstrip(), _size(shown_before), max(size, 1))


def _cells(text: str, *, everything: bool = False) -> Cells:
    """Pairs of what is printed and its width; a combining mark goes with the character before it."""
    cells: Cells = []
    for character in text:
        if " " <= character <= "~" and not everything:
            cells.append((character, 1))
        elif character == "\t" and not everything:
            cells.append((_TAB, len(_TAB)))
        elif HIDDEN.match(character) or (everything and character != " "):
            cells.append((escape(character), len(escape(character))))
        elif (width := cell_width(character)) == 0 and cells:
            cells[-1] = (cells[-1][0] + character, cells[-1][1])
        else:
            cells.append((character, width))
    return cells


def _cells_of_marked(text: str, width: int) -> Cells:
    """The marked text, its middle left out where it does not fit."""
    blank = is_blank(text)
    cells = _cells(text[: 4 * width], everything=blank)
    if len(text) <= 4 * width and _size(cells) <= width:
        return cells
    room = max(width - 2 * len(ELLIPSIS) - 3, 2)
    head = _snapped(cells, room * 3 // 5)
    tail = _snapped(_cells(text[-4 * width :], everything=blank)[::-1], room - room * 3 // 5)[::-1]
    return [*head, (f" {ELLIPSIS} ", 3), *tail]


def _size(cells: Cells) -> int:
    return sum(width for _, width in cells)


def _shares(before: int, after: int, room: int) -> tuple[int, int]:
    """How many cells each side gets: half each, and what one side leaves goes to the other."""
    left = min(before, max(room // 2, room - after))
    return left, room - left


def _fit(cells: Cells, room: int) -> Cells:
    """The first cells that fit."""
    return [cell for cell, total in zip(cells, accumulate(width for _, width in cells), strict=True) if total <= room]


def _snapped(cells: Cells, room: int) -> Cells:
    """The first cells that fit, less half a word at the end and the space before it."""
    kept = _fit(cells, room)
    if len(kept) == len(cells):
        return kept
    spaces = [index for index, (cell, _) in enumerate(kept) if cell == " "]
    if cells[len(kept)][0] != " " and spaces and _size(kept[spaces[-1] :]) <= _SNAP:
        kept = kept[: spaces[-1]]
    return kept


def _head(cells: Cells, room: int, *, whole: bool) -> Cells:
    if whole and _size(cells) <= room:
        return cells
    kept = _snapped(cells, room - len(ELLIPSIS) - 1)
    gap = [(" ", 1)] if kept and kept[-1][0] != " " and len(kept) < len(cells) and cells[len(kept)][0] == " " else []
    return [*kept, *gap, (ELLIPSIS, len(ELLIPSIS))] if room > 0 else []


def _tail(cells: Cells, room: int, *, whole: bool) -> Cells:
    return _head(cells[::-1], room, whole=whole)[::-1]
