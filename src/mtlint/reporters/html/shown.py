"""Text of a document as markup: escaped, hidden characters as labels a reader can see."""

import re
import unicodedata

from markupsafe import Markup, escape

from mtlint.reporters.visible import HIDDEN, is_blank

_HIDDEN = re.compile(f"((?![\t\n]){HIDDEN.pattern})")
_EXCERPT = 160


def shown(text: str, *, spell_out: bool = False) -> Markup:
    """Escaped text. Tabs and line feeds stay; `spell_out` labels every character but the space, for text nobody could see."""
    if spell_out:
        return Markup("").join(character if character == " " else _label(character) for character in text)
    parts = _HIDDEN.split(text)
    return Markup("").join(_label(part) if index % 2 else escape(part) for index, part in enumerate(parts))


def excerpt(text: str, limit: int = _EXCERPT) -> Markup:
    """The text on one line, its middle left out where it is long."""
    flat = re.sub(r"[\r\n\t]+", " ", text)
    if len(flat) > limit:
        half = limit // 2
        flat = f"{flat[:half].rstrip()} … {flat[-half:].lstrip()}"
    return shown(flat, spell_out=is_blank(flat))


def _label(character: str) -> Markup:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "control character" if unicodedata.category(character) == "Cc" else "unnamed").lower()
    return Markup('<span class="hidden" title="{}">{}</span>').format(f"{code} {name}", code)
