"""GRM003: a word that is not in the dictionary and is no name."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from mtlint.model import Document, GrammarMatch, Segment, Severity, Span
from mtlint.rules.base import Bad, Ok, option
from mtlint.rules.grammar._categories import CategoryRule
from mtlint.rules.languages import language_data
from mtlint.text.lexicon import lexicon

# "Possible spelling mistake. ‘colour’ is British English.": right in another country is not wrong.
_OTHER_VARIANT = re.compile(r"\bis (?:an? )?(?:American|Australian|British|Canadian|New Zealand|South African) English")
_OPENING = " \t\"'“”‘’«»([—-"
_COMMON = 10.0
"""Uses in a million words from which a suggestion is likely what was meant at the start of a sentence."""


@dataclass(frozen=True, slots=True)
class Misspelling(CategoryRule):
    """A word is not in the dictionary.

    ## Why it matters
    An engine invents words where it has none, and leaves others half translated.

    ## What to do
    Correct the spelling. If you do not know the word either, find it in the source and translate it again; if it is a name or a
    term of the field, have it put into the settings (`words`), and it is not reported again.

    ## When it is wrong
    Names and rare terms are in no dictionary. A word with a capital inside a sentence, one that comes back with a capital
    (`min-repeats` times), one that the source has too, and one with digits or capitals inside is taken for a name or a code and
    left alone. At the start of a sentence an unknown word is reported only where it is one letter away from a common one.
    Spellings of another variant of the language are left alone.
    """

    code = "GRM003"
    name = "misspelling"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "spelling"
    its = "misspelling"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (
        Ok("Mr Vasbinder spoke."),
        Ok("Vasbinder Hall is open."),
        Ok("The colour is grey."),
        Bad("He [[recieved]] it."),
        Bad("[[Soem]] came late."),
    )

    min_repeats: int = option(2, "how often an unknown word with a capital must occur to be taken for a name")

    def excuse(self, document: Document, match: GrammarMatch) -> str | None:
        """Why an unknown word is right after all: a name, a code, a word of the source or of another variant."""
        word = match.segment.text[match.span.start : match.span.end]
        if _OTHER_VARIANT.search(match.message):
            return "is right in another variant of the language"
        reason = self._reason(document, match.segment, match.span)
        if reason is None and word[:1].isupper() and not _slip(word, match):
            return "is no letter away from a common word, so it may be a name"
        return reason

    def spares(self, document: Document, segment: Segment, span: Span) -> bool:
        """Where the word and its place are reason enough."""
        return self._reason(document, segment, span) is not None

    def _reason(self, document: Document, segment: Segment, span: Span) -> str | None:
        word = segment.text[span.start : span.end]
        if segment.source is not None and word in segment.source:
            return "stands in the source as well"
        if any(character.isdigit() or character.isupper() for character in word[1:]):
            return "looks like a code"
        if word in lexicon(segment.language):
            return "is in a second word list"
        return self._name(document, segment, span) if word[:1].isupper() and not _nouns_have_capitals(segment) else None

    def _name(self, document: Document, segment: Segment, span: Span) -> str | None:
        word = segment.text[span.start : span.end]
        if not _opens_sentence(segment.text, span.start):
            return "has a capital in mid-sentence, as a name has"
        if _count(word, document.text) >= self.min_repeats:
            return "comes back with a capital, as a name does"
        if segment.text[span.end :].lstrip()[:1].isupper():
            return "stands before another capital, as a first name does"
        return None

    def message(self, match: GrammarMatch) -> str:
        """The word itself where it is unknown; LanguageTool's sentence where it knows more."""
        if match.category != "TYPOS":
            return CategoryRule.message(self, match)
        return f"“{match.segment.text[match.span.start : match.span.end]}” is not in the dictionary"


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(_OPENING)
    return not before or before[-1] in ".!?:…\n"


def _count(word: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", text))


def _nouns_have_capitals(segment: Segment) -> bool:
    return "nouns" in language_data(segment.language).extra.get("capital_classes", ())


def _slip(word: str, match: GrammarMatch) -> bool:
    """Whether one letter makes it a common word, or a noun where these have capitals as names have.

    A language without a word list knows no common word, so every word may be one.
    """
    known = lexicon(match.segment.language)
    if not known:
        return bool(match.replacements)
    least = 0.0 if _nouns_have_capitals(match.segment) else _COMMON
    return any(
        OSA.distance(word.lower(), suggestion.lower()) == 1 and suggestion in known and known.per_million(suggestion) >= least
        for suggestion in match.replacements
    )
