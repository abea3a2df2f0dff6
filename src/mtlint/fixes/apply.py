"""Applies fixes to a text."""

from collections.abc import Iterable

from mtlint.fixes.choose import choose
from mtlint.model import Applicability, Edit, Fix


def apply(text: str, fixes: Iterable[Fix], at_least: Applicability = Applicability.SAFE) -> tuple[str, int]:
    """The text after every fix that is sure enough and touches no surer or earlier one, and how many were applied."""
    chosen = choose(fixes, at_least)
    return edited(text, [edit for fix in chosen for edit in fix.edits]), len(chosen)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits that do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        parts += [text[at : edit.span.start], edit.replacement]
        at = edit.span.end
    return "".join((*parts, text[at:]))
