"""GRM005: a mark is missing, doubled or in the wrong place."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class PunctuationError(CategoryRule):
    """A mark is missing, doubled or in the wrong place.

    ## Why it matters
    A comma too many or too few changes what belongs together.

    ## What to do
    Set the mark as this language wants it, not as the source has it. Where both readings are possible, let the meaning of the
    source decide.

    ## When it is wrong
    Punctuation is partly taste; quotations keep the marks of their source.
    """

    code = "GRM005"
    name = "punctuation-error"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "punctuation"
    its = "typographical"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (Ok("However, it rained."), Bad("[[However]] it rained."))
