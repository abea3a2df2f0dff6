"""One defect, one finding."""

from collections.abc import Iterable, Mapping

from mtlint.model import Diagnostic, Span

SAME_PLACE = 0.3
"""Share of the longer of two findings that the shorter must cover for them to be about one place.

A misspelled word inside a repeated paragraph is another defect; a spelling alarm on one half of a split word is not.
"""


def dedupe(diagnostics: Iterable[Diagnostic], yields_to: Mapping[str, tuple[str, ...]]) -> list[Diagnostic]:
    """Without those whose place a more specific rule already names.

    `yields_to` holds, by code, the codes or families that are more specific.
    """
    by_place = sorted(diagnostics, key=lambda d: d.span)
    return [
        diagnostic
        for index, diagnostic in enumerate(by_place)
        if not any(_covers(other, diagnostic, yields_to) for other in _near(by_place, index))
    ]


def _near(by_place: list[Diagnostic], index: int) -> Iterable[Diagnostic]:
    """Every other diagnostic that overlaps the one at `index`."""
    span = by_place[index].span
    yield from (other for other in by_place[:index] if other.span.overlaps(span))
    for other in by_place[index + 1 :]:
        if other.span.start >= max(span.end, span.start + 1):
            return
        yield other


def _covers(other: Diagnostic, diagnostic: Diagnostic, yields_to: Mapping[str, tuple[str, ...]]) -> bool:
    return other.code.startswith(yields_to.get(diagnostic.code, ())) and _same_place(other.span, diagnostic.span)


def _same_place(one: Span, other: Span) -> bool:
    shared = max(min(one.end, other.end) - max(one.start, other.start), 1)
    return shared / max(len(one), len(other), 1) >= SAME_PLACE
