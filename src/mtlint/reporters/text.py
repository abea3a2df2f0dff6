"""Findings with the text they stand in, for people at a terminal."""

from collections.abc import Callable, Iterator
from typing import TextIO

from mtlint.model import Applicability, Diagnostic, Fix, Report
from mtlint.reporters.ansi import Paint
from mtlint.reporters.base import Style
from mtlint.reporters.located import is_fixable
from mtlint.reporters.places import Elsewhere, Locator, Place
from mtlint.reporters.summary import closing_lines, failure_lines
from mtlint.reporters.visible import plural, unheard, visible
from mtlint.reporters.window import window

_RELATED = 4
"""Related places shown; the rest is counted."""
_NARROWEST = 40


class TextReporter:
    """A header, the marked source line, related places and the fix, in the manner of compilers."""

    def write(self, report: Report, stream: TextIO, style: Style) -> None:
        """Write findings, then failures, then the summary."""
        printer = _Printer(Paint(style.color), max(style.width, _NARROWEST))
        elsewhere = Elsewhere(report)
        for checked in report.documents:
            locator = Locator(checked.document)
            for diagnostic in checked.diagnostics:
                stream.writelines(f"{unheard(line)}\n" for line in printer.finding(locator, elsewhere, diagnostic))
                stream.write("\n")
        failures = [f"{printer.paint.failure('error')}: {unheard(line)}\n" for line in failure_lines(report)]
        stream.writelines([*failures, "\n"] if failures else [])
        stream.writelines(f"{line}\n" for line in closing_lines(report))


class _Printer:
    __slots__ = ("paint", "width")

    def __init__(self, paint: Paint, width: int) -> None:
        self.paint = paint
        self.width = width

    def finding(self, locator: Locator, elsewhere: Elsewhere, diagnostic: Diagnostic) -> Iterator[str]:
        place = locator.place(diagnostic.span)
        related = [(item.message, elsewhere.place(locator, diagnostic, item)) for item in diagnostic.related]
        shown = related[:_RELATED]
        numbers = [row[0] for one in [place, *(one for _, one in shown)] for row in one.rows]
        gutter = len(str(max(numbers)))
        yield self._header(diagnostic, place)
        yield self._bar(gutter)
        yield from self._excerpt(place, gutter, "^", lambda text: self.paint.severity(diagnostic.severity, text))
        for message, other in shown:
            yield f"{' ' * gutter} {self.paint.gutter('=')} {visible(message)} at {self.paint.path(visible(str(other)))}"
            yield from self._excerpt(other, gutter, "-", self.paint.related)
        if len(related) > len(shown):
            yield f"{' ' * gutter} {self.paint.gutter('=')} and {plural(len(related) - len(shown), 'more place')}"
        if diagnostic.fix is not None:
            yield self._bar(gutter)
            yield f"{self.paint.help('help')}: {_help(diagnostic.fix)}"

    def _header(self, diagnostic: Diagnostic, place: Place) -> str:
        where = self.paint.path(visible(str(place)))
        mark = " [*]" if is_fixable(diagnostic) else ""
        source = f" ({visible(diagnostic.source_rule)})" if diagnostic.source_rule else ""
        return f"{where}: {self.paint.code(diagnostic)}{mark} {visible(diagnostic.message)}{source}"

    def _bar(self, gutter: int) -> str:
        return f"{' ' * gutter} {self.paint.gutter('|')}"

    def _excerpt(self, place: Place, gutter: int, marker: str, paint: Callable[[str], str]) -> Iterator[str]:
        """The lines of a place, each with its marker; lines left out are one row of dots."""
        before = None
        for number, text, start, end in place.rows:
            if before is not None and number != before + 1:
                yield self.paint.gutter("...")
            before = number
            part = window(text, start, end, self.width - gutter - 3)
            yield f"{self.paint.gutter(f'{number:>{gutter}} |')} {part.text}".rstrip()
            if start < end or len(place.rows) == 1:
                yield f"{self._bar(gutter)} {' ' * part.before}{paint(marker * part.width)}"


def _help(fix: Fix) -> str:
    how = {
        Applicability.SAFE: "",
        Applicability.UNSAFE: " (unsafe)",
        Applicability.DISPLAY: " (by hand)",
    }
    return f"{visible(fix.title)}{how[fix.applicability]}"
