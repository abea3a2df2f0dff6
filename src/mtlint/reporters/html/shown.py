"""Text of a document as markup: escaped, hidden characters as labels a reader can see."""

import re
import unicodedata

from markupsafe import Markup, escape

from mtlint.reporters.visible import HIDDEN, is_blank

_HIDDEN = re.compile(f"((?![\t\n]){HIDDEN.pattern})")
_EXCERPT = 160
_SIGNS = {" ": ("space", "␣"), "\n": ("line end", "↵"), "\r": ("line end", "↵"), "\t": ("tab", "⇥")}


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


def edited(text: str, limit: int = _EXCERPT) -> Markup:
    """Text that goes or comes: what separates words is shown where it stands at an end, or is no common space."""
    text = text.replace("\r\n", "\n")
    if len(text) > limit:
        half = limit // 2
        text = f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
    inner = range(len(text) - len(text.lstrip(" ")), len(text.rstrip(" ")))
    return Markup("").join(_edited(character, index in inner) for index, character in enumerate(text))


def _edited(character: str, inside: bool) -> Markup:
    if character in _SIGNS and not (character == " " and inside):
        name, sign = _SIGNS[character]
        return Markup('<span class="sign" title="{}">{}</span>').format(name, sign)
    if _HIDDEN.match(character) or (character != " " and unicodedata.category(character) == "Zs"):
        return _label(character)
    return escape(character)


def _label(character: str) -> Markup:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "control character" if unicodedata.category(character) == "Cc" else "unnamed").lower()
    return Markup('<span class="hidden" title="{}">{}</span>').format(f"{code} {name}", code)
