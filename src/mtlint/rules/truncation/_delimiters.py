"""Brackets and quotation marks without their other half."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtlint.model import Document, Kind, Segment
from mtlint.text.quotes import Side, double_quotes

_PAIRS = dict(zip("([{（［【「『《〈〔", ")]}）］】」』》〉〕", strict=True))
_OPENER = {close: opener for opener, close in _PAIRS.items()}
_BRACKET = re.compile("[" + re.escape("".join(_PAIRS) + "".join(_OPENER)) + "]")
# ":-)" and "a)", "12)" at the start of a block or after a space: their bracket has no other half.
_ALONE = re.compile(
    r"(?:[:;=8][-'^o]?[()\[\]{}]+|(?:(?<=\s)|\A|(?<=[:;,]))(?:[a-zA-Z]|\d{1,3}|[ivx]{1,5})\)(?=\s|\Z)|\\[()\[\]{}])"
)
_GUILLEMET = re.compile("[«»]")
_QUOTES = "quotation mark"
_MOST = 8
"""Marks of one block that are reported: where more are alone, the text is no prose, and nobody reads them one by one."""
_KINDS = (Kind.PROSE, Kind.ITEM, Kind.ROW, Kind.HEADING, Kind.LINE)


class Half(NamedTuple):
    """A mark whose other half is not in its segment. `kind` is the opening bracket, or one name for all quotation marks."""

    segment: Segment
    at: int
    opens: bool
    kind: str

    @property
    def mark(self) -> str:
        return self.segment.text[self.at]


def halves(document: Document, reach: int) -> Iterator[Half]:
    """The marks whose other half is nowhere near.

    A bracket or a quotation may close up to `reach` segments later; a quotation of several paragraphs opens each of them.
    """
    waiting: dict[str, list[tuple[int, Half]]] = {}
    alone: list[tuple[int, Half]] = []
    for index, segment in enumerate(document.segments):
        if segment.kind not in _KINDS:
            continue
        for half in _in_segment(segment):
            line = waiting.setdefault(half.kind, [])
            if half.opens:
                if line and line[-1][0] < index and half.kind == _QUOTES and half.at == 0 and segment.kind is not Kind.ROW:
                    line.pop()  # the next paragraph of the same quotation
                line.append((index, half))
            elif line and index - line[-1][0] <= reach and segment.kind is not Kind.ROW:
                line.pop()
            else:
                alone.append((index, half))
    alone += [entry for line in waiting.values() for entry in line if not _goes_on(document, entry)]
    yield from (half for _, half in sorted(alone, key=lambda entry: (entry[0], entry[1].at)))


def _goes_on(document: Document, entry: tuple[int, Half]) -> bool:
    """Whether the next paragraph begins with a quotation mark, as that of a quotation which goes on does."""
    index, half = entry
    following = document.segments[index + 1].text[:1] if index + 1 < len(document.segments) else ""
    return half.kind == _QUOTES and half.segment.kind is Kind.PROSE and following != "" and following in '"“„«»'


def _in_segment(segment: Segment) -> list[Half]:
    if not _may_be_unbalanced(segment.text):
        return []
    found = [*_brackets(segment), *_quotes(segment), *_guillemets(segment)]
    if segment.source is not None and found:
        found = [half for half in found if not _is_unbalanced(segment.source, half.kind)]
    kept = [half for half in found if not segment.is_protected(half.at, half.at + 1)]
    return sorted(kept[:_MOST], key=lambda half: half.at)


def _may_be_unbalanced(text: str) -> bool:
    return bool(_BRACKET.search(text) or _GUILLEMET.search(text) or any(mark in text for mark in '"“”„'))


def _brackets(segment: Segment) -> Iterator[Half]:
    text = segment.text
    alone = {at for match in _ALONE.finditer(text) for at in range(match.start(), match.end())}
    stacks: dict[str, list[int]] = {}
    for match in _BRACKET.finditer(text):
        mark, at = match[0], match.start()
        if mark in _PAIRS:
            if at not in alone:
                stacks.setdefault(mark, []).append(at)
            continue
        stack = stacks.setdefault(_OPENER[mark], [])
        if stack:
            stack.pop()
        elif at not in alone:
            yield Half(segment, at, False, _OPENER[mark])
    for kind, stack in stacks.items():
        yield from (Half(segment, at, True, kind) for at in stack)


def _quotes(segment: Segment) -> Iterator[Half]:
    for mark in double_quotes(segment.text):
        measures = mark.side is Side.MEASURES or segment.text[max(mark.at - 1, 0)].isdigit()
        if not mark.paired and not measures:
            yield Half(segment, mark.at, mark.side is Side.OPENS, _QUOTES)


def _guillemets(segment: Segment) -> Iterator[Half]:
    """Books point them outwards in one language and inwards in another, so only their number tells."""
    places = [match.start() for match in _GUILLEMET.finditer(segment.text)]
    if len(places) % 2:
        at = places[-1]
        yield Half(segment, at, segment.text[at + 1 : at + 2].strip() != "" and not segment.text[at - 1 : at].strip(), _QUOTES)


def _is_unbalanced(source: str, kind: str) -> bool:
    if kind == _QUOTES:
        marks = sum(source.count(mark) for mark in '"“”„«»「」『』')
        return marks % 2 == 1
    wide = {"(": "（", "[": "［", "{": "｛"}.get(kind, kind)
    opened = source.count(kind) + (source.count(wide) if wide != kind else 0)
    closes = {_PAIRS[kind], _PAIRS.get(wide, _PAIRS[kind])}
    return opened != sum(source.count(mark) for mark in closes)
