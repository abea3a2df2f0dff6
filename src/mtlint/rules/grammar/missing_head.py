"""GRM103: the noun or the subject that a phrase hangs on was lost."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class MissingHead(CategoryRule):
    """The noun or the subject that a phrase hangs on was lost.

    ## Why it matters
    A title without its body, or a clause without its subject, leaves the reader to guess who acts.

    ## What to do
    Look up in the source what was named there, and put it in.

    ## When it is wrong
    Names can end on what looks like an adjective.
    """

    code = "GRM103"
    name = "missing-head"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "grammar"
    its = "grammar"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (
        Ok("The secretary of the County Party Committee spoke."),
        Bad("The secretary of the County [[Party]] spoke."),
        Bad("The mayor [[presided over]] and closed the session."),
    )
