"""FID013: a run of words that stands in the source as it does in the target."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from mtlint.model import Document, Finding, Segment, Severity
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.fidelity._foreign import is_foreign, prose_words, same_language
from mtlint.text.fold import fold
from mtlint.text.lexicon import lexicon
from mtlint.text.words import Word, words

_QUOTES = "\"“”„«»「『'‘’([（"
_MANY = 40_000
"""Pairs of words from which comparing each with each takes long."""
_FEW = 20
"""Rows from which a file shows by itself that its two languages share words."""


@dataclass(frozen=True, slots=True)
class UntranslatedRun(DocumentRule):
    """Words of the source stand in the translation one after the other, as they are.

    ## Why it matters
    The engine skipped a clause and left it in the language of the source.

    ## What to do
    Translate the words, or ask for a new translation of the sentence. If they are a title or a name, accept the finding.

    ## When it is wrong
    Titles and quotations are kept on purpose; those in quotation marks or brackets are left alone, and so are words that the
    target's language knows. Close languages share words: a file in which many rows do is not reported unless the words of the
    target's language are known.
    """

    code = "FID013"
    name = "untranslated-run"
    severity = Severity.ERROR
    since = "0.2"
    mqm = "untranslated"
    its = "untranslated"
    yields_to = ("FID007", "RES001", "RES006")
    examples = (
        Ok("He lives in the Rue de la Paix in Paris.", source="Er wohnt in der Rue de la Paix in Paris."),
        Ok("The film “Das Leben der anderen” won.", source="Der Film „Das Leben der anderen“ gewann."),
        Ok("It will never be the same again.", source="„It will never be the same again“, sagte er."),
        Bad("She said [[dass die Lage nicht so schlimm]] is.", source="Sie sagte, dass die Lage nicht so schlimm ist."),
    )

    min_words: int = option(4, "shortest run of words that is reported; two ideographs count as one")
    max_share: float = option(0.1, "share of the rows with such a run from which the languages are taken for close relatives")

    def check(self, document: Document) -> Iterator[Finding]:
        found: list[tuple[str, Finding]] = []
        for segment in document.segments:
            if segment.source and not same_language(document, segment) and fold(segment.source) != fold(segment.text):
                found += ((segment.language, finding) for finding in self._runs(segment, segment.source))
        rows = len(document.segments)
        crowded = rows >= _FEW and len({finding.span for _, finding in found}) > self.max_share * rows
        for language, finding in found:
            if not crowded or lexicon(language):
                yield finding

    def _runs(self, segment: Segment, source: str) -> Iterator[Finding]:
        there = [word.text for word in words(source)]
        small = {word.text for word in words(segment.text) if word.text.isalpha() and word.text == word.text.lower()}
        if small.isdisjoint(there):
            return
        here = prose_words(segment)
        # Words that are everywhere are no good beginning of a run where there are many: it is found by its other words.
        crowded = len(there) * len(here) > _MANY
        matcher = SequenceMatcher(None, there, [word.text for word in here], autojunk=crowded)
        for _, start, size in matcher.get_matching_blocks():
            run = here[start : start + size]
            if run and is_foreign(run, segment.language, self.min_words) and not _is_quoted(segment.text, run):
                yield Finding(segment.span(run[0].start, run[-1].end), "words of the source left untranslated")


def _is_quoted(text: str, run: list[Word]) -> bool:
    before = text[max(run[0].start - 1, 0) : run[0].start]
    return before != "" and before in _QUOTES
