"""Which fixes can be applied together."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable

from mtlint.model import Applicability, Document, Edit, Fix

Zones = Callable[[Edit], range]
"""The numbers of the sentences that an edit touches."""


def choose(fixes: Iterable[Fix], at_least: Applicability, zones: Zones | None = None) -> list[Fix]:
    """The fixes that are sure enough and touch none before them: the surer goes first, then the earlier in the text.

    A fix is chosen whole or not at all. Edits that only meet count as touching, as each was made for the text as it is. With
    `zones`, an unsafe fix also has its sentences to itself: two guesses about one sentence need not fit together.
    """
    taken: list[Edit] = []
    touched: set[int] = set()
    chosen: list[Fix] = []
    for fix in sorted(fixes, key=lambda fix: (-fix.applicability, fix.edits)):
        own = {zone for edit in fix.edits for zone in zones(edit)} if zones else set()
        alone = fix.applicability < Applicability.SAFE and not own.isdisjoint(touched)
        if fix.applicability < at_least or not fix.edits or alone or any(_touches(taken, edit) for edit in fix.edits):
            continue
        for edit in fix.edits:
            insort(taken, edit)
        touched |= own
        chosen.append(fix)
    return chosen


def sentence_zones(document: Document) -> Zones:
    """Tells the sentences of a document that an edit touches."""
    spans = [sentence.span() for sentence in document.sentences]

    def zones(edit: Edit) -> range:
        first = bisect_left(spans, edit.span.start, key=lambda span: span.end)
        after = first
        while after < len(spans) and spans[after].start <= edit.span.end:
            after += 1
        return range(first, after)

    return zones


def _touches(taken: list[Edit], edit: Edit) -> bool:
    """Whether an edit meets one of those taken, which are sorted and apart from each other."""
    index = bisect_left(taken, edit.span.start, key=lambda other: other.span.end)
    return index < len(taken) and taken[index].span.start <= edit.span.end
