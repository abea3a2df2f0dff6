"""SUP002: a comment to mtlint that it cannot follow."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding, selector_weight
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.registry import all_rules
from mtlint.text.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class InvalidSuppression(DocumentRule):
    """A comment to mtlint names no rule, a rule that does not exist, or a range without an end.

    ## Why it matters
    A comment that is not understood does not do what its author believes. One that names no rule would hide every defect
    of its block, those of later versions of the text as well, so it is not followed.

    ## What to do
    Name the rules by code, by the beginning of codes, or by name: `ignore[DUP001]`, `ignore[DUP, quote-spacing]`.
    `mtlint rules` lists them. End a range with `ignore-end`; until then it holds to the end of the file.

    ## When it is wrong
    A text about mtlint may show such comments; put them into a code span or a code block, where they are not read. A code of
    a newer release is unknown to an older one.
    """

    code = "SUP002"
    name = "invalid-suppression"
    since = "0.1"
    mqm = "other"
    its = "uncategorized"
    example_path = "example.md"
    examples = (
        Ok("The the shop. <!-- mtlint: ignore[DUP004] as in the original -->\n"),
        Ok("Write `<!-- mtlint: ignore -->` there. <!-- a comment to somebody else -->\n"),
        Bad("[[<!-- mtlint: ignore -->]]\nThe the shop.\n"),
        Bad("The the shop. <!-- mtlint: ignore[DUP004, [[DUP099]]] -->\n"),
        Bad("[[<!-- mtlint: ignore-start[DUP004] -->]]\n\nThe the shop.\n"),
        Bad("The shop.\n\n[[<!-- mtlint: ignore-end -->]]\n"),
        Bad("[[<!-- mtlint: ignroe[DUP004] -->]]\nThe shop.\n"),
    )

    require_reason: bool = option(False, "whether a comment must say why")

    def check(self, document: Document) -> Iterator[Finding]:
        known = all_rules()
        names = [name for rule in known for name in (rule.code, rule.name)]
        for suppression in document.suppressions:
            if suppression.problem:
                yield Finding(suppression.comment, suppression.problem)
            elif self.require_reason and not suppression.reason:
                yield Finding(suppression.comment, "comment does not say why it ignores what it ignores")
            for selector in suppression.selectors:
                if all(selector_weight(selector.text, rule.code, rule.name) < 0 for rule in known):
                    hint = did_you_mean(selector.text, names)
                    yield Finding(selector.span, f"no rule answers to {selector.text!r}{hint}")
