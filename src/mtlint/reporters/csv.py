"""CSV for spreadsheets."""

import csv
from collections.abc import Iterator
from typing import TextIO

from mtlint.model import Report
from mtlint.reporters.base import Style
from mtlint.reporters.located import located
from mtlint.reporters.visible import visible

_COLUMNS = (
    *("path", "line", "column", "end_line", "end_column", "severity", "code", "name", "message", "text", "related"),
    *("source_rule", "mqm", "its", "fix", "applicability", "replacement", "fingerprint"),
)
# What spreadsheets take for the start of a formula, in full width too: some turn it into ASCII.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MARK = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for the code page of its machine."""


class CsvReporter:
    """A row a finding, under a row of names. A cell that a spreadsheet would take for a formula starts with an apostrophe."""

    def write(self, report: Report, stream: TextIO, style: Style) -> None:
        """Write findings, then a row with severity "failure" for each thing that could not be checked."""
        del style
        stream.write(_MARK)
        writer = csv.DictWriter(stream, _COLUMNS, restval="", quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writeheader()
        for row in _rows(report):
            writer.writerow({name: _cell(value) for name, value in row.items()})


def _rows(report: Report) -> Iterator[dict[str, object]]:
    for one in located(report):
        item, fix = one.diagnostic, one.diagnostic.fix
        edits = [edit.replacement for edit in one.edits.edits] if one.edits else []
        yield {
            "path": item.path,
            "line": one.place.start.line,
            "column": one.place.start.column,
            "end_line": one.place.end.line,
            "end_column": one.place.end.column,
            "severity": item.severity,
            "code": item.code,
            "name": item.rule,
            "message": item.message,
            "text": item.text,
            "related": "; ".join(f"{what} at {place}" for what, place in one.related),
            "source_rule": item.source_rule or "",
            "mqm": item.mqm,
            "its": item.its,
            "fix": fix.title if fix else "",
            "applicability": fix.applicability if fix else "",
            "replacement": " … ".join(edits),
            "fingerprint": item.fingerprint,
        }
    for failure in report.failures:
        yield {"path": failure.path, "severity": "failure", "message": f"could not be checked: {failure.message}"}


def _cell(value: object) -> str:
    text = str(value)
    return visible(f"'{text}" if text.lstrip().startswith(_FORMULA) else text)
