"""What the styles of a Word document say of the paragraphs and runs that have them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from mtlint.readers._xml import Element

_HEADING = re.compile(r"heading \d|title|subtitle", re.IGNORECASE)
_LINE = re.compile(r"caption|date|signature|closing|salutation", re.IGNORECASE)
_GENERATED = re.compile(r"toc \d|index \d|table of (?:figures|authorities)", re.IGNORECASE)
_OFF = frozenset(("0", "false", "off", "none"))
_BODY_TEXT = "9"
"""The outline level of what is no heading."""

Languages = tuple[str | None, str | None, str | None]
"""Of Latin and the like, of East Asian, and of right-to-left text, as BCP 47 tags."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style and those it is based on say; None where they say nothing."""

    heading: bool | None = None
    item: bool | None = None
    hidden: bool | None = None
    languages: Languages = (None, None, None)
    line: bool = False
    generated: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids; `default` is that of paragraphs that name none."""

    default: str = ""
    languages: Languages = (None, None, None)
    """What the document says of text of which no style and no run says anything."""
    _elements: Mapping[str, Element] = field(default_factory=dict)
    _known: dict[str, Style] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element) -> "Styles":
        """The styles of a `styles.xml`."""
        found = [element for element in root.elements if element.local == "style"]
        by_id = {value(element, "styleId") or "": element for element in found}
        default = next((name for name, element in by_id.items() if _is_default(element)), "")
        named = (one for one in root.walk() if one.local == "rPrDefault")
        properties = next((child(one, "rPr") for one in named), None)
        return cls(default, languages_of(properties), by_id)

    def style(self, name: str | None) -> Style:
        """A style by its id; one that says nothing for a name that is none."""
        chain: dict[str, Element] = {}
        while name and name in self._elements and name not in self._known and name not in chain:
            chain[name] = self._elements[name]
            based_on = child(chain[name], "basedOn")
            name = value(based_on) if based_on else None
        found = self._known.get(name or "", Style())
        for own, element in reversed(chain.items()):
            found = self._known[own] = _over(element, found)
        return found


def value(element: Element, name: str = "val") -> str | None:
    """An attribute by its name without the namespace, which differs between the two editions of the standard."""
    for key, held in element.attributes.items():
        if key.rpartition("}")[2] == name:
            return held
    return None


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name."""
    return next((one for one in element.elements if one.local == name), None) if element else None


def is_on(element: Element | None) -> bool | None:
    """Whether a property that is there or not is on; None where nothing is said."""
    return None if element is None else value(element) not in _OFF


def is_heading(properties: Element | None) -> bool | None:
    """Whether the properties of a paragraph give it a place in the outline."""
    level = child(properties, "outlineLvl")
    return None if level is None else value(level) != _BODY_TEXT


def is_item(properties: Element | None) -> bool | None:
    """Whether the properties of a paragraph put it in a list."""
    number = child(child(properties, "numPr"), "numId")
    return None if number is None else value(number) != "0"


def is_hidden(properties: Element | None) -> bool | None:
    """Whether the properties of a run hide it."""
    return is_on(child(properties, "vanish"))


def languages_of(properties: Element | None) -> Languages:
    """The languages that the properties of a run name."""
    language = child(properties, "lang")
    if language is None:
        return None, None, None
    return value(language), value(language, "eastAsia"), value(language, "bidi")


def merged(first: Languages, second: Languages) -> Languages:
    """The first of two, or the second where the first says nothing."""
    return first[0] or second[0], first[1] or second[1], first[2] or second[2]


def _is_default(element: Element) -> bool:
    return value(element, "type") == "paragraph" and value(element, "default") in {"1", "true", "on"}


def _over(element: Element, base: Style) -> Style:
    """A style that is based on another."""
    called = child(element, "name")
    title = (value(called) or "") if called else ""
    paragraph, run = child(element, "pPr"), child(element, "rPr")
    heading = True if _HEADING.fullmatch(title) else is_heading(paragraph)
    item, hidden = is_item(paragraph), is_hidden(run)
    return Style(
        heading=base.heading if heading is None else heading,
        item=base.item if item is None else item,
        hidden=base.hidden if hidden is None else hidden,
        languages=merged(languages_of(run), base.languages),
        line=base.line or bool(_LINE.fullmatch(title)),
        generated=base.generated or bool(_GENERATED.fullmatch(title)),
    )
