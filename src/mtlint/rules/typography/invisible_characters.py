"""TYP007: characters that nobody sees."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Edit, Finding, Fix, Segment, Span
from mtlint.rules.base import Bad, DocumentRule, Ok
from mtlint.text.lines import lines
from mtlint.text.scripts import script
from mtlint.text.writing import is_cjk

_INDENT = re.compile(r"\u3000+")
_SPACES = "\u00a0\u202f\u2007\u3000"
_RUNS = (
    (re.compile(r"[\u200b\u2060\ufeff\u180e]+"), "zero-width character", ""),
    (re.compile(r"[\u200c\u200d]+"), "zero-width joiner", ""),
    (re.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+"), "mark of writing direction", ""),
    (re.compile(r"\u00ad+"), "soft hyphen", ""),
    (re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+"), "control character", " "),
    (re.compile(r"[\u2028\u2029]+"), "line separator", " "),
    (re.compile(rf"(?<=\S)(?=[ \t]*[{_SPACES}])[ \t{_SPACES}]{{2,}}(?=\S)"), "run of no-break spaces", " "),
)
_JOINED = frozenset(
    (
        "Arab",
        "Syrc",
        "Nkoo",
        "Mong",
        "Deva",
        "Beng",
        "Guru",
        "Gujr",
        "Orya",
        "Taml",
        "Telu",
        "Knda",
        "Mlym",
        "Sinh",
        "Khmr",
        "Mymr",
    )
)
"""Scripts whose letters are joined or parted by such characters; emoji are too."""
_RIGHT_TO_LEFT = frozenset(("Arab", "Hebr", "Syrc", "Thaa", "Nkoo"))
_WITHOUT_SPACES = frozenset(("Thai", "Laoo", "Khmr", "Mymr"))
"""Scripts in which a zero-width space parts words."""
_FIRST_SYMBOL = "\u2190"


@dataclass(frozen=True, slots=True)
class InvisibleCharacters(DocumentRule):
    """Characters stand in the text that nobody sees, or a line looks empty and is not.

    ## Why it matters
    Lines of no-break spaces, zero-width characters and control characters come over from web pages. A search misses the words
    they stand in, lines break in odd places, and two texts that look alike are not.

    ## What to do
    Delete them; an editor that shows invisible characters helps to find them. If two words then stick together, put a space
    between them.

    ## When it is wrong
    Soft hyphens and zero-width spaces may be set on purpose where a long word may break. Single no-break spaces between words
    are left alone, and so are joiners and marks of direction beside emoji and in scripts that need them.

    ## Fix
    Removes the characters, or puts a space where they parted words. Unsafe for a control character between two letters, which
    may stand for a lost one, for whole lines of other files than plain text, and for the wide spaces of Chinese and Japanese.
    """

    code = "TYP007"
    name = "invisible-characters"
    since = "0.1"
    mqm = "character-encoding"
    its = "characters"
    examples = (
        Ok("It is 5\u00a0km.\n\nThe family \U0001f468\u200d\U0001f469\u200d\U0001f467 is here."),
        Ok("می\u200cخواهم"),
        Bad("One.\n[[\u00a0]]\nTwo.", fixed="One.\n\nTwo."),
        Bad("A zero[[\u200b]]width space and a soft hy[[\u00ad]]phen.", fixed="A zerowidth space and a soft hyphen."),
        Bad("One[[\x0b]]two[[\u00a0 \u00a0]]three.", fixed="One two three."),
        Bad("[[\u3000\u3000]]The meeting stressed this.", fixed="The meeting stressed this."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for segment in document.segments:
            yield from _in_segment(segment)
        if document.format == "jsonl":
            return
        for start, line in lines(document.text):
            if line.isascii():
                continue
            indent = _INDENT.match(line)
            if not line.strip():
                span, what = Span(start, start + len(line)), "line that only looks empty"
            elif indent is not None:
                span, what = Span(start, start + indent.end()), "ideographic spaces before the text"
            else:
                continue
            made = Fix.safe if document.format == "txt" and not is_cjk(document.language) else Fix.unsafe
            yield Finding(span, what, fix=made("Remove the spaces", Edit(span, "")))


def _in_segment(segment: Segment) -> Iterator[Finding]:
    text = segment.text
    if text.isascii() and text.isprintable():
        return
    for pattern, what, replacement in _RUNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if segment.is_protected(start, end):
                continue
            if _belongs(what, text, start, end):
                continue
            space = replacement if text[start - 1 : start].strip() and text[end : end + 1].strip() else ""
            span = segment.span(start, end)
            unsure = (what == "control character" and bool(space)) or ("\u3000" in match[0] and is_cjk(segment.language))
            yield Finding(span, what, fix=(Fix.unsafe if unsure else Fix.safe)("Remove it", Edit(span, space)))


def _belongs(what: str, text: str, start: int, end: int) -> bool:
    """Whether the script of the text needs the character."""
    beside = text[max(start - 1, 0) : start] + text[end : end + 1]
    if what == "zero-width character":
        return any(script(near) in _WITHOUT_SPACES for near in beside)
    if what == "zero-width joiner":
        return any(near >= _FIRST_SYMBOL or script(near) in _JOINED for near in beside)
    return what == "mark of writing direction" and any(script(character) in _RIGHT_TO_LEFT for character in text)
