"""JSON lines: the JSON report for programs that read line by line."""

from typing import TextIO

from mtlint.model import Report
from mtlint.reporters.base import Style
from mtlint.reporters.earlier import VERSION
from mtlint.reporters.json import diagnostics_of, documents_of, dump_line, failures_of, summary_of, tool_of

_PARTS = {"diagnostic": diagnostics_of, "document": documents_of, "failure": failures_of}


class JsonLinesReporter:
    """One object a line, which `type` says what it is: "diagnostic", "document", "failure" or "summary".

    The summary comes last, so that an output without it is known to have broken off.
    """

    def write(self, report: Report, stream: TextIO, style: Style) -> None:
        """Write findings as they come, then documents, failures and the summary."""
        del style
        for kind, values in _PARTS.items():
            stream.writelines(dump_line({"type": kind, **value}) + "\n" for value in values(report))
        last = {"type": "summary", "version": VERSION, "tool": tool_of(report), **summary_of(report)}
        stream.write(dump_line({**last, "failures": len(report.failures)}) + "\n")
