"""SUP001: a comment that keeps nothing back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtlint.model import Document, Finding, Fix, UnneededSuppression
from mtlint.rules.base import Bad, Ok, SuppressionRule
from mtlint.rules.suppression._removal import without_comments, without_selectors


@dataclass(frozen=True, slots=True)
class UnusedSuppression(SuppressionRule):
    """A comment ignores rules that find nothing where it stands.

    ## Why it matters
    A comment that is left behind hides the next defect of its kind, one that nobody has looked at.

    ## What to do
    Remove the comment, or the codes in it that are named. Where the comment was written for a finding that is still
    reported, it stands in the wrong place: put it on a line of its own before the block, or inside the block.

    ## When it is wrong
    Only rules that ran are judged, so a run with `--select` may say less than a full one, and never more. SUP001 is itself
    not ignored by a comment, only in the settings.

    ## Fix
    Removes the comment, both comments of a range, or only the codes that kept nothing back.
    """

    code = "SUP001"
    name = "unused-suppression"
    since = "0.1"
    mqm = "other"
    its = "uncategorized"
    example_path = "example.md"
    examples = (
        Ok("The shop is open today.\n\n<!-- mtlint: ignore[DUP001] a refrain -->\nThe shop is open today.\n"),
        Bad(
            "The shop is open.\n\n[[<!-- mtlint: ignore[DUP001] a refrain -->]]\nThe museum is closed.\n",
            fixed="The shop is open.\n\nThe museum is closed.\n",
        ),
        Bad(
            "We saw the the shop. <!-- mtlint: ignore[ [[TYP008]], repeated-word] as in the original -->\n",
            fixed="We saw the the shop. <!-- mtlint: ignore[ repeated-word] as in the original -->\n",
        ),
        Bad(
            "One day it rained.\n\n[[<!-- mtlint: ignore-start[TYP] -->]]\n\nThen it was dry.\n\n<!-- mtlint: ignore-end -->\n",
            fixed="One day it rained.\n\nThen it was dry.\n\n",
        ),
    )

    def check(self, document: Document, unused: Sequence[UnneededSuppression]) -> Iterator[Finding]:
        for one in unused:
            suppression, selectors = one.suppression, one.selectors
            names = ", ".join(selector.text for selector in selectors)
            message = f"comment ignores {names}, of which nothing is found here"
            if len(selectors) == len(suppression.selectors):
                comments = [suppression.comment, *([suppression.end] if suppression.end else [])]
                fix = Fix.safe("Remove the comment", *without_comments(document.text, comments))
                yield Finding(suppression.comment, message, fix=fix)
                continue
            fix = Fix.safe(f"Remove {names} from the comment", *without_selectors(document.text, suppression, selectors))
            yield Finding(selectors[0].span, message, fix=fix)
