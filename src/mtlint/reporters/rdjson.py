"""The diagnostic format of reviewdog, which turns findings into review comments with suggestions."""

from collections.abc import Iterator
from typing import Any, TextIO

from mtlint.model import Fix, Report, Severity, Span
from mtlint.reporters.base import Style
from mtlint.reporters.json import dump, items
from mtlint.reporters.located import Located, located
from mtlint.reporters.places import Locator
from mtlint.reporters.visible import paired, visible

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


class RdjsonReporter:
    """One `DiagnosticResult`; columns count bytes of UTF-8, ends are exclusive."""

    def write(self, report: Report, stream: TextIO, style: Style) -> None:
        """Write one object; what could not be checked are errors of a whole file."""
        del style
        stream.write(f'{{\n "source": {dump({"name": report.tool.name})},\n "diagnostics": [')
        stream.writelines(items(_diagnostics(report)))
        stream.write("]\n}\n")


def _diagnostics(report: Report) -> Iterator[dict[str, Any]]:
    for failure in report.failures:
        message = f"could not be checked: {visible(failure.message)}"
        yield {"message": message, "location": {"path": visible(failure.path)}, "severity": "ERROR"}
    for one in located(report):
        yield _diagnostic(one)


def _diagnostic(one: Located) -> dict[str, Any]:
    diagnostic = one.diagnostic
    value: dict[str, Any] = {
        "message": one.sentence,
        "location": {"path": visible(one.place.path), "range": _range(one.locator, diagnostic.span)},
        "severity": _SEVERITIES[diagnostic.severity],
        "code": {"value": visible(diagnostic.code)},
    }
    if one.edits:
        value["suggestions"] = [_suggestion(one.edits, one.locator)]
    return value


def _suggestion(fix: Fix, locator: Locator) -> dict[str, Any]:
    """One suggestion for all edits of a fix, with what stands between them: a reviewer takes suggestions one by one."""
    text, start, end = "", fix.edits[0].span.start, fix.edits[0].span.start
    for edit in fix.edits:
        text += locator.document.text[end : edit.span.start] + edit.replacement
        end = edit.span.end
    return {"range": _range(locator, Span(start, end)), "text": paired(text)}


def _range(locator: Locator, span: Span) -> dict[str, Any]:
    start, end = ({"line": locator.line(at), "column": locator.byte_column(at)} for at in (span.start, span.end))
    return {"start": start, "end": end}
