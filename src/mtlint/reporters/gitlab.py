"""The Code Quality report of GitLab, shown in merge requests."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from typing import Any, TextIO

from mtlint.model import Report, Severity
from mtlint.reporters.base import Style
from mtlint.reporters.json import items
from mtlint.reporters.located import located
from mtlint.reporters.visible import visible

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitlabReporter:
    """An array of issues. GitLab takes two with the same fingerprint for one, so each has its own."""

    def write(self, report: Report, stream: TextIO, style: Style) -> None:
        """Write what could not be checked as blockers, then findings."""
        del style
        stream.write("[")
        stream.writelines(items(_unique(_issues(report)), ""))
        stream.write("]\n")


def _issues(report: Report) -> Iterator[dict[str, Any]]:
    for failure in report.failures:
        text = f"could not be checked: {visible(failure.message)}"
        yield {
            "description": text,
            "check_name": "not-checked",
            "fingerprint": sha256(f"{visible(failure.path)}\n{text}".encode()).hexdigest(),
            "severity": "blocker",
            "location": {"path": visible(failure.path), "lines": {"begin": 1, "end": 1}},
        }
    for one in located(report):
        item = one.diagnostic
        yield {
            "description": one.sentence,
            "check_name": visible(item.code),
            "fingerprint": item.fingerprint,
            "severity": _SEVERITIES[item.severity],
            "location": {"path": visible(item.path), "lines": {"begin": one.line, "end": one.last_line}},
        }


def _unique(issues: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for issue in issues:
        key = str(issue["fingerprint"])
        names = (key if number == 1 else sha256(f"{key} {number}".encode()).hexdigest() for number in count(1))
        issue["fingerprint"] = next(name for name in names if name not in seen)
        seen.add(issue["fingerprint"])
        yield issue
