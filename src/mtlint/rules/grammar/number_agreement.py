"""GRM107: a verb does not agree with its subject in number."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class NumberAgreement(CategoryRule):
    """A verb does not agree with its subject in number.

    ## Why it matters
    With other words between them, engines take the nearest noun for the subject, and general checks miss it.

    ## What to do
    Find the subject that the message names, and give the verb its number.

    ## When it is wrong
    Names of teams and groups take a plural in British English, and amounts a singular.
    """

    code = "GRM107"
    name = "number-agreement"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "grammar"
    its = "grammar"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (
        Ok("The address of the two shops is new."),
        Ok("The home team were two goals ahead."),
        Bad("We saw that the office door [[are]] open."),
        Bad("The letters from his brother [[was]] lost."),
        Bad("The mayor and her two sisters [[was]] there."),
    )
