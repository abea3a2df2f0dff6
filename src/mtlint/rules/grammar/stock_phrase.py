"""GRM112: a phrase of official language is carried over as it stands."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class StockPhrase(CategoryRule):
    """A phrase of official language is carried over as it stands.

    ## Why it matters
    Right in grammar and empty in the target language: readers learn to skip it.

    ## What to do
    Say what is done, by whom and to what; or leave the phrase out.

    ## When it is wrong
    Where the wording itself is what matters, as in decrees, it must stay: this rule is off unless it is selected.
    """

    code = "GRM112"
    name = "stock-phrase"
    severity = Severity.INFO
    since = "0.1"
    default = False
    mqm = "unidiomatic-style"
    its = "style"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (
        Ok("They build rural roads."),
        Bad("They [[strengthen the construction of]] rural roads."),
    )
