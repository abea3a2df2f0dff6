"""GRM102: a phrase is put together from words of the source."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class LiteralTranslation(CategoryRule):
    """A phrase is put together from words of the source and says nothing in the target language.

    ## Why it matters
    An idiom translated word by word is at best odd, at worst not understood.

    ## What to do
    Say in the target language what the source means, not what its words mean one by one.

    ## When it is wrong
    A phrase may be a set term of its field, or be quoted for its foreign ring.
    """

    code = "GRM102"
    name = "literal-translation"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "unidiomatic-style"
    its = "style"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (
        Ok("The school gave full play to her talent."),
        Bad("The school gave [[a full play]] to her talent."),
        Bad("The press should [[be given full play to]] its role."),
    )
