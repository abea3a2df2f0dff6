"""Renders the pages and writes the folder."""

from collections import defaultdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from mtlint.model import Checked, Failure, Report, RuleInfo, Tool
from mtlint.reporters.earlier import Difference, Earlier
from mtlint.reporters.html import page
from mtlint.reporters.html.across import leads_away
from mtlint.reporters.html.environment import environment
from mtlint.reporters.html.folder import Folder
from mtlint.reporters.html.overview import Changes, Overview
from mtlint.reporters.html.rule_docs import RuleDocs
from mtlint.reporters.json import chunks
from mtlint.reporters.places import Elsewhere

INDEX = "index.html"
_NOWHERE = Elsewhere()


class Site:
    """A report that is written while checking goes on: each page with its document, the overview at the end.

    Until `finish` an earlier report in the folder stays as it is.
    """

    def __init__(self, root: Path, earlier: Earlier | None = None) -> None:
        """`earlier` is what the report is compared with. Raises `MtlintError` where foreign files are in the way."""
        self._folder = Folder(root)
        for name in (INDEX, "report.json"):
            self._folder.claim(name)
        self._earlier = earlier
        self._overview = Overview(Changes(earlier.tool) if earlier else None)
        self._waiting: tuple[int, Checked, Difference | None] | None = None
        """The document that came last: its page leads to the next one, which is not known yet."""
        self._linked: set[str] = set()
        """Documents that name places in others, which may be still to come."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._folder.discard()

    def begin(self, tool: Tool, rules: tuple[RuleInfo, ...]) -> None:
        """What is known before the first document is checked."""
        self._rules, self._docs = rules, RuleDocs(rules)
        self._environment = environment(tool)
        self._template = self._environment.get_template("document.html")

    def add(self, checked: Checked, failures: tuple[Failure, ...] = ()) -> None:
        """The next document, and what of it could not be checked. Raises `MtlintError` where its page cannot be written."""
        difference = self._earlier.since(checked, failures, self._rules) if self._earlier else None
        self._overview.add(checked, self._docs, difference)
        self._overview.shared.add(checked, _NOWHERE, self._docs, frozenset(), foreign=False)
        if any(leads_away(diagnostic) for diagnostic in checked.diagnostics):
            self._linked.add(checked.document.path)
        self._write_waiting()
        self._waiting = (len(self._overview.entries) - 1, checked, difference)

    def finish(self, report: Report) -> Path:
        """Write what needs all documents, put everything in its place, and return the overview.

        Raises `MtlintError` where something cannot be written; an earlier report then stays.
        """
        self._write_waiting()
        known = frozenset(entry.path for entry in self._overview.entries)
        if self._linked:
            self._write_linked(report, known)
        self._overview.score = report.summary().score
        if self._overview.changes and self._earlier:
            self._overview.changes.untold += self._earlier.elsewhere(report, known)
        self._folder.write("report.json", chunks(report))
        template = self._environment.get_template(INDEX)
        self._folder.write(INDEX, template.generate(overview=self._overview, failures=report.failures))
        return self._folder.publish("documents") / INDEX

    def _write_waiting(self) -> None:
        if self._waiting is not None:
            index, checked, difference = self._waiting
            self._waiting = None
            self._write(index, page.build(checked, _NOWHERE, self._docs, frozenset(), difference))

    def _write_linked(self, report: Report, known: frozenset[str]) -> None:
        """Once more the pages that lead to others, and those that others lead to."""
        elsewhere = Elsewhere(report)
        failures = failures_of(report)
        for index, checked in enumerate(report.documents):
            path = checked.document.path
            if path in self._linked or elsewhere.spans(path):
                difference = self._earlier.since(checked, failures[path], self._rules) if self._earlier else None
                self._overview.shared.add(checked, elsewhere, self._docs, known, foreign=True)
                self._write(index, page.build(checked, elsewhere, self._docs, known, difference))

    def _write(self, index: int, content: page.Page) -> None:
        entries = self._overview.entries
        values: dict[str, Any] = {
            "page": content,
            "entry": entries[index],
            "previous": entries[index - 1] if index else None,
            "next": entries[index + 1] if index + 1 < len(entries) else None,
        }
        self._folder.write(f"documents/{entries[index].slug}.html", [self._template.render(values)])


def write(report: Report, root: Path, earlier: Earlier | None = None) -> Path:
    """Write the whole report below `root` and return the overview."""
    failures = failures_of(report)
    with Site(root, earlier) as site:
        site.begin(report.tool, report.rules)
        for checked in report.documents:
            site.add(checked, failures[checked.document.path])
        return site.finish(report)


def failures_of(report: Report) -> defaultdict[str, tuple[Failure, ...]]:
    """What could not be checked, by document."""
    failures: defaultdict[str, tuple[Failure, ...]] = defaultdict(tuple)
    for failure in report.failures:
        failures[failure.path] += (failure,)
    return failures
