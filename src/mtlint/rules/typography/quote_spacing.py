"""TYP001: a space inside a quotation mark or a bracket."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Edit, Finding, Fix, Segment
from mtlint.rules.base import Bad, Ok, SegmentRule
from mtlint.rules.languages import language_data
from mtlint.text.quotes import Mark, Side, double_quotes

_OPEN = re.compile(r"(?<!\S)\(\s+(?=[^\s)])|(?<=\s)\[\s+(?=[^\s\]xX])|(?<!\S)‘\s+(?=\S)")
_CLOSE = re.compile(r"(?<=[^\s(:;])\s+\)|(?<=[^\s\[xX])\s+\]")
_MARKS = '"“”„‘’'
_NEXT_WORD = re.compile(r"[^\s\"]*")
_WORD_BEFORE = re.compile(r"[^\s\"]*\Z")
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class QuoteSpacing(SegmentRule):
    """A space stands inside a quotation mark or a bracket.

    ## Why it matters
    Readers stumble, and cannot always see which words are quoted. Engines put text together from pieces; where they forget
    which side a mark opens, the space lands inside it.

    ## What to do
    Delete the space inside the mark, and put it outside where none stands there. If it is not clear which words belong inside,
    look at the source.

    ## When it is wrong
    Which side a straight quotation mark opens is worked out from all marks of the paragraph, so a missing mark can mislead it.
    Quotation marks that a language sets with spaces, as French does, are left alone.

    ## Fix
    Removes the space, or moves it outside where none stands there. Unsafe where it has to be moved, where the other half of the
    quotation is not found, and beside another quotation mark.
    """

    code = "TYP001"
    name = "quote-spacing"
    since = "0.1"
    mqm = "punctuation"
    its = "typographical"
    yields_to = ("TYP003",)
    examples = (
        Ok('He called it "a mistake" and left (early).'),
        Ok('The 24" screen and the 5" one were sold as "large".'),
        Ok("He smiled :) and left. - [ ] to do"),
        Bad('They opened the [[" northern]] gate".', fixed='They opened the "northern gate".'),
        Bad('He said "this is [[all "]] and left.', fixed='He said "this is all" and left.'),
        Bad('He said "[[soon "would]] do.', fixed='He said "soon" would do.'),
        Bad("He went [[( again)]] to [[“ the]] shop”.", fixed="He went (again) to “the shop”."),
        Bad("It rose (by [[half )]].", fixed="It rose (by half)."),
    )

    def check(self, segment: Segment) -> Iterator[Finding]:
        text = segment.text
        spaced = language_data(segment.language).extra.get("spaced_quotes", ())
        for mark in double_quotes(text):
            opens = mark.side is Side.OPENS
            gap = _gap(text, mark.at, opens)
            sure = mark.paired or mark.at in (0, len(text) - 1) or _has_its_shape(text, mark)
            if gap and sure and mark.side is not Side.MEASURES and text[mark.at] not in spaced:
                yield from self._finding(segment, mark.at, opens, gap, mark.paired)
        for pattern, opens in ((_OPEN, True), (_CLOSE, False)):
            for match in pattern.finditer(text):
                at = match.start() if opens else match.end() - 1
                yield from self._finding(segment, at, opens, len(match[0]) - 1, text[at] in "()[]")

    def _finding(self, segment: Segment, start: int, opens: bool, gap: int, paired: bool) -> Iterator[Finding]:
        text, end = segment.text, start + 1
        inside = (end, end + gap) if opens else (start - gap, start)
        if segment.is_protected(min(start, inside[0]), max(end, inside[1])) or "\n" in text[inside[0] : inside[1]]:
            return
        edits = [Edit(segment.span(*inside), "")]
        neighbour = text[start - 1 : start] if opens else text[end : end + 1]
        glued = neighbour.isalnum()
        if glued:
            edits.append(Edit(segment.span(start, start) if opens else segment.span(end, end), " "))
        left = (
            _WORD_BEFORE.search(text, max(inside[0] - _LONGEST_WORD, 0), min(start, inside[0])) if glued or not opens else None
        )
        right = _NEXT_WORD.match(text, max(end, inside[1]), inside[1] + _LONGEST_WORD) if glued or opens else None
        place = left.start() if left else start, right.end() if right else end
        where = "after the opening" if opens else "before the closing"
        what = "quotation mark" if text[start] in _MARKS else "bracket"
        message = f"space {where} {what}" + (" and none outside it" if glued else "")
        beyond = text[inside[1] : inside[1] + 1] if opens else text[inside[0] - 1 : inside[0]]
        made = Fix.safe if paired and not glued and beyond not in _MARKS else Fix.unsafe
        yield Finding(segment.span(*place), message, fix=made("Move the space" if glued else "Remove the space", *edits))


def _gap(text: str, at: int, opens: bool) -> int:
    """How many white-space characters stand inside the mark."""
    end = at + 1 if opens else at - 1
    while 0 <= end < len(text) and text[end].isspace():
        end += 1 if opens else -1
    return abs(end - at) - 1


def _has_its_shape(text: str, mark: Mark) -> bool:
    """Whether a curly mark says by itself what it does; after a low mark the same shapes close what they open elsewhere."""
    return "„" not in text and text[mark.at] == ("“" if mark.side is Side.OPENS else "”") and "“" in text
