"""Applies fixes to a text."""

from collections.abc import Iterable

from mtlint.model import Applicability, Edit, Fix


def apply(text: str, fixes: Iterable[Fix], at_least: Applicability = Applicability.SAFE) -> tuple[str, int]:
    """The text after every fix that is sure enough and overlaps no earlier one, and how many were applied.

    A fix is applied whole or not at all; the earlier in the text wins.
    """
    chosen: list[Edit] = []
    applied = 0
    for fix in sorted(fixes, key=lambda fix: fix.edits):
        if fix.applicability >= at_least and not any(_clash(edit, other) for edit in fix.edits for other in chosen):
            chosen.extend(fix.edits)
            applied += 1
    for edit in sorted(chosen, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text, applied


def _clash(one: Edit, other: Edit) -> bool:
    # Two insertions at one place have no order, so they clash as well.
    return one.span.start == other.span.start or (one.span.start < other.span.end and other.span.start < one.span.end)
