"""The tags, comments, texts and character references of HTML, each with its place.

As in the HTML standard, "Tokenization" (https://html.spec.whatwg.org/multipage/parsing.html#tokenization), which gives every
text a reading, broken ones too. What it takes a tree to know is left to those who build one.
"""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from html.entities import html5
from types import MappingProxyType
from typing import NamedTuple

from mtlint.model import Span

Piece = tuple[int, str, int]
"""File start, decoded text, file length."""

SPACE = "\t\n\f\r "
_GAP = re.compile(r"[\t\n\f\r /]*")
_NAME = re.compile(r"[^\t\n\f\r />]*")
_ATTRIBUTE = re.compile(r"=?[^\t\n\f\r />=]*")
_EQUALS = re.compile(r"[\t\n\f\r ]*=[\t\n\f\r ]*")
_UNQUOTED = re.compile(r"[^\t\n\f\r >]*")
_COMMENT_END = re.compile(r"--!?>")
_REFERENCE = re.compile(r"&(?:#(?:[xX](?P<hex>[0-9a-fA-F]+)|(?P<decimal>[0-9]+));?|(?P<name>[a-zA-Z][a-zA-Z0-9]*;?))")
_LONGEST_BARE = max(len(name) for name in html5 if not name.endswith(";"))
_LAST = 0x10FFFF

FOREIGN = frozenset({"math", "svg"})
_RAW = frozenset({"iframe", "noembed", "noframes", "script", "style", "xmp"})
_RAW_BUT_REFERENCES = frozenset({"textarea", "title"})
_WITHOUT_TAGS = _RAW | _RAW_BUT_REFERENCES | {"plaintext"}

_NOWHERE = Span(0, 0)


class What(Enum):
    """What a token is. `RAW` is text without references, such as that of a script."""

    TEXT = "text"
    RAW = "raw"
    START = "start"
    END = "end"
    COMMENT = "comment"


class Token(NamedTuple):
    """A part of a text. `inside` is what stands between the marks of a comment or of a CDATA section."""

    what: What
    start: int
    end: int
    name: str = ""
    attributes: Mapping[str, Span] = MappingProxyType({})
    """Name to the place of the value, which is between the quotation marks."""
    closed: bool = False
    """Whether a start tag is its own end, as `<path/>` is in SVG and XHTML."""
    inside: Span = _NOWHERE


def tokens(text: str, *, xml: bool = False) -> Iterator[Token]:
    """All of a text but what browsers drop: declarations, processing instructions, and a tag that never ends.

    `xml` is for XHTML, where any element may be its own end and CDATA sections are text.
    """
    at, foreign = 0, 0
    while at < len(text):
        begin = _markup(text, at)
        if begin > at:
            yield Token(What.TEXT, at, begin)
        if begin == len(text):
            return
        token = _token(text, begin, xml or foreign > 0)
        at = token.end
        if token.what is What.START:
            closed = token.closed and (xml or foreign > 0 or token.name in FOREIGN)
            if token.name in FOREIGN and not closed:
                foreign += 1
            yield token if closed == token.closed else Token(token.what, begin, at, token.name, token.attributes)
            if not closed and not foreign and token.name in _WITHOUT_TAGS:
                end = _raw_end(text, at, token.name)
                if end > at:
                    yield Token(What.TEXT if token.name in _RAW_BUT_REFERENCES else What.RAW, at, end, inside=Span(at, end))
                at = end
            continue
        if token.what is What.END and token.name in FOREIGN:
            foreign = max(foreign - 1, 0)
        if token.name or token.what in (What.COMMENT, What.RAW):
            yield token


def pieces(text: str, start: int, end: int, *, attribute: bool = False) -> Iterator[Piece]:
    """A range of a text decoded: plain text in one piece, each character reference in one of its own."""
    at = start
    for match in _REFERENCE.finditer(text, start, end):
        length, decoded = _referred(text, match, end, attribute)
        if not length or match.start() < at:
            continue
        if match.start() > at:
            yield at, text[at : match.start()], match.start() - at
        yield match.start(), decoded, length
        at = match.start() + length
    if end > at:
        yield at, text[at:end], end - at


def decoded(text: str, span: Span) -> str:
    """The value of an attribute."""
    return "".join(piece[1] for piece in pieces(text, span.start, span.end, attribute=True))


def _markup(text: str, at: int) -> int:
    """Where the next "<" stands that begins a tag, a comment or the like; the end of the text where there is none."""
    while True:
        at = text.find("<", at)
        if at < 0:
            return len(text)
        following = text[at + 1 : at + 3]
        if following[:1] in ("!", "?") or _is_letter(following[:1]) or (following[:1] == "/" and len(following) > 1):
            return at
        at += 1


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _token(text: str, at: int, cdata: bool) -> Token:
    """What begins at a "<"; a token without a name is one that says nothing."""
    if text.startswith("<!--", at):
        return _comment(text, at)
    if cdata and text.startswith("<![CDATA[", at):
        end = text.find("]]>", at)
        inside = Span(at + len("<![CDATA["), end if end >= 0 else len(text))
        return Token(What.RAW, at, end + len("]]>") if end >= 0 else len(text), inside=inside)
    closing = text[at + 1] == "/"
    if text[at + 1] in "!?" or (closing and not _is_letter(text[at + 2])):
        end = text.find(">", at)
        return Token(What.END, at, end + 1 if end >= 0 else len(text))
    name = _NAME.match(text, at + 1 + closing)
    found = _attributes(text, name.end()) if name else None
    if found is None or name is None:
        return Token(What.END, at, len(text))
    attributes, end, closed = found
    return Token(What.END if closing else What.START, at, end, name[0].lower(), attributes, closed)


def _comment(text: str, at: int) -> Token:
    start = at + len("<!--")
    for abrupt in (">", "->"):
        if text.startswith(abrupt, start):
            return Token(What.COMMENT, at, start + len(abrupt), inside=Span(start, start))
    match = _COMMENT_END.search(text, start)
    inside = Span(start, match.start() if match else len(text))
    return Token(What.COMMENT, at, match.end() if match else len(text), inside=inside)


def _attributes(text: str, at: int) -> tuple[dict[str, Span], int, bool] | None:
    """The attributes of a tag, where it ends, and whether a slash closes it; None where it never ends."""
    found: dict[str, Span] = {}
    while True:
        gap = _GAP.match(text, at)
        slash = bool(gap and gap[0].endswith("/"))
        at = gap.end() if gap else at
        if at >= len(text):
            return None
        if text[at] == ">":
            return found, at + 1, slash
        name = _ATTRIBUTE.match(text, at)
        key = name[0].lower() if name else ""
        at = name.end() if name else at
        equals = _EQUALS.match(text, at)
        value = Span(at, at)
        if equals:
            at = equals.end()
            quote = text[at : at + 1]
            if quote and quote in "\"'":
                end = text.find(quote, at + 1)
                if end < 0:
                    return None
                value, at = Span(at + 1, end), end + 1
            elif match := _UNQUOTED.match(text, at):
                value, at = Span(at, match.end()), match.end()
        found.setdefault(key, value)


def _raw_end(text: str, at: int, name: str) -> int:
    """Where the text of an element ends that knows no tags but its own end."""
    match = None if name == "plaintext" else re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE).search(text, at)
    return match.start() if match else len(text)


def _referred(text: str, match: re.Match[str], end: int, attribute: bool) -> tuple[int, str]:
    """How long a reference is and what it stands for; 0 for what is none."""
    digits, base = (match["hex"], 16) if match["hex"] else (match["decimal"], 10)
    if digits:
        digits = digits.lstrip("0") or "0"
        return len(match[0]), _character(int(digits, base) if len(digits) <= len(str(_LAST)) else _LAST + 1)
    name = match["name"]
    if name not in html5:
        name = next((name[:size] for size in range(min(len(name), _LONGEST_BARE), 1, -1) if name[:size] in html5), "")
    after = text[match.start() + 1 + len(name) : end][:1]
    if attribute and not name.endswith(";") and (after == "=" or (after.isascii() and after.isalnum())):
        return 0, ""
    return (len(name) + 1, html5[name]) if name else (0, "")


def _character(number: int) -> str:
    """The character of a number, as browsers have it: those of Windows where Unicode has controls."""
    if number == 0 or number > _LAST or 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    if 0x80 <= number <= 0x9F:
        return bytes([number]).decode("cp1252", "ignore") or chr(number)
    return chr(number)
