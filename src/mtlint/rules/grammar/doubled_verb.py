"""GRM105: two verbs stand where one is enough."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class DoubledVerb(CategoryRule):
    """Two verbs stand where one is enough.

    ## Why it matters
    An engine that weighs two translations of one verb sometimes writes both.

    ## What to do
    Keep the verb that says more, and drop the other.

    ## When it is wrong
    Two verbs may belong to two clauses whose joint the text does not show.
    """

    code = "GRM105"
    name = "doubled-verb"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "grammar"
    its = "grammar"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (
        Ok("The firm will implement the plan."),
        Bad("The firm will [[carry out to implement]] the plan."),
        Bad("The accident was [[happened]] at night."),
    )
