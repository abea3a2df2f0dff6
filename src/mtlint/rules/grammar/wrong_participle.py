"""GRM110: a participle has the wrong voice or lacks its preposition."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class WrongParticiple(CategoryRule):
    """A participle has the wrong voice, or lacks its preposition.

    ## Why it matters
    A relative clause of the source becomes a participle, and the wrong one turns the meaning round.

    ## What to do
    Use the form in “-ing”, or add the preposition that is missing.

    ## When it is wrong
    The same words can be the finite verb of a clause that begins unseen.
    """

    code = "GRM110"
    name = "wrong-participle"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "grammar"
    its = "grammar"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (
        Ok("The trade involved two firms."),
        Bad("They inspected the firms [[involved]] illegal trade."),
        Bad("He burned all notes [[related]] the case."),
    )
