"""An earlier JSON report, and what changed since."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mtlint.model import Checked, Failure, MtlintError, Report, RuleInfo
from mtlint.reporters.visible import visible

VERSION = 1
"""Version of the JSON report that is written and read."""
NOT_CHECKED = "its document could not be checked in full"
NOT_IN_RUN = "its document is not part of this run"
RULE_NOT_RUN = "its rule did not run"


@dataclass(frozen=True, slots=True)
class Past:
    """A finding of the earlier report. `line` counts from 1."""

    path: str
    line: int
    code: str
    name: str
    severity: str
    text: str
    message: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed in one document."""

    new: frozenset[int] = frozenset()
    """Which of its findings were not there before, as indices."""
    unchanged: int = 0
    gone: tuple[Past, ...] = ()
    untold: tuple[tuple[Past, str], ...] = ()
    """Findings of before that are not reported now though nothing says that they are gone, each with the reason."""


class Earlier:
    """The findings of an earlier report, by document."""

    def __init__(self, tool: str, findings: Mapping[str, tuple[Past, ...]]) -> None:
        self.tool = tool
        """What wrote the report, such as "mtlint 0.1.0, LanguageTool 6.8"."""
        self._findings = findings

    def since(self, checked: Checked, failures: tuple[Failure, ...], rules: tuple[RuleInfo, ...]) -> Difference:
        """What changed in a document, by fingerprint. A finding is gone only where its rule looked and did not see it."""
        left: defaultdict[str, list[Past]] = defaultdict(list)
        for past in self._findings.get(checked.document.path, ()):
            left[past.fingerprint].append(past)
        new = set()
        for index, diagnostic in enumerate(checked.diagnostics):
            if left[diagnostic.fingerprint]:
                left[diagnostic.fingerprint].pop(0)
            else:
                new.add(index)
        kept_back = {one.diagnostic.fingerprint: one.reason for one in checked.unreported}
        ran = {rule.code for rule in rules}
        gone, untold = [], []
        for past in (past for pasts in left.values() for past in pasts):
            reason = kept_back.get(past.fingerprint) or (NOT_CHECKED if failures else "" if past.code in ran else RULE_NOT_RUN)
            if reason:
                untold.append((past, reason))
            else:
                gone.append(past)
        return Difference(frozenset(new), len(checked.diagnostics) - len(new), tuple(gone), tuple(untold))

    def elsewhere(self, report: Report, known: frozenset[str]) -> Counter[str]:
        """How many findings of before stood in documents that were not checked now, by the reason; `known` were checked."""
        failed = {failure.path for failure in report.failures}
        counts: Counter[str] = Counter()
        for path, pasts in self._findings.items():
            if path not in known:
                counts[NOT_CHECKED if path in failed else NOT_IN_RUN] += len(pasts)
        return counts


def read_earlier(file: Path) -> Earlier:
    """Read what `mtlint check -f json` wrote. Raises `MtlintError` where it is anything else."""
    try:
        # Most of a report is of no interest here, and a large one is large: it is cut down while it is read.
        raw = json.loads(file.read_text("utf-8"), object_hook=_slim)
        if not isinstance(raw, dict) or raw["tool"]["name"] != "mtlint":
            raise _refusal(file, "is not a report of mtlint")
        if raw["version"] != VERSION:
            raise _refusal(file, f"is a report of version {raw['version']}; this is version {VERSION}")
        findings: defaultdict[str, list[Past]] = defaultdict(list)
        for past in _pasts(raw["diagnostics"]):
            findings[past.path].append(past)
        return Earlier(_tool(raw["tool"]), {path: tuple(pasts) for path, pasts in findings.items()})
    except OSError as error:
        raise _refusal(file, f"cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise _refusal(file, f"is not JSON: {error}") from error
    except (KeyError, TypeError) as error:
        raise _refusal(file, "is not a report of mtlint, or not all of one") from error


def _slim(raw: dict[str, Any]) -> Any:
    """A finding as what it is; a place as its line alone."""
    if "fingerprint" in raw:
        texts = [raw[name] for name in ("path", "code", "name", "severity", "text", "message", "fingerprint")]
        if not isinstance(raw["start"], int) or not all(isinstance(text, str) for text in texts):
            raise TypeError
        path, code, name, severity, text, message, fingerprint = texts
        return Past(path, raw["start"], code, name, severity, text, message, fingerprint)
    return raw["line"] if "line" in raw and "offset" in raw else raw


def _pasts(raw: list[object]) -> Iterator[Past]:
    for past in raw:
        if not isinstance(past, Past):
            raise TypeError
        yield past


def _tool(raw: dict[str, Any]) -> str:
    languagetool = f", LanguageTool {raw['languagetool']}" if raw["languagetool"] else ""
    return f"{raw['name']} {raw['version']}{languagetool}"


def _refusal(file: Path, what: str) -> MtlintError:
    return MtlintError(f"{visible(str(file))} {what}", "name a file that was written with mtlint check -f json -o FILE")
