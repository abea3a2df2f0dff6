"""Checkstyle XML, which many code review tools read."""

from typing import TextIO

from mtlint.model import Report, Severity
from mtlint.reporters.base import Style
from mtlint.reporters.located import located_in
from mtlint.reporters.places import Elsewhere
from mtlint.reporters.xml import XmlWriter

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


class CheckstyleReporter:
    """A `file` for each file with findings, and one for each thing that could not be checked."""

    def write(self, report: Report, stream: TextIO, style: Style) -> None:
        """Write what could not be checked as errors, then findings."""
        del style
        writer, elsewhere = XmlWriter(stream), Elsewhere(report)
        with writer.element("checkstyle", version="8.0"):
            for failure in report.failures:
                with writer.element("file", name=failure.path):
                    message = f"could not be checked: {failure.message}"
                    writer.leaf("error", line=1, severity="error", message=message, source="mtlint.not-checked")
            for checked in report.documents:
                if not checked.diagnostics:
                    continue
                with writer.element("file", name=checked.document.path):
                    for one in located_in(checked, elsewhere):
                        item, severity = one.diagnostic, _SEVERITIES[one.diagnostic.severity]
                        at = {"line": one.line, "column": one.place.start.column}
                        writer.leaf("error", **at, severity=severity, message=one.sentence, source=f"mtlint.{item.code}")
