"""Renders the pages and writes the folder."""

import base64
import hashlib
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from mtlint.model import Report
from mtlint.reporters.html import overview, page
from mtlint.reporters.html.folder import MARK, Folder
from mtlint.reporters.html.rule_docs import RuleDocs
from mtlint.reporters.json import chunks
from mtlint.reporters.places import Elsewhere
from mtlint.reporters.summary import score
from mtlint.reporters.visible import plural, visible

INDEX = "index.html"
_PACKAGE = "mtlint.reporters.html"


def write(report: Report, root: Path) -> Path:
    """Write the whole report below `root` and return the overview."""
    folder = Folder(root)
    for name in (INDEX, "report.json"):
        folder.claim(name)
    docs = RuleDocs(report.rules)
    environment = _environment(report)
    counts = overview.gather(report, docs)
    elsewhere = Elsewhere(report)
    known = frozenset(entry.path for entry in counts.entries)
    template = environment.get_template("document.html")
    for index, checked in enumerate(report.documents):
        near = counts.entries
        values: dict[str, Any] = {
            "page": page.build(checked, elsewhere, docs, known),
            "entry": near[index],
            "previous": near[index - 1] if index else None,
            "next": near[index + 1] if index + 1 < len(near) else None,
        }
        folder.write(f"documents/{near[index].slug}.html", [template.render(values)])
    folder.write("report.json", chunks(report))
    path = folder.write(INDEX, [environment.get_template(INDEX).render(overview=counts, failures=report.failures)])
    folder.prune("documents")
    return path


def _environment(report: Report) -> Environment:
    environment = Environment(
        loader=PackageLoader(_PACKAGE, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = _asset("style.css"), _asset("report.js")
    # Hashes, not 'self': what 'self' means for a page on disk differs from browser to browser, and with the style and the
    # script inside, a page sent alone still works.
    environment.globals.update(
        tool=report.tool,
        generator=Markup(MARK),  # noqa: S704
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        style_hash=_hash(style),
        script_hash=_hash(script),
        plural=plural,
    )
    environment.filters["score"] = score
    environment.filters["thousands"] = lambda number: f"{number:,}"
    return environment


def _finalize(value: object) -> object:
    """Every string that a template prints shows its control and bidi characters."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _asset(name: str) -> str:
    return (files(_PACKAGE) / "assets" / name).read_text("utf-8")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
