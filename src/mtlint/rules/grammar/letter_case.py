"""GRM004: a word has a capital or a small letter where the language wants the other."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class LetterCase(CategoryRule):
    """A word has a capital or a small letter where the language wants the other.

    ## Why it matters
    Names in small letters and common words with capitals make a text look unedited.

    ## What to do
    Write the word as the rest of the document and your style guide do. If a capital in mid-sentence looks like the start of
    another sentence, compare with the source.

    ## When it is wrong
    House styles differ: job titles, section names and brands may keep their own case.
    """

    code = "GRM004"
    name = "letter-case"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "typography"
    its = "typographical"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (Ok("I live in New York."), Bad("I live in [[new york]]."))
