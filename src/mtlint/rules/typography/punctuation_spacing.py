"""TYP003: a space before a mark, or none after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from mtlint.model import Edit, Finding, Fix, Related, Segment
from mtlint.rules.base import Bad, Ok, SegmentRule, option
from mtlint.rules.languages import language_data
from mtlint.text.lexicon import lexicon
from mtlint.text.quotes import Side, double_quotes

_SPACE_BEFORE = re.compile(r"(?<=[^\s.,;:!?/|>-])([ \u00a0\u202f\t]+)([,!?]|[;:](?![)(\]])|\.(?!\s?\.))(?=\s|$|[\"”’»)\]])")
_SPACE_BEFORE_ENDING = re.compile(r"(?<=[^\W\d_])( )['’](?:s|re|ve|ll|d|m|t)\b(?=[\s.,])")
_DOUBLED = re.compile(r"(?<=[\w,])( {2,3})(?=\w)")
_NONE_AFTER = re.compile(r"(?<=[^\W\d_]{2})([,;!?])(?=[^\W\d_]{2}|[aI]\s)")
_NONE_AFTER_COLON = re.compile(r"(?<![\w/])[^\W\d_]{2,}(:)(?=[A-Z][a-z]+[ ,.])")
_NONE_AFTER_STOP = re.compile(
    r"(?<![\w.@/\\-])([^\W\d_A-Z]{2,})(\.)(?=([A-Z][a-z]+)(?:[\s,;:!?]|\.\s|\.?$))"
    r"|(?<![\w.@/\\-])([A-Z][a-z]{2,})(\.)(?=([A-Z][a-z]+) [a-z]{2,}[ ,])"
)
_NONE_BEFORE_BRACKET = re.compile(r"(?<=[a-z]{3})()(?=\((?:[A-Z0-9][^()\s]*|[^()\s]{3,}) [^()]*\))")
_NONE_AFTER_BRACKET = re.compile(r"(?<=[\s])\([^() ]*+ [^()]*+\)()(?=[a-z]{3})")
_DASHED_DOMAIN = re.compile(r"(?<=[a-z]{3})-(?=[A-Z][A-Za-z]+\.(?:com|net|org|info|[a-z]{2})\b)")
_DASH_AND_NAME = re.compile("-(?=[A-Z])")
_ADDRESS = re.compile(r"(?<!\S)\S*(?:://|www\.|@|\\|\.\w{2,4}/|</?\w)\S*")
_OF_A_WORD = re.compile(r"['’]?(?:s|ed|er|ing|like)\b")
_RATIO = re.compile(r"\d\s*:\s*\d")


class _Slip(NamedTuple):
    """A place where a space is wrong: the range to be replaced, what by, the range to be shown, what it is, and how sure."""

    start: int
    end: int
    replacement: str
    shown: tuple[int, int]
    what: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class PunctuationSpacing(SegmentRule):
    """A space stands before a punctuation mark, or none stands after it.

    ## Why it matters
    It shows at first glance that nobody read the text. Engines take a text apart into words and marks and do not always join
    them again; languages without spaces bring none.

    ## What to do
    Set the space right. If a paragraph has more than `few` such places, one finding stands for all of them: go through the
    whole paragraph.

    ## When it is wrong
    Numbers, addresses, file names and names such as "Yahoo!" follow rules of their own; they are left alone as far as they can
    be told. So are marks that a language sets with a space, as French does.

    ## Fix
    Removes or adds the space. Unsafe where one is added, but for one after a comma or semicolon.
    """

    code = "TYP003"
    name = "punctuation-spacing"
    since = "0.1"
    mqm = "punctuation"
    its = "typographical"
    language_wants = ("lexicon",)
    examples = (
        Ok("At 10:30 he paid 3,000 (or so), e.g. to https://x.org/a?b,c and node.js v2.0; a ratio of 3 : 1 . . . it's fine."),
        Ok('The word(s) "one", the "A"s and f(x) stay. He left...'),
        Bad("He came[[ ,]] saw and went[[ .]]", fixed="He came, saw and went."),
        Bad("He came[[,s]]aw and went.", fixed="He came, saw and went."),
        Bad("It is[[  ]]late.", fixed="It is late."),
        Bad("It [[ended.It]] began.", fixed="It ended. It began."),
        Bad('He [[said,"]]Yes" and "n[[o"b]]ut left.', fixed='He said, "Yes" and "no" but left.'),
        Bad("The war on trade is losin[[g-T]]imes.com", fixed="The war on trade is losing - Times.com"),
        Bad('He spoke of an "engine of growth[["-T]]imes', fixed='He spoke of an "engine of growth" - Times'),
    )

    few: int = option(3, "up to how many such places in a paragraph are reported one by one; more are one finding")

    def check(self, segment: Segment) -> Iterator[Finding]:
        addresses = [match.span() for match in _ADDRESS.finditer(segment.text)]
        slips = sorted(
            slip
            for slip in (*_too_many(segment), *_too_few(segment))
            if not segment.is_protected(*slip.shown)
            and not any(start < slip.shown[1] and slip.shown[0] < end for start, end in addresses)
        )
        if len(slips) > self.few:
            related = tuple(Related(segment.span(*slip.shown), slip.what) for slip in slips[1:])
            fix = _fix("Set the spaces right", segment, slips)
            yield Finding(segment.span(*slips[0].shown), f"spaces round {len(slips)} marks as in tokenised text", related, fix)
            return
        for slip in slips:
            yield Finding(segment.span(*slip.shown), slip.what, fix=_fix("Set the space right", segment, [slip]))


def _fix(title: str, segment: Segment, slips: list[_Slip]) -> Fix:
    edits = (Edit(segment.span(slip.start, slip.end), slip.replacement) for slip in slips)
    return Fix.safe(title, *edits) if all(slip.sure for slip in slips) else Fix.unsafe(title, *edits)


def _too_many(segment: Segment) -> Iterator[_Slip]:
    spaced = language_data(segment.language).extra.get("spaced_marks", ())
    for match in _SPACE_BEFORE.finditer(segment.text):
        if match[2] not in spaced and not _RATIO.match(segment.text, match.start() - 1):
            yield _Slip(match.start(1), match.end(1), "", match.span(), "space before a punctuation mark")
    for match in _SPACE_BEFORE_ENDING.finditer(segment.text):
        yield _Slip(match.start(1), match.end(1), "", match.span(), "space before an ending")
    for match in _DOUBLED.finditer(segment.text):
        yield _Slip(match.start(1), match.end(1), " ", match.span(), "several spaces between words")


def _too_few(segment: Segment) -> Iterator[_Slip]:
    text = segment.text
    for match in (*_NONE_AFTER.finditer(text), *_NONE_AFTER_COLON.finditer(text)):
        at = match.end(1)
        yield _Slip(at, at, " ", (match.start(1), at + 1), "no space after a punctuation mark", match[1] in ",;")
    for match in _NONE_AFTER_STOP.finditer(text):
        known = lexicon(segment.language)
        left, right = (1, 3) if match[1] else (4, 6)
        if match[right] in known and (left == 4 or match[left] in known):
            at = match.end(left) + 1
            yield _Slip(at, at, " ", (match.start(), match.end(right)), "no space after a full stop", sure=False)
    for match in (*_NONE_BEFORE_BRACKET.finditer(text), *_NONE_AFTER_BRACKET.finditer(text)):
        at = match.start(1)
        yield _Slip(at, at, " ", (at - 1, at + 1), "no space beside a bracket", sure=False)
    for match in _DASHED_DOMAIN.finditer(text):
        yield _Slip(
            match.start(), match.end(), " - ", (match.start() - 1, match.end() + 1), "no spaces round a dash", sure=False
        )
    for mark in double_quotes(text):
        opens, at = mark.side is Side.OPENS, mark.at
        inside = text[at + 1 : at + 2] if opens else text[at - 1 : at]
        if not mark.paired or inside.isspace():  # a space on the wrong side is another defect
            continue
        if opens and (text[at - 1 : at].isalnum() or text[at - 1 : at] in tuple(",;:?!")):
            start = max(text.rfind(" ", 0, at) + 1, at - 20)
            yield _Slip(at, at, " ", (start, at + 1), "no space before an opening quotation mark", sure=False)
        elif not opens and _DASH_AND_NAME.match(text, at + 1):
            yield _Slip(at + 1, at + 2, " - ", (at, at + 3), "no spaces round a dash", sure=False)
        elif not opens and text[at + 1 : at + 2].isalpha() and not _OF_A_WORD.match(text, at + 1):
            yield _Slip(at + 1, at + 1, " ", (at - 1, at + 2), "no space after a closing quotation mark", sure=False)
