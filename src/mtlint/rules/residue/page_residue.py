"""RES002: furniture of the web page that the text was taken from."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Edit, Finding, Fix, Kind, Segment, Span
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.residue._furniture import Vocabulary, is_bare_label, last_fragment, parts_of_line, vocabulary, whole_line

_MOST_WORDS_OF_A_CALL = 8


@dataclass(frozen=True, slots=True)
class PageResidue(DocumentRule):
    """Furniture of a web page stands in the text.

    ## Why it matters
    Text taken from a web page brings along its menus, its print, share and close buttons, its font-size switch and its credit
    lines; the engine translates them faithfully. None of it belongs to the article.

    ## What to do
    Delete it, and keep credits only where the publisher wants them. If it comes with every page, have it taken out of the
    source before the next translation.

    ## When it is wrong
    An article may end on a hint that its author wrote. Most of this is therefore looked for only in the first and last blocks
    of a document, as many as `edge` says. Files of separate segments are left alone, as buttons of a program look the same.

    ## Fix
    Removes it. Unsafe: someone may want the credits.
    """

    code = "RES002"
    name = "page-residue"
    since = "0.1"
    mqm = "addition"
    its = "addition"
    language_wants = ("page_actions",)
    examples = (
        Ok("How to print\n\nClick the print button and choose a page size. It is done."),
        Ok("Prices close higher\n\nShares rose. (Reuters)\n\nPhoto: Xinhua"),
        Bad("[[Home > News > Local]]\n\nThe mayor spoke.", fixed="\n\nThe mayor spoke."),
        Bad("[[Start>Top Stories]]\n[[Visual Comfort:]]\nThe mayor spoke today.", fixed="\n\nThe mayor spoke today."),
        Bad("The mayor spoke.\n\n[[print】 【close]]", fixed="The mayor spoke.\n\n"),
        Bad("[[Share to: WeChat Weibo]]\n\nThe mayor spoke.", fixed="\n\nThe mayor spoke."),
        Bad("The mayor spoke. [[(Editor: Li Ming)]]", fixed="The mayor spoke."),
        Bad("The mayor spoke.\n\n[[Scan the QR code to follow us]]", fixed="The mayor spoke.\n\n"),
    )

    edge: int = option(4, "how many blocks at the start and at the end of a document count as its edges")

    def check(self, document: Document) -> Iterator[Finding]:
        known = vocabulary(document.language)
        blocks = [segment for segment in document.segments if segment.kind is not Kind.ROW]
        if document.format == "html":  # whose own buttons and menus stand where they belong, outside of running text
            blocks = [segment for segment in blocks if segment.kind is Kind.PROSE]
        found: list[str | None] = []
        prose = [index for index, segment in enumerate(blocks) if _is_text(segment)]
        first, last = (prose[0], prose[-1]) if prose else (0, len(blocks))
        for index, segment in enumerate(blocks):
            at_edge = min(index, len(blocks) - 1 - index) < self.edge and len(blocks) > 1
            # One line before the text is its title.
            outside = at_edge and (index > last or 1 < first > index)
            free = not segment.is_protected(0, len(segment.text))
            found.append(whole_line(segment.text, known, at_edge, outside) if free else None)
        for index, segment in enumerate(blocks):
            what = found[index]
            if what is None and any(found[max(index - 1, 0) : index + 2]) and is_bare_label(segment.text):
                what = "label of a web page"
            if what is not None:
                yield _finding(segment, Span(0, len(segment.text)), what)
            else:
                yield from _parts(segment, known)
                if index >= max(last, len(blocks) - self.edge):
                    yield from _behind(segment, known)


def _is_text(segment: Segment) -> bool:
    """Whether a block is running text; a button may be a short question or call."""
    return segment.kind is Kind.PROSE and len(segment.text.split()) > _MOST_WORDS_OF_A_CALL


def _parts(segment: Segment, known: Vocabulary) -> Iterator[Finding]:
    for span, what in parts_of_line(segment.text, known):
        if not segment.is_protected(span.start, span.end):
            yield _finding(segment, span, what)


def _behind(segment: Segment, known: Vocabulary) -> Iterator[Finding]:
    """Furniture that stands behind the last full stop of a text."""
    start = last_fragment(segment.text)
    what = whole_line(segment.text[start:], known, True, True) if start else None
    if what is not None and not segment.is_protected(start, len(segment.text)):
        yield _finding(segment, Span(start, len(segment.text)), what)


def _finding(segment: Segment, span: Span, what: str) -> Finding:
    start = len(segment.text[: span.start].rstrip()) if span.end == len(segment.text) else span.start
    fix = Fix.unsafe("Remove it", Edit(segment.span(start, span.end), ""))
    return Finding(segment.span(span.start, span.end), what, fix=fix)
