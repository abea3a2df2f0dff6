"""Edits of a text that stands in a file in several parts, with markup between."""

from bisect import bisect_right
from dataclasses import replace

from mtlint.model import Document, Edit, Fix, Segment, Span


def parted(document: Document, fix: Fix) -> Fix:
    """The same fix, its edits cut where markup stands between the parts of a text, so that none of it goes with the text."""
    if document.verbatim:
        return fix
    return replace(fix, edits=tuple(part for edit in fix.edits for part in _parts(document.segment_at(edit.span.start), edit)))


def _parts(segment: Segment | None, edit: Edit) -> list[Edit]:
    if segment is None or not segment.span().contains(edit.span):
        return [edit]
    places: list[Span] = []
    pieces = segment.offsets.pieces
    index = max(bisect_right(pieces, edit.span.start, key=lambda piece: piece[1]) - 1, 0)
    for _, start, _, length in pieces[index:]:
        first, last = max(start, edit.span.start), min(start + length, edit.span.end)
        if start >= edit.span.end:
            break
        if first < last and places and places[-1].end == first:
            places[-1] = Span(places[-1].start, last)
        elif first < last:
            places.append(Span(first, last))
    if len(places) < 2:
        return [edit]
    # What is put there instead stands where the text began.
    return [Edit(place, "" if at else edit.replacement) for at, place in enumerate(places)]
