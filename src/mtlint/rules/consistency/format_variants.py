"""CON004: dates, numbers and abbreviations written in two ways."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding, Segment
from mtlint.rules.base import Bad, DocumentRule, Ok
from mtlint.rules.consistency._variants import Place, minority
from mtlint.rules.languages import language_data

_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,4}(?![A-Za-z])")
_CAPITALS = re.compile(r"(?<![\w.-])[A-Z]{2,4}(?![\w-]|\.[A-Z])")
_PERCENT = re.compile(r"\d\s?%")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_PLAIN = re.compile(r"(?<![\d.,/#-])[1-9]\d{4,6} ([a-z]+)")


@dataclass(frozen=True, slots=True)
class FormatVariants(DocumentRule):
    """Dates, numbers, percentages or abbreviations are written in two ways in one document.

    ## Why it matters
    A publisher's style allows one of them. Engines copy whatever the text they learned from had.

    ## What to do
    Choose one way, the one in your style guide if it says so, and use it throughout. The finding stands at the first place of
    the rarer way and lists others.

    ## When it is wrong
    Quotations and names keep their own style: leave them as they are and accept the finding.
    """

    code = "CON004"
    name = "format-variants"
    since = "0.1"
    mqm = "inconsistent-style"
    its = "inconsistency"
    language_wants = ("months",)
    examples = (
        Ok("On June 3 the U.S. sent 12,000 men, on July 4 the U.S. sent 50%."),
        Ok("He lives in Washington, D.C. It weighs 20 kg. In May 3 men came."),
        Ok("Call 12345 or write to 54321. It has 12,000 readers."),
        Bad("The US and the EU met. The US agreed. The [[U.S.]] left."),
        Bad("They met on June 3 and on July 4, and again on [[5 May]]."),
        Bad("Prices rose by 5% and by 7% in June, then by [[9 percent]]."),
        Bad("It sold 12,000 cars, 14,500 bikes and [[25000]] boats."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        kinds: defaultdict[str, defaultdict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
        for segment in document.segments:
            for kind, form, start, end in _forms(segment):
                if not segment.is_protected(start, end):
                    kinds[kind][form].append(Place(segment.span(start, end), segment.text[start:end]))
        for forms in kinds.values():
            yield from minority(forms, "\u201c{one}\u201d is written as in \u201c{other}\u201d elsewhere")


def _forms(segment: Segment) -> Iterator[tuple[str, str, int, int]]:
    """(what it is, the way it is written, start, end) of all that can be written in several ways."""
    text, language = segment.text, language_data(segment.language)
    for match in _DOTTED.finditer(text):
        yield match[0].replace(".", ""), "dotted", *match.span()
    if not _in_capitals(text):
        for match in _CAPITALS.finditer(text):
            yield match[0], "plain", *match.span()
    for match in _PERCENT.finditer(text):
        yield "%", "sign", *match.span()
    for match in _GROUPED.finditer(text):
        yield "thousands", "grouped", *match.span()
    for match in _PLAIN.finditer(text):
        if match[1] not in language.function_words:
            yield "thousands", "plain", match.start(), match.start(1) - 1
    if language.extra.get("months"):
        months, percent = (_either(language.extra.get(key, ())) for key in ("months", "percent"))
        for match in re.finditer(rf"\b\d+ (?:{percent})\b", text):
            yield "%", "word", *match.span()
        for match in re.finditer(rf"\b(?:{months.title()}) (?:[12]?\d|3[01])(?!\d)(st|nd|rd|th)?(?:, \d{{4}})?", text):
            yield "date", f"month first {match[1] is not None}", *match.span()
        for match in re.finditer(rf"(?<![\d,.-])(?:[12]?\d|3[01])(st|nd|rd|th)? (?:{months.title()})\b", text):
            yield "date", f"day first {match[1] is not None}", *match.span()


def _either(words: tuple[str, ...]) -> str:
    return "|".join(words)


def _in_capitals(text: str) -> bool:
    """Whether a line is printed in capitals, so that every word of it looks like an abbreviation."""
    return sum(map(str.isupper, text)) > sum(map(str.islower, text))
