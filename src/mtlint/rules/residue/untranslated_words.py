"""RES006: words in another language of the same script."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from mtlint.model import Finding, Segment, Severity
from mtlint.rules.base import Bad, Ok, SegmentRule, option
from mtlint.rules.residue._copied import copied_words
from mtlint.rules.residue._function_words import function_words, language_of
from mtlint.text.lexicon import Lexicon, lexicon
from mtlint.text.words import Word, words
from mtlint.text.writing import scripts_of

_KNOWN = 1.0
_COMMON = 100.0
"""Occurrences in a million from which a word belongs to the text's language, and from which it says nothing about another."""
_QUOTES = "\"“”„«»‘’'*_()[]"


@dataclass(frozen=True, slots=True)
class UntranslatedWords(SegmentRule):
    """Words were left in another language.

    ## Why it matters
    The engine copied a word it did not know, or skipped a clause and left it as it was. Readers meet words they do not
    understand.

    ## What to do
    Translate the words, or ask for a new translation of the sentence. If they are a title or a name that stays in its own
    language, accept the finding.

    ## When it is wrong
    Titles and names of institutions are kept on purpose. Words with a capital are reported only where the source language knows
    them as common words. Without a source, only runs of `min-run` words or more that hold words of grammar of another language
    are reported, and none in quotation marks or brackets.
    """

    code = "RES006"
    name = "untranslated-words"
    severity = Severity.ERROR
    since = "0.1"
    mqm = "untranslated"
    its = "untranslated"
    yields_to = ("FID007",)
    language_needs = ("lexicon",)
    examples = (
        Ok("The Bundestag met in München.", source="Der Bundestag tagte in München."),
        Ok("He called it “die beste aller Welten” and read Le Monde diplomatique."),
        Bad("You can [[également]] seek advice.", source="Vous pouvez également demander des conseils, mais pas ici."),
        Bad("All four [[wichtigen]] tests, [[und]] more.", source="Alle vier wichtigen Tests und mehr."),
        Bad("It is on his [[Gesicht]].", source="Es ist auf seinem Gesicht."),
        Bad("The minister said [[dass die Lage nicht so schlimm ist]] today."),
    )

    min_run: int = option(4, "shortest run of words that is reported without a source")

    def check(self, segment: Segment) -> Iterator[Finding]:
        found = [word for word in words(segment.text) if not segment.is_protected(word.start, word.end)]
        known = lexicon(segment.language)
        if not known or not found or not scripts_of(segment.language) <= {"Latn"}:
            return
        if segment.source is not None:
            for first, last in copied_words(segment, found):
                yield Finding(segment.span(first.start, last.end), "left untranslated, copied from the source")
        else:
            yield from self._foreign_runs(segment, found, known)

    def _foreign_runs(self, segment: Segment, found: list[Word], known: Lexicon) -> Iterator[Finding]:
        uses = [known.per_million(word.text) for word in found]
        strange = [use < (_KNOWN if word.text.isalpha() else 0) for word, use in zip(found, uses, strict=True)]
        if not any(strange):
            return
        rare = [word.text for word, use in zip(found, uses, strict=True) if use < _COMMON]
        other = language_of(rare)
        if other is None or other == segment.language.split("-", maxsplit=1)[0]:
            return
        grammar = function_words(other)
        belongs = [odd or word.text.lower() in grammar for word, odd in zip(found, strange, strict=True)]
        for foreign, group in groupby(range(len(found)), key=lambda index: belongs[index]):
            run = [(found[index], strange[index]) for index in group]
            first, last = run[0][0], run[-1][0]
            named = first.text[0].isupper() and last.text[0].isupper()  # "Ursula von der Leyen"
            if not foreign or named or len(run) < self.min_run or _is_quoted(segment.text, first.start, last.end):
                continue
            of_grammar = sum(word.text in grammar and known.per_million(word.text) < _COMMON for word, _ in run)
            small = sum(word.text.islower() for word, _ in run)
            if of_grammar > 1 and any(odd for _, odd in run) and small * 2 >= len(run):
                yield Finding(segment.span(first.start, last.end), "run of words in another language")


def _is_quoted(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in tuple(_QUOTES) or text[end : end + 1] in tuple(_QUOTES)
