"""GRM109: two words link clauses where one is enough."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class DoubledConnective(CategoryRule):
    """Two words link clauses where one is enough.

    ## Why it matters
    “Although … but” and “because … so” are pairs in some languages; in others the second word breaks the sentence.

    ## What to do
    Drop one of the two words.

    ## When it is wrong
    A “but” can belong to a thought of its own inside the sentence.
    """

    code = "GRM109"
    name = "doubled-connective"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "grammar"
    its = "grammar"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (
        Ok("Although the shop is small, it sells everything."),
        Bad("Although the shop is small, [[but]] it sells everything."),
        Bad("According to the report, [[it says]] the lake is clean."),
    )
