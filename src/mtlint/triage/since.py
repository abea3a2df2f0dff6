"""Findings in what is new, apart from those in what was there before."""

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from mtlint.model import Changes, Checked, Diagnostic, Span
from mtlint.text.lines import LINE_FEED, LineIndex


def only_new(changes: Changes) -> Callable[[Checked], Checked]:
    """A step that keeps back findings none of whose places touches a new line.

    A related place in a file that comes later counts when that file changed at all: its lines are not at hand. A document may
    come again, as it does while fixes are tried; what was new the first time is found again by what became of its lines.
    """
    texts: dict[str, str] = {}
    seen: dict[str, tuple[LineIndex, frozenset[int]]] = {}

    def step(checked: Checked) -> Checked:
        path, text = checked.document.path, checked.document.text
        lines = changes.lines.get(path, frozenset())
        if lines is None:
            return checked
        seen[path] = LineIndex(text, LINE_FEED), _moved(lines, texts.setdefault(path, text), text)

        def is_new(span: Span, where: str) -> bool:
            return _touches(span, *seen[where]) if where in seen else where in changes.lines

        old = {
            diagnostic: changes.reason
            for diagnostic in checked.diagnostics
            if not any(is_new(*place) for place in _places(diagnostic))
        }
        return checked.keep_back(old)

    return step


def _places(diagnostic: Diagnostic) -> Iterator[tuple[Span, str]]:
    yield diagnostic.span, diagnostic.path
    for related in diagnostic.related:
        yield related.span, related.path or diagnostic.path


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


def _touches(span: Span, index: LineIndex, lines: frozenset[int]) -> bool:
    first, _ = index.position(span.start)
    last, _ = index.position(max(span.start, span.end - 1))
    return any(number in lines for number in range(first, last + 1))
