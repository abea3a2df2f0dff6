"""Inline tags of a text, and what is wrong with how they are nested."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_TAG = re.compile(r"<(?P<closes>/)?(?P<name>[A-Za-z][\w:.-]*)(?P<rest>(?:\s[^<>]*?)?)(?P<alone>/)?>")
_HTML = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "button", "center", "cite", "code", "del", "dfn", "div", "em", "font",
    "hr", "h1", "h2", "h3", "h4", "h5", "h6", "i", "img", "input", "ins", "kbd", "label", "li", "mark", "ol", "p", "pre",
    "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "table", "td", "th", "tr", "tt", "u", "ul", "var",
    "wbr",
))  # fmt: skip
_OF_SPELLING = frozenset(("sub", "sup", "/sub", "/sup", "wbr/"))
"""Tags that one language needs and another does not: "1<sup>er</sup>"."""
_VOID = frozenset(("br", "hr", "img", "input", "wbr"))


class Tag(NamedTuple):
    """A tag and its half-open range in its text: `/b` for one that ends something, `br/` for one that stands alone."""

    name: str
    start: int
    end: int


def tags_of(text: str) -> list[Tag]:
    """The tags of a text: those of HTML, and others that are closed, stand alone or have attributes."""
    if "<" not in text:
        return []
    matches = list(_TAG.finditer(text))
    closed = {match["name"] for match in matches if match["closes"]}
    found = []
    for match in matches:
        name = match["name"].lower() if match["name"].lower() in _HTML else match["name"]
        if name in _HTML or name in closed or match["alone"] or "=" in match["rest"]:
            alone = match["alone"] or name in _VOID
            found.append(Tag(f"{name}/" if alone else ("/" if match["closes"] else "") + name, *match.span()))
    return found


def lacking(wanted: Sequence[str], found: Sequence[str]) -> list[str]:
    """The names that come less often in another text, once for each time that is lacking, in order.

    Those of spelling are needed in one language and not in another.
    """
    return [name for name in (Counter(wanted) - Counter(found)).elements() if name not in _OF_SPELLING]


def misnested(names: Sequence[str]) -> int | None:
    """Index of the first tag that ends what is not open, or not the last to be opened; None where all is well."""
    stack: list[str] = []
    for index, name in enumerate(names):
        if name.startswith("/"):
            if not stack or stack.pop() != name[1:]:
                return index
        elif f"/{name}" in names:
            stack.append(name)
    return None
