"""Placeholders: what a program puts something else in the place of.

The notations are those of printf and Python (`%s`, `%1$d`, `%(name)s`, `%@`), of braces (`{0}`, `{name}`, `{n, number}`), of
templates (`{{ name }}`, `${name}`, `%{name}`, `%name%`) and of ICU MessageFormat
(`{n, plural, one {# file} other {# files}}`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Flag, auto

_DEEPEST = 8
"""How many choices may stand in each other."""

_PERCENT = (
    r"%%|%#@\w+@"
    r"|(?<!\d)%(?:\(\w[\w.\- ]*\)|\d{1,2}\$)?[-+#0]*+(?:\d++|\*)?(?:\.(?:\d++|\*))?(?:hh|h|ll|l|q|L|z|j|t)?[@bcdEeFfGgiopsuXx]"
)
_BRACES = r"\{\s*(?:\d+|[^\W\d][\w.\-]*)\s*(?:![rsa])?(?::[^{}\n]{0,80}|,\s*[a-z]+\s*(?:,[^{}\n]{0,80})?)?\}|\{\}"
_TEMPLATE = r"\{\{\{?[^{}\n]{1,200}\}\}\}?|[$%#]\{[^{}\n]{1,200}\}|(?<![\d%])%[^\W\d]\w*%(?![\w%])|\$t\([^()\n]{1,200}\)"
_DOLLAR = r"\$[\w@]+\$|\$\d"
_NUMBER = r"%L?\d{1,2}(?!\d)|%n\b"
_CHOICE = r"\{\s*[\w.\-]+\s*,\s*(?:plural|selectordinal|select)\s*,"

_CHOICE_HEAD = re.compile(r"\{\s*(?P<name>[\w.\-]+)\s*,\s*(?P<kind>\w+)\s*,\s*(?:offset:\d+\s*)?")
_ARM = re.compile(r"\s*(?:=\d+|[\w\-]+)\s*\{")
_CHOICE_END = re.compile(r"\s*\}")
_IN_ARM = r"(?P<quoted>'[{}#][^']*'?)|(?P<number>#)|(?P<open>\{)|(?P<close>\})"
_SPACE = re.compile(r"\s+")


class Notation(Flag):
    """Ways of writing placeholders; a format may know which of them its texts use."""

    PERCENT = auto()
    BRACES = auto()
    TEMPLATE = auto()
    CHOICE = auto()
    DOLLAR = auto()
    """Those of browser extensions, `$NAME$` and `$1`: in other texts these are amounts."""
    NUMBER = auto()
    """Those of Qt and KDE, `%1` and `%n`."""
    ANY = PERCENT | BRACES | TEMPLATE | CHOICE
    ICU = BRACES | CHOICE


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder. `identity` is what must stand in a translation too, without white space that says nothing.

    `spans`, (start, end), are what of the text is no prose: all of a simple one, the frame around the texts of a choice.
    `in_choice` says that it stands in one of those texts, of which languages have more or fewer.
    """

    identity: str
    spans: tuple[tuple[int, int], ...]
    in_choice: bool = False

    @property
    def start(self) -> int:
        return self.spans[0][0]


def find_placeholders(text: str, notation: Notation = Notation.ANY) -> list[Placeholder]:
    """The placeholders of a text in the order in which they begin. `%%`, which is a percent sign, is none."""
    if not any(mark in text for mark in "%{$"):
        return []
    return sorted(_Search(text, notation).all(), key=lambda one: one.start)


class _NoChoiceError(Exception):
    """What began as a choice is none."""


class _Search:
    """One text and what to look for in it."""

    def __init__(self, text: str, notation: Notation) -> None:
        self._text = text
        ways = [
            (Notation.CHOICE, f"(?P<choice>{_CHOICE})"),
            (Notation.TEMPLATE, _TEMPLATE),
            (Notation.PERCENT, _PERCENT),
            (Notation.BRACES, _BRACES),
            (Notation.DOLLAR, _DOLLAR),
            (Notation.NUMBER, _NUMBER),
        ]
        pattern = "|".join(way for kind, way in ways if kind in notation)
        self._token = re.compile(pattern)
        self._in_arm = re.compile(f"{pattern}|{_IN_ARM}")

    def all(self) -> Iterator[Placeholder]:
        at = 0
        while match := self._token.search(self._text, at):
            at = match.end()
            if match.lastgroup == "choice":
                try:
                    at, found = self._choice(match.start(), 1)
                except _NoChoiceError:
                    continue
                yield from found
            elif match[0] != "%%":
                yield _simple(match)

    def _choice(self, start: int, depth: int) -> tuple[int, list[Placeholder]]:
        """Where a choice ends, and it with all in it. Raises `_NoChoiceError`."""
        head = _CHOICE_HEAD.match(self._text, start)
        if head is None or depth > _DEEPEST:
            raise _NoChoiceError
        spans: list[tuple[int, int]] = []
        found: list[Placeholder] = []
        frame, at = start, head.end()
        while arm := _ARM.match(self._text, at):
            spans.append((frame, arm.end()))
            frame, inside = self._arm(arm.end(), depth, head["kind"] != "select")
            at = frame + 1
            found += inside
        end = _CHOICE_END.match(self._text, at)
        if end is None or not spans:
            raise _NoChoiceError
        spans.append((frame, end.end()))
        return end.end(), [Placeholder(f"{{{head['name']},{head['kind']}}}", tuple(spans), depth > 1), *found]

    def _arm(self, at: int, depth: int, numbers: bool) -> tuple[int, list[Placeholder]]:
        """Where the brace stands that closes the text of an arm, and what stands in it."""
        found: list[Placeholder] = []
        while match := self._in_arm.search(self._text, at):
            at = match.end()
            match match.lastgroup:
                case "close":
                    return match.start(), found
                case "open":
                    raise _NoChoiceError
                case "quoted":
                    pass  # '{' is a brace
                case "choice":
                    at, inside = self._choice(match.start(), depth + 1)
                    found += inside
                case "number":
                    found += [Placeholder("#", (match.span(),), True)] if numbers else []
                case _:
                    found += [_simple(match, in_choice=True)] if match[0] != "%%" else []
        raise _NoChoiceError


def _simple(match: re.Match[str], *, in_choice: bool = False) -> Placeholder:
    return Placeholder(_SPACE.sub("", match[0]), (match.span(),), in_choice)
