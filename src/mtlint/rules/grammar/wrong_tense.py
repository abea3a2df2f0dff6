"""GRM111: a tense does not go with the time that is named."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class WrongTense(CategoryRule):
    """A tense does not go with the time that is named.

    ## Why it matters
    Source languages that mark time by other means leave the tense to the engine's guess.

    ## What to do
    Take the tense that goes with the time, or name another time.

    ## When it is wrong
    Quoted speech and headlines have tenses of their own.
    """

    code = "GRM111"
    name = "wrong-tense"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "grammar"
    its = "grammar"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (
        Ok("The council sold the mill yesterday."),
        Bad("The council has [[sold]] the mill yesterday."),
        Bad("Wait here until she [[will return]]."),
    )
