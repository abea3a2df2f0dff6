"""What all pages are rendered with."""

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from mtlint.model import Tool
from mtlint.reporters.html.shown import excerpt
from mtlint.reporters.summary import score
from mtlint.reporters.visible import plural, visible
from mtlint.text.direction import direction
from mtlint.text.mark import MARK

_PACKAGE = "mtlint.reporters.html"


def environment(tool: Tool) -> Environment:
    """Templates of pages that all escape what they print, show hidden characters, and run their own script only."""
    made = Environment(
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
    } | {"corpus": ""}
    # Hashes, not 'self': what 'self' means for a page on disk differs from browser to browser, and with the style and the
    # script inside, a page sent alone still works.
    made.globals.update(
        tool=tool,
        generator=Markup(MARK),  # noqa: S704
        style=Markup(style),  # noqa: S704
        scripts={page: Markup(script) for page, script in scripts.items()},  # noqa: S704
        style_hash=_hash(style),
        script_hashes={page: _hash(script) for page, script in scripts.items()},
        plural=plural,
        direction=direction,
    )
    made.filters["score"] = score
    made.filters["excerpt"] = excerpt
    made.filters["thousands"] = lambda number: f"{number:,}"
    return made


def _finalize(value: object) -> object:
    """Every string that a template prints shows its control and bidi characters."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _asset(name: str) -> str:
    return (files(_PACKAGE) / "assets" / name).read_text("utf-8")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
