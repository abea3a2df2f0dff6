"""GRM104: what follows a verb or a noun has a form that it does not take."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class WrongComplement(CategoryRule):
    """What follows a verb or a noun has a form that it does not take.

    ## Why it matters
    Whether an infinitive, a gerund or a clause follows is a matter of each word, and seldom the same in the source language.

    ## What to do
    Give the word the form that the message names.

    ## When it is wrong
    A rare but right construction can look alike.
    """

    code = "GRM104"
    name = "wrong-complement"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "grammar"
    its = "grammar"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (
        Ok("The wall contributes to reducing the noise."),
        Bad("The wall contributes to [[reduce]] the noise."),
        Bad("I suggested him [[to]] buy the boat."),
    )
