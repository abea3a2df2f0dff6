"""Android string resources (res/values…/strings.xml): strings, plurals and arrays of strings.

https://developer.android.com/guide/topics/resources/string-resource; white space, quotation marks and escapes are read as
aapt2 does when it builds an app.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Kind, Segment, Span, Suppression
from mtlint.readers._tags import What, tokens
from mtlint.readers._xml import Element, Text, open_xml, parse, place
from mtlint.readers._xml import escape as escape_xml
from mtlint.readers.errors import ReaderError
from mtlint.readers.format import Format, Reading
from mtlint.readers.suppressions import Comment, suppressions
from mtlint.text.offsets import OffsetMap
from mtlint.text.placeholders import Notation, find_placeholders

_ROOT = re.compile(rb"(?:\s++|(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>))*+<resources[\s/>]", re.DOTALL)
_PARTS = re.compile(r'(?P<escape>\\(?:u[0-9a-fA-F]{4}|.|\Z))|(?P<quote>")|(?P<space>[ \t\n\r]+)|[^\\" \t\n\r]+', re.DOTALL)
_REFERENCE = re.compile(r"\s*(?:@(?:\+?(?:[\w.]+:)?\w+/[\w.]+|null|empty)|\?(?:[\w.]+:)?(?:attr/)?[\w.]+)\s*\Z")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
_MEANT = {"n": "\n", "t": "\t"}
_OWN = re.compile(r"[\\'\"\n\t]")
_WRITTEN = {"\n": "\\n", "\t": "\\t"}
_PLACEHOLDER = "{urn:oasis:names:tc:xliff:document:1.2}g"


@dataclass(slots=True)
class _Value:
    """A text that grows: pieces as (file start, decoded text, file length), and which of them are protected."""

    pieces: list[tuple[int, str, int]]
    protected: list[bool]
    quoted: bool = False
    blank: bool = False
    """Whether its last character is a blank that says nothing at the end."""

    def add(self, start: int, decoded: str, length: int, protected: bool, *, blank: bool = False) -> None:
        self.pieces.append((start, decoded, length))
        self.protected.append(protected)
        self.blank = blank


def segments(text: str, reading: Reading) -> Iterator[Segment]:
    """One row a string, under its name. Raises `ReaderError` for XML that is no Android resources."""
    root = parse(text)
    if root.local != "resources":
        where = place(text, root.start)
        raise ReaderError(f"{where}: no Android resources, as the first element is <{root.local}>: leave it out with `exclude`")
    seen: Counter[str] = Counter()
    for name, element, kind in _strings(root):
        if _REFERENCE.match(text[slice(*element.inner)]):
            continue
        seen[name] += 1
        key = f"{name} ({seen[name]})" if seen[name] > 1 else name
        yield _segment(key, element, reading.language, kind)


def suppressed(text: str) -> tuple[Suppression, ...]:
    """What the comments of a file keep back: one in a string is about it, any other about the next element."""
    if "mtlint" not in text:
        return ()
    elements = [(element, Span(element.start, element.end)) for element in parse(text).walk()][1:]
    strings = [span for element, span in elements if element.local in ("string", "item")]
    nothing = Span(len(text), len(text))
    comments: list[Comment] = []
    for token in tokens(text, xml=True):
        if token.what is What.COMMENT:
            whole = Span(token.start, token.end)
            around = next((span for span in strings if span.contains(whole)), None)
            following = next((span for _, span in elements if span.start >= whole.end), nothing)
            comments.append(Comment(whole, token.inside, around or following))
    return suppressions(text, comments)


def escape(replacement: str) -> str:
    """A text as it may stand in a string: what aapt2 takes for its own is escaped, and so is what XML does."""
    return escape_xml(_OWN.sub(lambda match: _WRITTEN.get(match[0], f"\\{match[0]}"), replacement))


def _strings(root: Element) -> Iterator[tuple[str, Element, Kind]]:
    """The elements that hold a text, each with its name and kind: the forms of a plural say the same again."""
    for element in root.elements:
        name = element.attributes.get("name", "")
        if element.attributes.get("translatable") == "false":
            continue
        if element.attributes.get("product"):
            name = f"{name}@{element.attributes['product']}"
        match element.local:
            case "string":
                yield name, element, Kind.ROW
            case "item" if element.attributes.get("type") == "string":
                yield name, element, Kind.ROW
            case "plurals":
                for left, item in enumerate(element.elements, 1 - sum(1 for _ in element.elements)):
                    form = item.attributes.get("quantity", "")
                    yield f"{name}[{form}]", item, Kind.CELL if left else Kind.ROW
            case "string-array" | "array":
                yield from ((f"{name}[{at}]", item, Kind.ROW) for at, item in enumerate(element.elements))


def _segment(name: str, element: Element, language: str, kind: Kind) -> Segment:
    value = _Value([], [])
    _read(element, value, protected=False)
    if value.blank:
        value.pieces.pop()
        value.protected.pop()
    text = "".join(decoded for _, decoded, _ in value.pieces)
    protected = {Span(*found) for one in find_placeholders(text, Notation.PERCENT | Notation.ICU) for found in one.spans}
    protected |= {Span(*match.span()) for match in _MARKUP.finditer(text)}
    held: list[Span] = []
    at = 0
    for (_, decoded, _), kept in zip(value.pieces, value.protected, strict=True):
        if kept and held and held[-1].end == at:
            held[-1] = Span(held[-1].start, at + len(decoded))
        elif kept:
            held.append(Span(at, at + len(decoded)))
        at += len(decoded)
    # An empty text has no pieces, but a place.
    pieces = [(start, len(decoded), length) for start, decoded, length in value.pieces] or [(element.inner[0], 0, 0)]
    return Segment(name, text, OffsetMap.of(pieces), language, kind, None, tuple(sorted(protected.union(held))))


def _read(element: Element, value: _Value, *, protected: bool) -> None:
    """Add the text of an element with all in it; its tags are nothing."""
    for child in element.children:
        if isinstance(child, Element):
            _read(child, value, protected=protected or child.name == _PLACEHOLDER)
        else:
            _add(child, value, protected)


def _add(text: Text, value: _Value, protected: bool) -> None:
    """Add characters as aapt2 reads them: outside of quotation marks a run of white space is one blank."""
    starts: list[int] = []
    ends: list[int] = []
    for start, decoded, length in text.pieces:
        verbatim = decoded == length
        starts += [start + at if verbatim else start for at in range(decoded)]
        ends += [start + at + 1 if verbatim else start + length for at in range(decoded)]
    content = text.text  # decoded anew whenever it is asked for
    for part in _PARTS.finditer(content):
        first, last = part.span()
        start, length = starts[first], ends[last - 1] - starts[first]
        if part["escape"]:
            value.add(start, _meant(part["escape"]), length, protected)
        elif part["quote"]:
            value.quoted = not value.quoted
        elif part["space"] and not value.quoted:
            if value.pieces and not value.blank:
                value.add(start, " ", length, protected, blank=True)
        elif length == last - first:
            value.add(start, part[0], length, protected)
        else:
            for at in range(first, last):
                value.add(starts[at], content[at], ends[at] - starts[at], protected)


def _meant(written: str) -> str:
    """What an escape stands for; a backslash at the end of a text, or before what needs none, is nothing."""
    if len(written) == len(r"\u0041") and written[1] == "u":
        character = chr(int(written[2:], 16))
        return "\ufffd" if "\ud800" <= character <= "\udfff" else character
    return _MEANT.get(written[1:], written[1:]) or "\\"


def _recognises(content: bytes) -> bool:
    return bool(_ROOT.match(content.removeprefix(b"\xef\xbb\xbf")))


FORMAT = Format(
    "android",
    (".xml",),
    segments,
    open=open_xml,
    escape=escape,
    suppressions=suppressed,
    recognises=_recognises,
    searched=False,
    patterns=("**/res/values*/strings.xml",),
    keyed=True,
    collapsing=True,
)
