"""GRM001: a sentence breaks a rule of grammar."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class GrammarError(CategoryRule):
    """A sentence breaks a rule of grammar.

    ## Why it matters
    Broken agreement, a missing article or a wrong verb form is the plainest sign of unedited machine translation. Sometimes it
    also hides who did what.

    ## What to do
    Correct the sentence, and take the suggestion only where it fits: the grammar checker does not know the source. If the
    meaning is unclear, compare with the source or ask for a new translation.

    ## When it is wrong
    LanguageTool, the grammar checker behind this rule, judges by patterns: quotations, titles, names and rare but right
    constructions can look wrong to it.
    """

    code = "GRM001"
    name = "grammar-error"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "grammar"
    its = "grammar"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (Ok("The results were good."), Bad("He [[go]] to work by bus."))
