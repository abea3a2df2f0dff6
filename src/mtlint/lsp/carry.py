"""What was found in a text, brought over to the text that came after it."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from mtlint.model import Diagnostic, Edit, Fix, Span


class Change:
    """Leads from the places of a text to those of a later one, which differs in one stretch or seems to."""

    def __init__(self, before: str, after: str) -> None:
        shorter = min(len(before), len(after))
        self._start = _most(shorter, lambda count: before[:count] == after[:count])
        same = _most(shorter - self._start, lambda count: before[len(before) - count :] == after[len(after) - count :])
        self._end = len(before) - same
        self._shift = len(after) - len(before)
        self._is_none = before == after

    def span(self, span: Span) -> Span | None:
        """The place in the later text; None where the stretch that changed touches it."""
        if span.end < self._start or self._is_none:
            return span
        if span.start > self._end:
            return Span(span.start + self._shift, span.end + self._shift)
        return None

    def diagnostics(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """The findings whose places still are there; a fix that has lost one of its places is left out."""
        for diagnostic in diagnostics:
            span = self.span(diagnostic.span)
            if span is None:
                continue
            related = tuple(
                one if one.path else replace(one, span=place)
                for one in diagnostic.related
                if (place := self.span(one.span)) is not None
            )
            yield replace(diagnostic, span=span, related=related, fix=diagnostic.fix and self._fix(diagnostic.fix))

    def _fix(self, fix: Fix) -> Fix | None:
        edits = [Edit(place, edit.replacement) for edit in fix.edits if (place := self.span(edit.span)) is not None]
        return replace(fix, edits=tuple(edits)) if len(edits) == len(fix.edits) else None


def _most(limit: int, holds: Callable[[int], bool]) -> int:
    """The largest count up to a limit for which something holds that holds for every smaller one."""
    return bisect_left(range(1, limit + 1), True, key=lambda count: not holds(count))
