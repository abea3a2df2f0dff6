"""What is known of a rule without running it."""

from dataclasses import dataclass

from mtlint.model.finding import Severity

NEXT_DOCUMENT = "\n=====\n"
"""What stands between two documents in an example of a rule that looks across documents."""


@dataclass(frozen=True, slots=True)
class OptionInfo:
    """One knob of a rule."""

    name: str
    type: str
    default: object
    help: str


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """Read off the rule class; feeds docs, `mtlint rule` and every machine format."""

    code: str
    name: str
    family: str
    """Name of the package the rule lives in, such as "duplication"; all its codes have one prefix."""
    severity: Severity
    summary: str
    doc: str
    """Markdown: why it matters, what to do, when it is wrong, what the fix does."""
    options: tuple[OptionInfo, ...]
    examples: tuple[str, ...]
    """Texts with `[[ ]]` around what is reported."""
    quiet_examples: tuple[str, ...]
    """Texts in which nothing is."""
    since: str
    default: bool
    fixable: bool
    grammar: bool
    """Whether it needs LanguageTool."""
    mqm: str
    its: str
