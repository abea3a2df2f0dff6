"""Renders the pages and writes the folder."""

import base64
import hashlib
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from mtlint.model import Checked, Failure, Report, RuleInfo, Tool
from mtlint.reporters.earlier import Difference, Earlier
from mtlint.reporters.html import page
from mtlint.reporters.html.across import leads_away
from mtlint.reporters.html.folder import Folder
from mtlint.reporters.html.overview import Changes, Overview
from mtlint.reporters.html.rule_docs import RuleDocs
from mtlint.reporters.html.shown import excerpt
from mtlint.reporters.json import chunks
from mtlint.reporters.places import Elsewhere
from mtlint.reporters.summary import score
from mtlint.reporters.visible import plural, visible
from mtlint.text.direction import direction
from mtlint.text.mark import MARK

INDEX = "index.html"
_PACKAGE = "mtlint.reporters.html"
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
        self._environment = _environment(tool)
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


def _environment(tool: Tool) -> Environment:
    environment = Environment(
        loader=PackageLoader(_PACKAGE, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = _asset("style.css")
    scripts = {
        page: "\n".join(_asset(f"{part}.js") for part in ("shared", "review", page)) for page in ("overview", "document")
    }
    # Hashes, not 'self': what 'self' means for a page on disk differs from browser to browser, and with the style and the
    # script inside, a page sent alone still works.
    environment.globals.update(
        tool=tool,
        generator=Markup(MARK),  # noqa: S704
        style=Markup(style),  # noqa: S704
        scripts={page: Markup(script) for page, script in scripts.items()},  # noqa: S704
        style_hash=_hash(style),
        script_hashes={page: _hash(script) for page, script in scripts.items()},
        plural=plural,
        direction=direction,
    )
    environment.filters["score"] = score
    environment.filters["excerpt"] = excerpt
    environment.filters["thousands"] = lambda number: f"{number:,}"
    return environment


def _finalize(value: object) -> object:
    """Every string that a template prints shows its control and bidi characters."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _asset(name: str) -> str:
    return (files(_PACKAGE) / "assets" / name).read_text("utf-8")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
