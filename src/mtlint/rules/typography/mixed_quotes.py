"""TYP005: two styles of quotation marks or apostrophes in one document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtlint.model import Document, Edit, Finding, Fix, Kind, Related, Segment, Span
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.text.quotes import Mark, Side, double_quotes

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_STRAIGHT = "\"'"
_LONGEST_PLACE = 80
_CURLY = {Side.OPENS: "“", Side.CLOSES: "”"}


@dataclass(frozen=True, slots=True)
class _Use:
    """Some marks that belong together, their place, and what replaces them in either style."""

    place: Span
    style: str
    straight: tuple[Edit, ...]
    curly: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class MixedQuotes(DocumentRule):
    """A document has quotation marks or apostrophes of two styles.

    ## Why it matters
    Straight marks here and curly ones there show that parts of a text were translated at different times, and that nobody read
    it as a whole.

    ## What to do
    Choose the style that your publisher uses and set all marks in it. The finding stands at the first mark of the rarer style
    and lists the others.

    ## When it is wrong
    A text quoted from elsewhere may keep its own marks. A few quotation marks are reported where all apostrophes have another
    style; `strays` sets how many.

    ## Fix
    Sets the rarer style as the other. Unsafe: the rarer one may be the one that was meant.
    """

    code = "TYP005"
    name = "mixed-quotes"
    since = "0.1"
    mqm = "inconsistent-style"
    its = "inconsistency"
    yields_to = ("TYP001",)
    examples = (
        Ok('He said "yes" and "no" and didn\'t wait.'),
        Ok("He said “yes” and “no” and “maybe”, and didn't wait; it's late, isn't it?"),
        Bad(
            'He said “yes”, “no” and [["maybe"]].',
            fixed="He said “yes”, “no” and “maybe”.",
        ),
        Bad(
            'The "new" plan is "good". [["Bad”]] plans end.',
            fixed='The "new" plan is "good". "Bad" plans end.',
        ),
        Bad("It's Harbin's plan, the city's [[“new”]] zone.", fixed="It's Harbin's plan, the city's \"new\" zone."),
    )

    strays: int = option(
        2, "up to how many pairs in another style than all apostrophes are strays and not the style of the text"
    )

    def check(self, document: Document) -> Iterator[Finding]:
        whole = [segment for segment in document.segments if segment.kind is not Kind.ROW]
        for part in [whole, *([row] for row in document.segments if row.kind is Kind.ROW)]:
            yield from self._check(part)

    def _check(self, segments: Sequence[Segment]) -> Iterator[Finding]:
        pairs = [use for segment in segments for use in _pairs(segment)]
        apostrophes = [use for segment in segments for use in _apostrophes(segment)]
        yield from _minority(pairs, "quotation marks")
        yield from _minority(apostrophes, "apostrophes")
        styles = {use.style for use in pairs}
        if len(styles) == 1 and len(pairs) <= self.strays and len(apostrophes) > 2 * len(pairs):
            style, others = pairs[0].style, [use for use in apostrophes if use.style != pairs[0].style]
            if len(others) > 2 * (len(apostrophes) - len(others)):
                yield _finding(pairs, style, f"{style} quotation marks beside apostrophes of the other style")


def _pairs(segment: Segment) -> Iterator[_Use]:
    opened: Mark | None = None
    for mark in double_quotes(segment.text):
        if mark.side is Side.MEASURES or segment.text[mark.at] == "„" or segment.is_protected(mark.at, mark.at + 1):
            continue
        if mark.side is Side.OPENS and mark.paired:
            opened = mark
            continue
        yield _use(segment, [one for one in (opened, mark) if one])
        opened = None


def _use(segment: Segment, marks: list[Mark]) -> _Use:
    glyphs = {segment.text[mark.at] in _STRAIGHT for mark in marks}
    style = "mixed" if len(glyphs) > 1 else "straight" if glyphs == {True} else "curly"
    start, end = marks[0].at, marks[-1].at + 1
    place = segment.span(start, end if end - start <= _LONGEST_PLACE else start + 1)
    spans = [(segment.span(mark.at, mark.at + 1), mark.side) for mark in marks]
    return _Use(
        place, style, tuple(Edit(span, '"') for span, _ in spans), tuple(Edit(span, _CURLY[side]) for span, side in spans)
    )


def _apostrophes(segment: Segment) -> Iterator[_Use]:
    for match in _APOSTROPHE.finditer(segment.text):
        if not segment.is_protected(*match.span()):
            span = segment.span(*match.span())
            yield _Use(span, "straight" if match[0] in _STRAIGHT else "curly", (Edit(span, "'"),), (Edit(span, "’"),))


def _minority(uses: list[_Use], what: str) -> Iterator[Finding]:
    """One finding for all uses in the rarer style; where both are as frequent, for the style that comes second."""
    straight = sum(use.style == "straight" for use in uses)
    curly = sum(use.style == "curly" for use in uses)
    if straight == curly:
        major = next((use.style for use in uses if use.style != "mixed"), "straight")
    else:
        major = "straight" if straight > curly else "curly"
    rare = [use for use in uses if use.style != major]
    if rare and (len(uses) > 1 or rare[0].style == "mixed"):
        yield _finding(rare, "curly" if major == "straight" else "straight", f"{what} that are not {major} as the others")


def _finding(rare: list[_Use], style: str, message: str) -> Finding:
    edits = [edit for use in rare for edit in (use.straight if style == "curly" else use.curly)]
    related = tuple(Related(use.place, "here too") for use in rare[1:])
    return Finding(rare[0].place, message, related=related, fix=Fix.unsafe("Set them alike", *edits))
