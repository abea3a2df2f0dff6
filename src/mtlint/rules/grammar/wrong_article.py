"""GRM106: an article is missing, or stands where none belongs."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class WrongArticle(CategoryRule):
    """An article is missing, or stands where none belongs.

    ## Why it matters
    Languages without articles give an engine nothing to go by, and names, years and titles have rules of their own.

    ## What to do
    Add the article, or drop it.

    ## When it is wrong
    Names of bodies and works keep the article they were given.
    """

    code = "GRM106"
    name = "wrong-article"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "grammar"
    its = "grammar"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (
        Ok("The bridge was built in 1998."),
        Bad("The bridge was built in [[the]] 1998."),
        Bad("He is the head of [[Municipal]] Council."),
    )
