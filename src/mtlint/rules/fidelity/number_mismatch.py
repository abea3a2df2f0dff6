"""FID001: numbers that differ from the source's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtlint.model import Document, Finding, Segment, Severity
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.fidelity._languages import SourceWords
from mtlint.rules.fidelity._numbers import Mismatch, mismatches
from mtlint.text.number_words import number_words
from mtlint.text.numbers import Number, numbers


@dataclass(frozen=True, slots=True)
class NumberMismatch(DocumentRule):
    """A number of the source is missing or another one in the translation, or the translation has one that the source has not.

    ## Why it matters
    A wrong year, amount or dose reads as well as the right one: nobody sees it without the source.

    ## What to do
    Look the number up in the source and write it as the language of the translation does. Digits and words, 120万 and "1.2
    million", 3 p.m. and 15:00, 1.234,5 and 1,234.5 say the same.

    ## When it is wrong
    Measures that were converted on purpose (16 km, 10 miles), a calendar of another country, and words of which mtlint does not
    know that they say a number. Numbers in words are compared only where both sides have one that the other has not.
    """

    code = "FID001"
    name = "number-mismatch"
    severity = Severity.ERROR
    since = "0.2"
    mqm = "number"
    its = "numbers"
    language_wants = ("numerals",)
    examples = (
        Ok("On September 17, 2018, 1.2 million people came at 3 p.m.", source="2018年9月17日下午3点，120万人来了。"),
        Ok("The third of 21 men paid $1,234.50.", source="Der 3. von einundzwanzig Männern zahlte 1.234,50 $."),
        Ok("Both of them were born in the 1990s.", source="Les 2 sont nés dans les années 90."),
        Bad("He was born in [[1964]].", source="Er wurde 1946 geboren."),
        Bad("It took no less than [[four]] weeks.", source="Это заняло целых три недели."),
        Bad("There are [[350]] of them.", source="Davon gibt es 3.500."),
        Bad("[[Many people live there.]]", source="那里住着48万人。"),
    )

    missing: bool = option(True, "whether a number that is only in the source is reported")

    def check(self, document: Document) -> Iterator[Finding]:
        words = SourceWords(document)
        for segment in document.segments:
            if segment.source and segment.text.strip():
                found = _mismatches(segment, segment.source, words)
                yield from (_wrong(segment, one.source, one.target) for one in found if one.target)
                if self.missing and (lost := [one.source for one in found if one.source and not one.target]):
                    yield _lost(segment, lost)


def _mismatches(segment: Segment, source: str, words: SourceWords) -> list[Mismatch]:
    target = numbers(segment.text, number_words(segment.language))
    known, is_sure = words.of(source)
    return mismatches(
        numbers(source, known, is_sure=is_sure),
        [one for one in target if not segment.is_protected(one.start, one.end)],
    )


def _wrong(segment: Segment, wanted: Number | None, found: Number) -> Finding:
    place = segment.span(found.start, found.end)
    if wanted is None:
        return Finding(place, f"“{found.text}” is not in the source")
    return Finding(place, f"source says “{wanted.text}”, the translation “{found.text}”")


def _lost(segment: Segment, lost: Sequence[Number]) -> Finding:
    said = ", ".join(f"“{one.text}”" for one in lost)
    return Finding(segment.span(), f"{said} of the source is missing", severity=Severity.WARNING)
