"""TYP008: two marks where one belongs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Edit, Finding, Fix, Segment
from mtlint.rules.base import Bad, Ok, SegmentRule
from mtlint.rules.languages import language_data

_SAME = re.compile(
    r"(?<=[\w)\]\"”’])(?:,[ \u00a0]?,+|;[ \u00a0]?;+|:[ \u00a0]?:+(?![\w)])|(?<!\.)\.\.(?![./\\]))(?=\s|$|[\"”’)\]])"
)
_AFTER_COMMA = re.compile(r"(?<=[\w)\]\"”’])[,;:][.,;:!?_~^@'\"-]+(?=\s|$)(?!\s?[)(])")
_AFTER_STOP = re.compile(r"(?<![\w.])([^\W\d_A-Z]{2,})([!?][.,;:]|\.[,;:!?])(?=\s|$)")
_STRAIGHT = "'\""
_SHORT = 3


@dataclass(frozen=True, slots=True)
class DoubledPunctuation(SegmentRule):
    """Two punctuation marks stand where one belongs.

    ## Why it matters
    Marks double where an engine adds its own to one that it copied, or where two pieces of text were joined. Sometimes words
    between the two were lost.

    ## What to do
    Keep the mark that fits the sentence, or the one that the source has, and delete the other. If the sentence sounds broken
    there, compare it with the source.

    ## When it is wrong
    Dots, cries and questions ("...", "?!") may double, an abbreviation keeps its stop before a comma, and a comma may stand
    before a quotation mark. All these are left alone, but a longer abbreviation may not be known.

    ## Fix
    Keeps the first mark. Unsafe but for two commas or two semicolons with nothing between: two stops may have been three.
    """

    code = "TYP008"
    name = "doubled-punctuation"
    since = "0.1"
    mqm = "punctuation"
    its = "typographical"
    examples = (
        Ok('Really?! Wait... No!! He came, etc., at 5 p.m., and said, "yes," then.'),
        Ok("See ../dir and a[1..5]; std::cout :-) Yahoo!, Inc."),
        Bad("It ended[[..]] They ate insects[[,,]] rats.", fixed="It ended. They ate insects, rats."),
        Bad("He asked why[[?.]]", fixed="He asked why?"),
        Bad("They want innovation[[,?]] skill, and more[[,_]] too.", fixed="They want innovation, skill, and more, too."),
    )

    def check(self, segment: Segment) -> Iterator[Finding]:
        text = segment.text
        abbreviations = language_data(segment.language).extra.get("abbreviations", ())
        # '," then' closes a quotation; where nothing was opened the quotation mark is the stray one.
        places = [
            *(match.span() for match in _SAME.finditer(text)),
            *(match.span() for match in _AFTER_COMMA.finditer(text) if not _closes(text, match)),
            *(
                match.span(2)
                for match in _AFTER_STOP.finditer(text)
                if match[2][0] != "." or (len(match[1]) > _SHORT and match[1] not in abbreviations)
            ),
        ]
        end = 0
        for start, stop in sorted(places):
            if start >= end and not segment.is_protected(start, stop):
                yield self._finding(segment, start, stop)
                end = stop

    def _finding(self, segment: Segment, start: int, end: int) -> Finding:
        marks = segment.text[start:end]
        edit = Edit(segment.span(start + 1, end), "")
        same = len(set(marks)) == 1
        fix = Fix.safe("Leave one", edit) if same and marks[0] in ",;" else Fix.unsafe("Leave the first", edit)
        return Finding(segment.span(start, end), "two punctuation marks where one belongs", fix=fix)


def _closes(text: str, match: re.Match[str]) -> bool:
    mark = match[0][1]
    return mark in _STRAIGHT and text.count(mark, 0, match.start()) % 2 == 1
