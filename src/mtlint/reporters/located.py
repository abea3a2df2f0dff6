"""Findings with their places, for the formats that print one entry a finding."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Applicability, Checked, Diagnostic, Fix, Report, Severity
from mtlint.reporters.places import Elsewhere, Locator, Place
from mtlint.reporters.visible import plural, visible


@dataclass(frozen=True, slots=True)
class Located:
    """A finding, where it stands, and the other places that belong to it, each with what it is."""

    diagnostic: Diagnostic
    place: Place
    related: tuple[tuple[str, Place], ...]
    locator: Locator

    @property
    def line(self) -> int:
        """Line of the first character, from 1."""
        return self.locator.line(self.diagnostic.span.start)

    @property
    def last_line(self) -> int:
        """Line of the last character."""
        return self.locator.line(max(self.diagnostic.span.end - 1, self.diagnostic.span.start))

    @property
    def sentence(self) -> str:
        """The message on one line, with the first of the other places and how many more there are."""
        said = visible(self.diagnostic.message)
        if not self.related:
            return said
        what, place = self.related[0]
        more = f", and {plural(len(self.related) - 1, 'more place')}" if len(self.related) > 1 else ""
        where = f"{place.start.line}:{place.start.column}" if place.path == self.place.path else str(place)
        return f"{said} ({visible(what)} at {visible(where)}{more})"

    @property
    def edits(self) -> Fix | None:
        """The fix, where it says what to write into the file and not only what to do."""
        fix = self.diagnostic.fix
        return fix if fix is not None and fix.edits and not self.locator.document.extracted else None


def located(report: Report, severity: Severity | None = None, elsewhere: Elsewhere | None = None) -> Iterator[Located]:
    """Findings in order, all or those of one severity; `elsewhere` saves a pass where it is known already."""
    elsewhere = elsewhere or Elsewhere(report)
    for checked in report.documents:
        yield from located_in(checked, elsewhere, severity)


def located_in(checked: Checked, elsewhere: Elsewhere, severity: Severity | None = None) -> Iterator[Located]:
    """Findings of one document in order, all or those of one severity."""
    wanted = [item for item in checked.diagnostics if severity in {None, item.severity}]
    if not wanted:
        return
    locator = Locator(checked.document)
    for item in wanted:
        related = tuple((other.message, elsewhere.place(locator, item, other)) for other in item.related)
        yield Located(item, locator.place(item.span), related, locator)


def worst_first(report: Report) -> Iterator[Located]:
    """Errors, then warnings, then notes, each in order; one pass over the report a severity."""
    elsewhere = Elsewhere(report)
    for severity in sorted(Severity, reverse=True):
        yield from located(report, severity, elsewhere)


def is_fixable(diagnostic: Diagnostic) -> bool:
    """Whether `--fix` mends it."""
    return diagnostic.fix is not None and bool(diagnostic.fix.edits) and diagnostic.fix.applicability is Applicability.SAFE
