"""GRM101: a word stands with a preposition that does not go with it."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class WrongPreposition(CategoryRule):
    """A word stands with a preposition that does not go with it, or with one too many.

    ## Why it matters
    Prepositions are carried over from the source word by word, while each language pairs them in its own way.

    ## What to do
    Take the preposition that the message names; where it names none, leave the preposition out.

    ## When it is wrong
    Usage moves on: what one style guide forbids another may allow, and quotations keep their wording.
    """

    code = "GRM101"
    name = "wrong-preposition"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "grammar"
    its = "grammar"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (
        Ok("The nurse explained it to the parents."),
        Ok("She explained for the first time why she left."),
        Bad("The nurse stopped to explain [[for]] the parents."),
        Bad("This shows a deep understanding [[for]] the rules."),
        Bad("The hotel [[lacks of]] light."),
    )
