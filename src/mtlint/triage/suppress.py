"""What comments in the text keep back."""

from mtlint.model import Checked, Diagnostic, Selector, Suppression, selector_weight
from mtlint.text.lines import LineIndex


def suppress(checked: Checked) -> tuple[Checked, frozenset[Selector]]:
    """The same without the findings that begin where a comment covers them, and the selectors that named any of them."""
    lines = LineIndex(checked.document.text)
    reasons: dict[Diagnostic, str] = {}
    used: set[Selector] = set()
    for diagnostic in checked.diagnostics:
        for suppression in checked.document.suppressions:
            selectors = _naming(suppression, diagnostic)
            used.update(selectors)
            if selectors:
                why = f": {suppression.reason}" if suppression.reason else ""
                line = lines.position(suppression.comment.start)[0]
                reasons.setdefault(diagnostic, f"ignored by the comment in line {line}{why}")
    return checked.keep_back(reasons), frozenset(used)


def _naming(suppression: Suppression, diagnostic: Diagnostic) -> tuple[Selector, ...]:
    # A finding of no length may stand at the very end of its block.
    if not suppression.covers.start <= diagnostic.span.start <= suppression.covers.end:
        return ()
    return tuple(one for one in suppression.selectors if selector_weight(one.text, diagnostic.code, diagnostic.rule) >= 0)
