"""The order in which findings are reported."""

from collections.abc import Iterable

from mtlint.model import Diagnostic


def order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By path, place and code, so that no output depends on who finished first."""
    return sorted(diagnostics, key=lambda d: (d.path, d.span, d.code, d.message))
