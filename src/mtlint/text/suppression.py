"""The grammar of comments that keep findings back; which characters open a comment is the format's affair.

mtlint: ignore[DUP001, typography] why
mtlint: ignore-start[TYP] why  …  mtlint: ignore-end
mtlint: ignore-file[RES002] why
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from mtlint.text.nearest import did_you_mean

_COMMENT = re.compile(r"\s*mtlint\s*:\s*(?P<word>[\w-]*)\s*(?:\[(?P<rules>[^\]]*)\])?(?P<reason>.*)", re.DOTALL)
_EVERYTHING = "ALL"
_SELECTOR = re.compile(r"[^\s,]+")


class Action(StrEnum):
    """What a comment asks for."""

    IGNORE = "ignore"
    START = "ignore-start"
    END = "ignore-end"
    FILE = "ignore-file"


@dataclass(frozen=True, slots=True)
class Directive:
    """What a comment says. `selectors` are (selector, offset in the comment); `problem` is what is wrong with it, or empty.

    `action` is None where the comment asks for nothing that there is.
    """

    action: Action | None
    selectors: tuple[tuple[str, int], ...] = ()
    reason: str = ""
    problem: str = ""


def parse(comment: str) -> Directive | None:
    """What the inside of a comment says; None where it does not speak to mtlint."""
    match = _COMMENT.match(comment)
    if match is None:
        return None
    word = match["word"]
    if word not in {str(action) for action in Action}:
        hint = did_you_mean(word, map(str, Action)) or ": expected 'ignore[CODE]'"
        return Directive(None, problem=f"comment asks for {word!r}{hint}")
    action = Action(word)
    start = match.start("rules")
    selectors = tuple((found[0], start + found.start()) for found in _SELECTOR.finditer(match["rules"] or ""))
    reason = " ".join(match["reason"].split())
    named = tuple(one for one in selectors if one[0] != _EVERYTHING)
    return Directive(action, named if action is not Action.END else (), reason, _problem(action, selectors, named, reason))


def _problem(action: Action, selectors: tuple[tuple[str, int], ...], named: tuple[tuple[str, int], ...], reason: str) -> str:
    if action is Action.END:
        return "'ignore-end' takes no codes: it ends the range that began last" if selectors else ""
    if len(named) < len(selectors):
        return f"comment ignores {_EVERYTHING}, new defects too: name the rules"
    if not named:
        bracket = "its bracket is not closed" if reason.startswith("[") else f"write '{action}[CODE]'"
        return f"comment names no rule and would hide new defects too: {bracket}"
    return ""
