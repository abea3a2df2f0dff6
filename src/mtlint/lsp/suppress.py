"""Where a comment goes that ignores a finding in Markdown."""

import re

from mtlint.model import Diagnostic, Document, Edit, Kind, Span
from mtlint.text.lines import LineIndex

FORMAT = "md"
_OWN_LINE = re.compile(r"[ \t]*(?:#{1,6}[ \t]+)?")
"""What may stand between the start of a line and the text of a block before which a comment has a line of its own."""


def suppression(document: Document, diagnostic: Diagnostic) -> Edit | None:
    """The edit that has a comment keep a finding back; None where no comment can.

    A comment that is about the same text already gets the code as well. A new one stands on a line of its own before the block,
    but inside a list item, a cell or a quotation: before these it would be about all of the list, the table or the quotation.
    """
    if document.format != FORMAT or diagnostic.code.startswith("SUP"):
        return None
    at = diagnostic.span.start
    for one in document.suppressions:
        about_all = one.covers == Span(0, len(document.text))
        if one.selectors and one.end is None and not about_all and one.covers.start <= at < one.covers.end:
            end = one.selectors[-1].span.end
            return Edit(Span(end, end), f", {diagnostic.code}")
    segment = document.segment_at(at)
    if segment is None:
        return None
    comment = f"<!-- mtlint: ignore[{diagnostic.code}] -->"
    block = segment.span()
    lines = LineIndex(document.text)
    start = block.start - lines.position(block.start)[1] + 1
    before = document.text[start : block.start]
    if segment.kind is not Kind.CELL and _OWN_LINE.fullmatch(before):
        indent = before[: len(before) - len(before.lstrip())]
        return Edit(Span(start, start), f"{indent}{comment}{_line_break(document.text, start)}")
    return Edit(Span(block.end, block.end), f" {comment}")


def _line_break(text: str, offset: int) -> str:
    """How lines end where a comment goes."""
    found = re.compile(r"\r\n|\r|\n").search(text, offset) or re.search(r"\r\n|\r|\n", text)
    return found[0] if found else "\n"
