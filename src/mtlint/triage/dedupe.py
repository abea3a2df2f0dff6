"""One defect, one finding."""

from collections.abc import Iterable, Mapping

from mtlint.model import Diagnostic, Span, Unreported

SAME_PLACE = 0.3
"""Share of the longer of two findings that the shorter must cover for them to be about one place.

A misspelled word inside a repeated paragraph is another defect; a spelling alarm on one half of a split word is not.
"""
SHORT = 24
"""Two findings that overlap and are both no longer than this, a few words, are about one place."""


def dedupe(
    diagnostics: Iterable[Diagnostic], yields_to: Mapping[str, tuple[str, ...]]
) -> tuple[list[Diagnostic], list[Unreported]]:
    """Those whose place no more specific rule names, and those whose place one does.

    `yields_to` holds, by code, the codes or families that are more specific.
    """
    by_place = sorted(diagnostics, key=lambda d: d.span)
    dropped: dict[int, str] = {}
    open_places: list[int] = []
    for index, diagnostic in enumerate(by_place):
        open_places = [other for other in open_places if by_place[other].span.overlaps(diagnostic.span)]
        for other in open_places:
            for one, two in ((other, index), (index, other)):
                if one not in dropped and _is_said_by(by_place[one], by_place[two], yields_to):
                    dropped[one] = f"{by_place[two].code} says it more exactly"
        open_places.append(index)
    kept = [diagnostic for index, diagnostic in enumerate(by_place) if index not in dropped]
    return kept, [Unreported(by_place[index], reason) for index, reason in dropped.items()]


def _is_said_by(diagnostic: Diagnostic, other: Diagnostic, yields_to: Mapping[str, tuple[str, ...]]) -> bool:
    if not other.code.startswith(yields_to.get(diagnostic.code, ())):
        return False
    # A sentence of a repeated paragraph is a part of that defect, however small a part; so is a word of an untranslated row.
    is_alike = _family(diagnostic) == _family(other) or diagnostic.its == other.its
    is_part = is_alike and other.span.contains(diagnostic.span)
    return is_part or _same_place(other.span, diagnostic.span)


def _family(diagnostic: Diagnostic) -> str:
    return diagnostic.code.rstrip("0123456789")


def _same_place(one: Span, other: Span) -> bool:
    """Whether two spans that overlap are about one place."""
    longer = max(len(one), len(other), 1)
    shared = max(min(one.end, other.end) - max(one.start, other.start), 1)
    return longer <= SHORT or shared / longer >= SAME_PLACE
