"""Findings in what is new, apart from those in what was there before."""

from collections.abc import Callable, Mapping
from difflib import SequenceMatcher

from mtlint.model import Changes, Checked, Diagnostic, Lines, Span
from mtlint.text.lines import LINE_FEED, LineIndex


def only_new(changes: Changes) -> Callable[[Checked], Checked]:
    """A step that keeps back findings none of whose places touches a new line.

    A related place in another file counts when that file changed at all: its lines are not at hand. A file that comes again has
    been fixed meanwhile: its new lines are followed to where they stand then.
    """
    first: dict[str, str] = {}

    def step(checked: Checked) -> Checked:
        lines = changes.lines.get(checked.document.path, frozenset())
        if lines is None:
            return checked
        text = checked.document.text
        if text != first.setdefault(checked.document.path, text):
            lines = _moved(lines, first[checked.document.path], text)
        index = LineIndex(checked.document.text, LINE_FEED)
        old = {
            diagnostic: changes.reason
            for diagnostic in checked.diagnostics
            if not _is_new(diagnostic, checked.document.path, index, lines, changes.lines)
        }
        return checked.keep_back(old)

    return step


def _is_new(diagnostic: Diagnostic, path: str, index: LineIndex, lines: frozenset[int], elsewhere: Mapping[str, Lines]) -> bool:
    here = [diagnostic.span, *(related.span for related in diagnostic.related if related.path in (None, path))]
    others = {related.path for related in diagnostic.related} - {None, path}
    return any(_touches(span, index, lines) for span in here) or any(other in elsewhere for other in others)


def _touches(span: Span, index: LineIndex, lines: frozenset[int]) -> bool:
    first, _ = index.position(span.start)
    last, _ = index.position(max(span.start, span.end - 1))
    return any(number in lines for number in range(first, last + 1))


def _moved(lines: frozenset[int], before: str, after: str) -> frozenset[int]:
    """The numbers that lines have after others came or went; what replaced a line, or stands where none stood, is new."""
    moved: set[int] = set()
    matcher = SequenceMatcher(None, before.split("\n"), after.split("\n"))
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            moved |= {number - start + new_start for number in lines if start < number <= end}
        else:
            moved |= set(range(new_start + 1, new_end + 1))
    return frozenset(moved)
