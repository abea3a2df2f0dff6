"""Comments that keep findings back, and what the rules about such comments find."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mtlint.engine.lint import stamp
from mtlint.engine.plan import Plan
from mtlint.model import Checked, Selector, Suppression, UnneededSuppression, selector_weight
from mtlint.rules.base import SuppressionRule
from mtlint.rules.registry import all_rules
from mtlint.triage import order, suppress


def suppressed(checked: Checked, plan: Plan, complete: bool) -> Checked:
    """A checked document without what its comments keep back, and with what its comments are to be blamed for.

    `complete` says whether all of the document was checked: elsewhere no comment can be called unused.
    """
    if not checked.document.suppressions:
        return checked
    kept, used = suppress(checked)
    if not complete:
        return kept
    unused = list(_unused(checked.document.suppressions, used, plan))
    found = [
        diagnostic
        for rule in plan.rules
        if isinstance(rule, SuppressionRule)
        for diagnostic in stamp(checked.document, rule, rule.check(checked.document, unused))
    ]
    return replace(kept, diagnostics=tuple(order([*kept.diagnostics, *found])))


def _unused(suppressions: Iterable[Suppression], used: frozenset[Selector], plan: Plan) -> Iterator[UnneededSuppression]:
    ran = frozenset(rule.code for rule in plan.rules)
    for suppression in suppressions:
        idle = tuple(one for one in suppression.selectors if one not in used and _was_asked(one, ran))
        if idle:
            yield UnneededSuppression(suppression, idle)


def _was_asked(selector: Selector, ran: frozenset[str]) -> bool:
    """Whether every rule that a selector names had its say; those that are off unless something is set need not."""
    named = [rule for rule in all_rules() if selector_weight(selector.text, rule.code, rule.name) >= 0]
    on = [rule for rule in named if rule.default and not rule.needs_setting]
    return any(rule.code in ran for rule in named) and all(rule.code in ran for rule in on)
