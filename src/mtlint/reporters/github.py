"""Workflow commands of GitHub Actions: findings as annotations of a pull request, and the summary of a job."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from mtlint.model import MtlintError, Report, Severity
from mtlint.reporters.base import Style
from mtlint.reporters.located import Located, worst_first
from mtlint.reporters.markdown import markdown
from mtlint.reporters.summary import failure_lines, verdict_lines
from mtlint.reporters.visible import told, visible

SHOWN = 10
"""Annotations of one kind that a step may make."""
SUMMARY = 1024 * 1024
"""Bytes that the summary of a step may have; a longer one is dropped whole."""
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubReporter:
    """`::error file=…,line=…::…` for the first of each kind, errors first; the rest are lines of the log."""

    def write(self, report: Report, stream: TextIO, style: Style) -> None:
        """Write failures, findings and the verdict; where `GITHUB_STEP_SUMMARY` names a file, a summary goes to its end.

        Raises `MtlintError` where that file cannot be written.
        """
        del style
        made: Counter[str] = Counter()
        for kind, properties, text in _annotations(report):
            made[kind] += 1
            stream.write(f"{_command(kind, properties, text) if made[kind] <= SHOWN else _log(kind, text)}\n")
        stream.writelines(f"{_log('mtlint', line)}\n" for line in verdict_lines(report))
        if place := os.environ.get("GITHUB_STEP_SUMMARY"):
            _append(report, Path(place))


def _annotations(report: Report) -> Iterator[tuple[str, dict[str, object], str]]:
    for failure, line in zip(report.failures, failure_lines(report), strict=True):
        yield "error", {"title": "mtlint (not checked)", "file": failure.path}, line
    for one in worst_first(report):
        yield _KINDS[one.diagnostic.severity], _place(one), f"{one.place}: {one.diagnostic.code} {one.sentence}"


def _place(one: Located) -> dict[str, object]:
    properties: dict[str, object] = {"title": f"mtlint ({one.diagnostic.code})", "file": one.place.path, "line": one.line}
    if one.line == one.last_line:  # columns of a place on several lines are not taken
        properties["col"] = one.place.start.column
    properties["endLine"] = one.last_line
    if one.place.end.line == one.line:
        properties["endColumn"] = one.place.end.column
    return properties


def _command(kind: str, properties: dict[str, object], text: str) -> str:
    places = ",".join(f"{name}={_escape(str(value), ':,')}" for name, value in properties.items())
    return f"::{kind} {places}::{_escape(text)}"


def _escape(text: str, also: str = "") -> str:
    for character in f"%\r\n{also}":
        text = text.replace(character, f"%{ord(character):02X}")
    return visible(text)


def _log(kind: str, text: str) -> str:
    """A line that the runner does not obey."""
    return told(f"{kind}: {text}")


def _append(report: Report, path: Path) -> None:
    try:
        taken = path.stat().st_size if path.exists() else 0
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.writelines(markdown(report, SUMMARY - taken))
    except OSError as error:
        raise MtlintError(
            f"{visible(str(path))}, which GITHUB_STEP_SUMMARY names, cannot be written: {error.strerror}",
            "name a file that can be written, or unset the variable",
        ) from error
