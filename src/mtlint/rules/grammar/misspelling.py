"""GRM003: a word that is not in the dictionary and is no name."""

import re
from dataclasses import dataclass

from mtlint.model import Document, GrammarMatch, Severity
from mtlint.rules.base import Bad, Ok, option
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class Misspelling(CategoryRule):
    """A word is not in the dictionary.

    ## Why it matters
    An engine invents words where it has none, and leaves others half translated.

    ## When it is wrong
    Names are in no dictionary. A word with a capital inside a sentence, one that comes back with a capital, one that stands in
    the source as well, and one with digits or capitals inside is taken for a name or a code and is not reported.
    """

    code = "GRM003"
    name = "misspelling"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "spelling"
    its = "misspelling"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (Ok("Mr Vasbinder spoke."), Bad("He [[recieved]] it."))

    min_repeats: int = option(2, "how often an unknown word with a capital must occur to be taken for a name")

    def excuses(self, document: Document, match: GrammarMatch) -> bool:
        """Whether the unknown word is a name, a code or a word of the source."""
        text = match.segment.text
        word = text[match.span.start : match.span.end]
        if match.segment.source is not None and word in match.segment.source:
            return True
        if any(character.isdigit() or character.isupper() for character in word[1:]):
            return True
        if not word[:1].isupper():
            return False
        return not _opens_sentence(text, match.span.start) or _count(word, document.text) >= self.min_repeats

    def message(self, match: GrammarMatch) -> str:
        """The word itself where it is unknown; LanguageTool's sentence where it knows more."""
        if match.category != "TYPOS":
            return CategoryRule.message(self, match)
        return f"“{match.segment.text[match.span.start : match.span.end]}” is not in the dictionary"


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\"'“”‘’«»([")
    return not before or before[-1] in ".!?:…\n"


def _count(word: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", text))
