"""RES003: characters that were lost or spoiled on the way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from mtlint.model import Edit, Finding, Fix, Segment, Severity, Span
from mtlint.rules.base import Bad, Ok, SegmentRule
from mtlint.text.markup import may_be_markup
from mtlint.text.mojibake import mojibake

_LOST = re.compile("\ufffd+|ï¿½|(?:锟斤拷)+|(?:烫{3,}|屯{3,})")
_CONTROL = re.compile("[\x80-\x9f]+")
_ENTITY = re.compile(r"&(?:amp;)*(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d{0,2});")
_ESCAPE = re.compile(r"(?:\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\U[0-9a-fA-F]{8})+")
_PERCENT = re.compile(r"(?<![\w/=&?.-])(?:%[0-9A-F]{2}){3,}")
_QUOTED_PRINTABLE = re.compile(r"(?:=[89A-F][0-9A-F]){2,}")
_LINE_BREAK = re.compile(r"(?<=[\w.!?,;:]|\s)(?:\\r)?\\n(?=[A-Z\s]|$)")
_QUESTIONS = re.compile(r"(?<!\S)\?{2,}(?:\s\?{2,})+(?!\S)")


@dataclass(frozen=True, slots=True)
class BrokenEncoding(SegmentRule):
    """Characters were lost or spoiled by a wrong encoding or by escaping twice.

    ## Why it matters
    "cafÃ©" for "café", "&amp;nbsp;" for a space, or a black diamond for a letter is what readers see when a text was saved or
    opened in the wrong way on its path to the engine or back.

    ## What to do
    Write the characters that the source has there. If there are many, tell whoever sends the files: the fault lies in how they
    are saved, and the next ones will have it too.

    ## When it is wrong
    A text about such faults shows them. Code is left alone, and so is what the source has too.

    ## Fix
    Writes what was meant, where that can still be worked out. Unsafe where that may be read as markup.
    """

    code = "RES003"
    name = "broken-encoding"
    severity = Severity.ERROR
    since = "0.1"
    mqm = "character-encoding"
    its = "characters"
    examples = (
        Ok("Café, naïve, PROJETÉ», 5 °C & R&D; Ångström; C:\\new and a%20b"),
        Ok("Tom &amp; Ann", source="Tom &amp; Anna"),
        Bad("The caf[[Ã©]] isn[[â€™]]t open.", fixed="The café isn’t open."),
        Bad("A lost [[\ufffd]] letter."),
        Bad("Tom[[&nbsp;]]and[[&amp;#39;]]Ann.", fixed="Tom\u00a0and'Ann."),
        Bad("China is [[\\u4e2d\\u56fd]].", fixed="China is 中国."),
    )

    def check(self, segment: Segment) -> Iterator[Finding]:
        reached = 0
        for start, end, what, meant in sorted(_broken(segment.text), key=lambda place: (place[0], -place[1])):
            part = segment.text[start:end]
            if start < reached:
                continue
            reached = end
            if segment.is_protected(start, end) or (segment.source is not None and part in segment.source):
                continue
            span = segment.span(start, end)
            yield Finding(span, what, fix=_fix(span, meant) if meant is not None else None)


def _fix(span: Span, meant: str) -> Fix:
    made = Fix.unsafe if may_be_markup(meant) or not meant.replace("\u00a0", " ").isprintable() else Fix.safe
    return made(f"Write \u201c{meant}\u201d", Edit(span, meant))


def _broken(text: str) -> Iterator[tuple[int, int, str, str | None]]:
    """(start, end, what it is, what was meant) of each spoiled place."""
    for found in mojibake(text):
        yield found.start, found.end, "text decoded in a wrong encoding", found.meant
    for match in (*_LOST.finditer(text), *_CONTROL.finditer(text), *_QUESTIONS.finditer(text)):
        yield *match.span(), "characters lost by a wrong encoding", None
    if "&" in text:
        for match in _ENTITY.finditer(text):
            meant = _unescaped(match[0])
            if meant != match[0] and "&" not in meant[1:]:
                yield *match.span(), "entity escaped twice", meant
    if "\\" in text:
        for match in _ESCAPE.finditer(text):
            yield *match.span(), "escape of a character", _from_escape(match[0])
        for match in _LINE_BREAK.finditer(text):
            yield *match.span(), "escape of a line break", None
    for match in (*_PERCENT.finditer(text), *_QUOTED_PRINTABLE.finditer(text)):
        yield *match.span(), "escaped bytes", None


def _unescaped(entity: str) -> str:
    before = ""
    while before != entity:
        before, entity = entity, unescape(entity)
    return entity


def _from_escape(escape: str) -> str | None:
    try:
        meant = escape.encode("ascii").decode("unicode_escape")
        return meant.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeError:
        return None
