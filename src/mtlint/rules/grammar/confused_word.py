"""GRM002: a word stands where another that looks or sounds alike belongs."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class ConfusedWord(CategoryRule):
    """A word stands where another that looks or sounds alike belongs.

    ## Why it matters
    The sentence reads smoothly and says something else.

    ## What to do
    See in the source which of the two words is meant, and write that one. If the word is right as it stands, accept the
    finding.

    ## When it is wrong
    In wordplay, names and technical language the unlikely word can be the right one.
    """

    code = "GRM002"
    name = "confused-word"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "grammar"
    its = "grammar"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (Ok("Their house is here."), Bad("I want to [[loose]] weight."))
