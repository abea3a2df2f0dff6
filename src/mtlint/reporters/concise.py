"""One line a finding, for a terminal and for tools that read `path:line:column: message`."""

from typing import TextIO

from mtlint.model import Report
from mtlint.reporters.ansi import Paint
from mtlint.reporters.base import Style
from mtlint.reporters.located import is_fixable
from mtlint.reporters.places import Locator
from mtlint.reporters.summary import closing_lines, failure_lines
from mtlint.reporters.visible import unheard, visible


class ConciseReporter:
    """`path:line:column: CODE message`, with `[*]` before the message where `--fix` mends it."""

    def write(self, report: Report, stream: TextIO, style: Style) -> None:
        """Write findings, then failures, then the summary."""
        paint = Paint(style.color)
        for checked in report.documents:
            locator = Locator(checked.document)
            for diagnostic in checked.diagnostics:
                place = locator.place(diagnostic.span)
                where = paint.path(visible(str(place)))
                mark = " [*]" if is_fixable(diagnostic) else ""
                line = f"{where}: {paint.code(diagnostic)}{mark} {visible(diagnostic.message)}"
                stream.write(f"{unheard(line)}\n")
        for line in failure_lines(report):
            stream.write(f"{paint.failure('error')}: {unheard(line)}\n")
        stream.writelines(f"{line}\n" for line in closing_lines(report))
