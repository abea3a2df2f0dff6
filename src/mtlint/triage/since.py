"""Findings in what is new, apart from those in what was there before."""

from collections.abc import Callable, Mapping
from difflib import SequenceMatcher

from mtlint.model import Changes, Checked, Diagnostic, Lines, Span
from mtlint.text.lines import LINE_FEED, LineIndex


def only_new(changes: Changes) -> Callable[[Checked], Checked]:
    """A step that keeps back findings none of whose places touches a new line.

    A related place in another file counts when that file changed at all: its lines are not at hand. The same document may come
    again, as it does while fixes are tried; what was new the first time is found again by what became of its lines.
    """
    texts: dict[str, str] = {}

    def step(checked: Checked) -> Checked:
        path, text = checked.document.path, checked.document.text
        lines = changes.lines.get(path, frozenset())
        if lines is None:
            return checked
        lines = _moved(lines, texts.setdefault(path, text), text)
        index = LineIndex(text, LINE_FEED)
        old = {
            diagnostic: changes.reason
            for diagnostic in checked.diagnostics
            if not _is_new(diagnostic, path, index, lines, changes.lines)
        }
        return checked.keep_back(old)

    return step


def _moved(lines: frozenset[int], before: str, after: str) -> frozenset[int]:
    """Where lines went, and what stands now where some were replaced."""
    one, other = before.split("\n"), after.split("\n")
    if len(one) == len(other):
        return lines
    moved: set[int] = set()
    for what, start, end, new_start, new_end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what == "equal":
            moved.update(number - start + new_start for number in lines if start < number <= end)
        elif lines & {*range(start, end + 2)}:
            moved.update(range(new_start + 1, new_end + 1))
    return frozenset(moved)


def _is_new(diagnostic: Diagnostic, path: str, index: LineIndex, lines: frozenset[int], elsewhere: Mapping[str, Lines]) -> bool:
    here = [diagnostic.span, *(related.span for related in diagnostic.related if related.path in (None, path))]
    others = {related.path for related in diagnostic.related} - {None, path}
    return any(_touches(span, index, lines) for span in here) or any(other in elsewhere for other in others)


def _touches(span: Span, index: LineIndex, lines: frozenset[int]) -> bool:
    first, _ = index.position(span.start)
    last, _ = index.position(max(span.start, span.end - 1))
    return any(number in lines for number in range(first, last + 1))
