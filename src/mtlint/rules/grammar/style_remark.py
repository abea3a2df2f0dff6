"""GRM007: languageTool would say it more simply or in another register."""

from dataclasses import dataclass

from mtlint.model import Severity
from mtlint.rules.base import Bad, Ok
from mtlint.rules.grammar._categories import CategoryRule


@dataclass(frozen=True, slots=True)
class StyleRemark(CategoryRule):
    """LanguageTool would say it more simply or in another register.

    ## Why it matters
    Wordiness adds up, though no single place is wrong.

    ## What to do
    Take the suggestion where it makes the sentence clearer, and leave the rest. Nothing here has to be changed.

    ## When it is wrong
    Style is a choice: this rule is off unless it is selected.
    """

    code = "GRM007"
    name = "style-remark"
    severity = Severity.INFO
    since = "0.1"
    default = False
    mqm = "unidiomatic-style"
    its = "style"
    yields_to = ("DUP", "RES", "TRN", "TYP")
    examples = (Ok("It is unique."), Bad("It is [[very unique]]."))
