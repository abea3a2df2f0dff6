"""GRM108: a noun is counted that cannot be, or a fixed phrase has another number."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class WrongCountability(CategoryRule):
    """A noun is counted that cannot be counted, or has another number than its phrase wants.

    ## Why it matters
    Many nouns that can be counted in the source cannot in the target language.

    ## What to do
    Use the form that the message names, or count with “a piece of”.

    ## When it is wrong
    In technical language some of these nouns have a plural.
    """

    code = "GRM108"
    name = "wrong-countability"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "grammar"
    its = "grammar"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (
        Ok("He used the office for personal gain."),
        Bad("He used the office for personal [[gains]]."),
        Bad("The shop sells kitchen [[equipments]]."),
    )
