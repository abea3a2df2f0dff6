"""Whether edits to a structured file say in its own notation what they were meant to say."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from mtlint.fixes.apply import edited
from mtlint.model import Document, Edit, Segment, Span

_Row = tuple[str | None, str, tuple[str, ...]]
"""Source, text and inline tags."""
_BLANKS = re.compile(r"[ \t\n\f\r]+")


def is_faithful(before: Document, edits: Iterable[Edit], after: Document, *, collapsing: bool = False) -> bool:
    """Whether a file that was read again after edits holds what it held, but for the edited places of its segments.

    No inline tag may go, unless all of its text does. `collapsing` is for formats in which a run of white space is one blank.

    A replacement may need escapes that it has not, and an edit may cut into the markup around a text; then the file says
    something else, though it can still be read. Outside of all segments only comments that speak to mtlint may be edited.
    """
    if before.verbatim:
        return True
    within: dict[int, list[Edit]] = {}
    spans = [segment.span() for segment in before.segments]
    for edit in edits:
        index = bisect_right(spans, edit.span.start, key=lambda span: span.start) - 1
        while index >= 0 and not spans[index].contains(edit.span):
            index -= 1  # a text may stand inside another, as that of an attribute does
        if index >= 0:
            within.setdefault(index, []).append(_decoded(before.segments[index], edit))
        elif not _is_comment(before, edit.span):
            return False
    own = before.source_path is None  # a source in another file is no part of what was edited
    expected = [
        (segment.source if own else None, edited(segment.text, within[at]) if at in within else segment.text, segment.tags)
        for at, segment in enumerate(before.segments)
    ]
    found = [(segment.source if own else None, segment.text, segment.tags) for segment in after.segments]
    return _filled(expected, collapsing) == _filled(found, collapsing)


def _is_comment(document: Document, span: Span) -> bool:
    """Whether a place is in a comment, but for the white space around it."""
    text = document.text[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    inner = Span(start, max(span.end - len(text) + len(text.rstrip()), start))
    comments = [comment for one in document.suppressions for comment in (one.comment, one.end) if comment]
    return any(comment.contains(inner) for comment in comments)


def _decoded(segment: Segment, edit: Edit) -> Edit:
    offsets = segment.offsets
    return Edit(Span(offsets.decoded(edit.span.start), offsets.decoded(edit.span.end)), edit.replacement)


def _filled(rows: list[_Row], collapsing: bool) -> list[_Row]:
    """Without rows whose text is all gone: some formats list them still, some do not. White space at an edge may go too."""
    filled = [(source, text.strip(), tags) for source, text, tags in rows if text.strip()]
    return [(source, " ".join(_BLANKS.split(text)), tags) for source, text, tags in filled] if collapsing else filled
