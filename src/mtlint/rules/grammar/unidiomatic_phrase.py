"""GRM006: words stand together that the language does not put together."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class UnidiomaticPhrase(CategoryRule):
    """Words stand together that the language does not put together.

    ## Why it matters
    A phrase translated word by word is understood and still marks the text as a translation.

    ## What to do
    Say it as a native writer would; the suggestion is a start. Make sure that the new wording still says what the source says.

    ## When it is wrong
    Quotations, names of programmes and set terms of a field are meant as they are.
    """

    code = "GRM006"
    name = "unidiomatic-phrase"
    severity = Severity.WARNING
    since = "0.1"
    mqm = "unidiomatic-style"
    its = "style"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (Ok("He is good at swimming."), Bad("He is [[good in swimming]]."))
