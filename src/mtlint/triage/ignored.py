"""Findings that the settings ignore one by one."""

from mtlint.config import Config, IgnoredFinding, names
from mtlint.model import Checked, Diagnostic, Report, selector_weight
from mtlint.text.fold import fold


class Ignored:
    """A step that keeps back what tables under `ignore` name, and remembers which of them did so."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._entries = [(entry, fold(entry.text)) for entry in config.ignored_findings]
        self._used: set[IgnoredFinding] = set()
        self._seen: set[IgnoredFinding] = set()

    def __call__(self, checked: Checked) -> Checked:
        path = checked.document.path
        here = [(entry, text) for entry, text in self._entries if names(self._config, path, (entry.path or "*",))]
        self._seen.update(entry for entry, _ in here)
        reasons: dict[Diagnostic, str] = {}
        for diagnostic in checked.diagnostics:
            for entry, text in here:
                if _names(entry, diagnostic) and text in fold(diagnostic.text):
                    self._used.add(entry)
                    why = f": {entry.reason}" if entry.reason else ""
                    reasons.setdefault(diagnostic, f"ignored by the settings{why}")
        return checked.keep_back(reasons)

    def notes(self, report: Report) -> list[str]:
        """Which tables name nothing any more. Only one with a path can be known to: what another means may lie elsewhere."""
        if report.failures:
            return []
        return [
            f"ignore: {_shown(entry)} matches no finding"
            for entry, _ in self._entries
            if entry.path
            and entry in self._seen - self._used
            and any(selector_weight(entry.rule, rule.code, rule.name) >= 0 for rule in report.rules)
        ]


def _names(entry: IgnoredFinding, diagnostic: Diagnostic) -> bool:
    by_rule = selector_weight(entry.rule, diagnostic.code, diagnostic.rule) >= 0
    return by_rule and entry.fingerprint in {"", diagnostic.fingerprint}


def _shown(entry: IgnoredFinding) -> str:
    text = f", text = {entry.text!r}" if entry.text else ""
    return f"{{rule = {entry.rule!r}, path = {entry.path!r}{text}}}"
