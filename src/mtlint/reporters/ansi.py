"""Colours of a terminal."""

from mtlint.model import Diagnostic, Severity
from mtlint.reporters.visible import visible

_SEVERITY = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


class Paint:
    """Puts text into colour, or leaves it as it is."""

    __slots__ = ("_on",)

    def __init__(self, on: bool) -> None:
        self._on = on

    def code(self, diagnostic: Diagnostic) -> str:
        """The code of a finding, bold, in the colour of its severity."""
        return self.severity(diagnostic.severity, visible(diagnostic.code))

    def severity(self, severity: Severity, text: str) -> str:
        """Text in the colour of a severity."""
        return self._wrap(_SEVERITY[severity], text)

    def failure(self, text: str) -> str:
        """Text that says something was not checked."""
        return self._wrap("1;31", text)

    def path(self, text: str) -> str:
        """A place."""
        return self._wrap("1", text)

    def gutter(self, text: str) -> str:
        """Line numbers and the rule beside them."""
        return self._wrap("34", text)

    def help(self, text: str) -> str:
        """The word before a fix."""
        return self._wrap("1;32", text)

    def related(self, text: str) -> str:
        """The marker under a related place."""
        return self._wrap("1;34", text)

    def _wrap(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._on and text else text
