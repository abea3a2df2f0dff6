"""GRM113: a clause that lacks its subject, its verb or the word that links it."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class UnlinkedClauses(CategoryRule):
    """A clause lacks its subject or its verb, or nothing but a comma links it to the next.

    ## Why it matters
    Source languages that need no conjunctions and no subjects leave them out of the translation too: the reader has to guess
    who does what.

    ## What to do
    Say who does it, put in the word that links the two, or make two sentences of them.

    ## When it is wrong
    Titles, captions and lists of commands may leave out the same words.
    """

    code = "GRM113"
    name = "unlinked-clauses"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "grammar"
    its = "grammar"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (
        Ok("How can we save the farms? The shop is new, and it has no sign."),
        Bad("The prices are rising, [[how to]] save the small farms?"),
        Bad("The shop is quite new[[, it has]] no sign over the door."),
    )
