"""How often each rule found something, in place of the findings themselves."""

from collections import Counter
from dataclasses import dataclass
from typing import TextIO

from mtlint.model import Report
from mtlint.reporters.ansi import Paint
from mtlint.reporters.base import Style
from mtlint.reporters.earlier import VERSION
from mtlint.reporters.json import dump, failures_of, items, summary_of, tool_of
from mtlint.reporters.located import is_fixable
from mtlint.reporters.summary import closing_lines, failure_lines
from mtlint.reporters.visible import visible


@dataclass(frozen=True, slots=True)
class _Count:
    code: str
    name: str
    count: int
    fixable: int


class StatisticsReporter:
    """`count code [*] name`, the most frequent first; `[*]` where all can be fixed, `[-]` where some can."""

    def write(self, report: Report, stream: TextIO, style: Style) -> None:
        """Write a line a rule, then failures, then the summary."""
        paint, rows = Paint(style.color), _counts(report)
        width = max((len(str(row.count)) for row in rows), default=0)
        codes = max((len(row.code) for row in rows), default=0)
        for row in rows:
            mark = "[*]" if row.fixable == row.count else "[-]" if row.fixable else "[ ]"
            stream.write(f"{row.count:>{width}}  {paint.path(f'{visible(row.code):<{codes}}')}  {mark} {visible(row.name)}\n")
        stream.writelines(f"{paint.failure('error')}: {line}\n" for line in failure_lines(report))
        stream.writelines(f"{line}\n" for line in closing_lines(report))


class JsonStatisticsReporter:
    """The same as one object, with failures and summary as in the JSON report."""

    def write(self, report: Report, stream: TextIO, style: Style) -> None:
        """Write one object."""
        del style
        head = {"version": VERSION, "tool": tool_of(report), "summary": summary_of(report)}
        stream.write("{\n")
        stream.writelines(f" {dump(name)}: {dump(value)},\n" for name, value in head.items())
        stream.write(' "statistics": [')
        stream.writelines(items({name: getattr(row, name) for name in _Count.__slots__} for row in _counts(report)))
        stream.write('],\n "failures": [')
        stream.writelines(items(failures_of(report)))
        stream.write("]\n}\n")


def _counts(report: Report) -> list[_Count]:
    found: Counter[tuple[str, str]] = Counter()
    fixable: Counter[tuple[str, str]] = Counter()
    for checked in report.documents:
        found.update((item.code, item.rule) for item in checked.diagnostics)
        fixable.update((item.code, item.rule) for item in checked.diagnostics if is_fixable(item))
    rows = [_Count(*key, count, fixable[key]) for key, count in found.items()]
    return sorted(rows, key=lambda row: (-row.count, row.code))
