"""XML with the place of every character: what the readers of XML formats stand on.

The parser is expat, which says at which byte each thing begins. Nothing outside the file is ever read, and entities that a
file declares are not expanded: a document type that declares anything is refused, one that only names a DTD is passed over.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax import saxutils

from mtlint.model import Span
from mtlint.readers.decode import Encoding, codec_of, open_text
from mtlint.readers.errors import ReaderError
from mtlint.text.lines import LineIndex
from mtlint.text.offsets import OffsetMap

MAX_DEPTH = 200
MAX_NODES = 3_000_000
"""How many elements and texts a file may hold: some 1 GB of memory."""

_START_TAG = re.compile(r"""<[^"'>]*+(?:(?:"[^"]*"|'[^']*')[^"'>]*+)*+>""")
_DOCUMENT_TYPE = re.compile(
    r"\A\s*+(?:(?><\?.*?\?>|<!--.*?-->)\s*+)*+"  # what may stand before it
    r"""(?P<all><!DOCTYPE\b[^"'\[>]*+(?:(?:"[^"]*"|'[^']*')[^"'\[>]*+)*+(?P<declares>\[)?[^>]*+>?)""",
    re.DOTALL,
)
_ROOT = re.compile(
    rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*+(?:(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)\s*+)*+<(?:[\w.-]+:)?([\w.-]+)",
    re.DOTALL,
)
_DECLARATION = re.compile(rb"""\s*+<\?xml\s[^<>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']""", re.ASCII)
_NOT_VERBATIM = re.compile(
    r"&(?P<reference>[^;&]++);|\r\n?|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)"
    r"|(?P<begins><!\[CDATA\[)(?P<section>.*?)(?:\]\]>|\Z)",  # an end that is missing would be searched for each time
    re.DOTALL,
)
_LINE_END = re.compile(r"\r\n?")
_REFERENCES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_NO_ATTRIBUTES: dict[str, str] = {}

Piece = tuple[int, int, int]
"""(file start, decoded length, file length), as `OffsetMap.of` takes it."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters between two tags, from `start` to `end` of a file; comments and processing instructions are passed over."""

    file: str = field(repr=False)
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters as they read."""
        return "".join(part for part, _, _ in self._parts())

    @property
    def pieces(self) -> list[Piece]:
        """Where the characters stand."""
        return [(start, len(part), length) for part, start, length in self._parts() if part]

    def _parts(self) -> "list[tuple[str, int, int]]":
        raw = self.file[self.start : self.end]
        if "&" in raw or "\r" in raw or "<" in raw:
            return [*_parts(raw, self.start)]
        return [(raw, self.start, len(raw))]


@dataclass(slots=True)
class Element:
    """An element and its place: all of it from `start` to `end`, what stands between its tags in `inner`.

    Names are "{namespace}local", or "local" without a namespace; so are those of attributes.
    """

    name: str
    attributes: dict[str, str]
    start: int
    end: int
    inner: tuple[int, int]
    children: "list[Element | Text]" = field(default_factory=list)

    @property
    def local(self) -> str:
        """The name without its namespace."""
        return self.name.rpartition("}")[2]

    @property
    def elements(self) -> "Iterator[Element]":
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> "Iterator[Element]":
        """The element and all in it, in the order of the file."""
        yield self
        for child in self.elements:
            yield from child.walk()


def parse(text: str) -> Element:
    """The root of a file's text. Raises `ReaderError` with line, column and remedy for what is not well-formed or not safe."""
    return _Parser(text).root()


def whole_text(
    element: Element, reads: Callable[[Element], str | None] = lambda _: None
) -> tuple[str, OffsetMap, tuple[Span, ...]]:
    """The text of an element with all in it, its map to the file, and the spans of it that stand for elements.

    `reads` says what an element inside reads as; None for one that is read through, so that its tags are nothing. White space
    that an element reads as is not among the spans.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    protected: list[Span] = []
    length = 0
    for text, where, stands_for in _leaves(element, reads):
        parts.append(text)
        pieces += where
        if stands_for and text.strip():
            protected.append(Span(length, length + len(text)))
        length += len(text)
    # An empty text has no pieces, but a place.
    return "".join(parts), OffsetMap.of(pieces or [(element.inner[0], 0, 0)]), tuple(protected)


def place(text: str, offset: int) -> str:
    """A place as messages say it."""
    line, column = LineIndex(text).position(offset)
    return f"line {line}, column {column}"


def escape(replacement: str) -> str:
    """A text as it may stand between tags."""
    return saxutils.escape(replacement, {"\r": "&#13;"})


def declared_encoding(content: bytes) -> str | None:
    """The name of the encoding in the XML declaration, where there is one."""
    match = _DECLARATION.match(content.removeprefix(codecs.BOM_UTF8), 0, 1024)
    return match[1].decode("ascii") if match else None


def root_name(content: bytes) -> str | None:
    """The name of the first element, without its prefix, as far as the first bytes of a file in any encoding show it."""
    match = _ROOT.match(content[:8192].replace(b"\0", b""))
    return match[1].decode("ascii") if match else None


def open_xml(content: bytes) -> tuple[str, Encoding]:
    """The text of an XML file and its encoding: what its first bytes say, else what it declares, else UTF-8.

    Nothing is guessed. Raises `ReaderError` where the file is in another encoding than it says.
    """
    if content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return open_text(content)
    wide = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}.get(content[:2])
    said = wide or declared_encoding(content)
    name = wide or _codec(said or "utf-8")
    try:
        text = content.decode(name)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        because = f"though it declares {said}" if said else "which XML is that declares nothing else"
        raise ReaderError(
            f"line {line}: not {name} at byte {error.start}, {because}: save it as UTF-8, or declare its encoding"
        ) from error
    if name not in ("utf-8", wide) and not content.isascii() and _is_utf8(content):
        raise ReaderError(f'line 1: declares {said}, and is UTF-8: write encoding="UTF-8" in its first line')
    return text, Encoding(b"", name, None)


def _codec(name: str) -> str:
    codec = codec_of(name)
    if codec is None:
        raise ReaderError(f"line 1: declares the encoding {name}, which it is not in: save it as UTF-8, and declare that")
    return codec


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _parts(raw: str, start: int) -> Iterator[tuple[str, int, int]]:
    """What a text without tags reads as: (text, file start, file length) of each part that is verbatim, or one thing."""
    at = 0
    for match in _NOT_VERBATIM.finditer(raw):
        yield raw[at : match.start()], start + at, match.start() - at
        at = match.end()
        if match["begins"]:
            inner = match.start("section")
            for line_end in _LINE_END.finditer(raw, inner, match.end("section")):
                yield raw[inner : line_end.start()], start + inner, line_end.start() - inner
                yield "\n", start + line_end.start(), len(line_end[0])
                inner = line_end.end()
            yield raw[inner : match.end("section")], start + inner, match.end("section") - inner
        elif match["reference"]:
            yield _referred(match["reference"]), start + match.start(), len(match[0])
        elif match[0][0] == "\r":
            yield "\n", start + match.start(), len(match[0])
    yield raw[at:], start + at, len(raw) - at


def _referred(reference: str) -> str:
    if reference.startswith("#x"):
        return chr(int(reference[2:], 16))
    return chr(int(reference[1:])) if reference.startswith("#") else _REFERENCES[reference]


def _leaves(element: Element, reads: Callable[[Element], str | None]) -> Iterator[tuple[str, list[Piece], bool]]:
    for child in element.children:
        if isinstance(child, Text):
            yield child.text, child.pieces, False
            continue
        instead = reads(child)
        if instead is None:
            yield from _leaves(child, reads)
        elif instead:
            yield instead, [(child.start, len(instead), child.end - child.start)], True


class _Parser:
    """One run over one text. Places are code points; expat counts bytes of UTF-8."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._data = _without_document_type(text).encode("utf-8", "replace")
        self._byte = self._point = 0
        self._ascii = text.isascii()
        self._open: list[Element] = []
        self._root: Element | None = None
        self._names: dict[str, str] = {}
        self._nodes = 0
        self._behind = 0
        self._expat = expat.ParserCreate("utf-8", "}")
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.StartDoctypeDeclHandler = self._document_type

    def root(self) -> Element:
        try:
            self._expat.Parse(self._data, True)
        except expat.ExpatError as error:
            at = len(self._data[: self._expat.ErrorByteIndex].decode("utf-8", "replace"))
            if self._open and at >= len(self._text.rstrip()):
                line, _ = LineIndex(self._text).position(self._open[-1].start)
                reason = f"the file ends inside <{self._open[-1].local}>, which begins in line {line}"
            else:
                reason = f"not well-formed XML: {expat.ErrorString(error.code)}"
            raise _refusal(self._text, at, f"{reason}: mend it, or export the file anew") from error
        if self._root is None:
            raise _refusal(self._text, len(self._text), "not XML: it has no element")
        return self._root

    def _place(self) -> int:
        byte = self._expat.CurrentByteIndex
        if self._ascii:
            return byte
        self._point += len(self._data[self._byte : byte].decode("utf-8"))
        self._byte = byte
        return self._point

    def _name(self, name: str) -> str:
        return self._names.setdefault(name, f"{{{name}" if "}" in name else name)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._place()
        if len(self._open) >= MAX_DEPTH:
            raise _refusal(self._text, at, f"elements inside each other, more than {MAX_DEPTH} deep: export the file anew")
        if self._open:
            self._characters(at)
        self._count(at)
        tag = _START_TAG.match(self._text, at)
        end = tag.end() if tag else at
        own = {self._name(key): value for key, value in attributes.items()} if attributes else _NO_ATTRIBUTES
        element = Element(self._name(name), own, at, end, (end, end))
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        self._open.append(element)
        self._behind = end

    def _end(self, _name: str) -> None:
        element, at = self._open[-1], self._place()
        if self._text[element.inner[0] - 2] != "/":
            self._characters(at)
            element.inner = element.inner[0], at
            element.end = self._text.index(">", at) + 1
        self._open.pop()
        self._behind = element.end

    def _characters(self, end: int) -> None:
        """Give the open element the text that stands before a tag. It is well-formed, as expat has passed it."""
        if end > self._behind:
            self._count(self._behind)
            self._open[-1].children.append(Text(self._text, self._behind, end))

    def _document_type(self, *_: object) -> None:
        raise _refusal(self._text, self._place(), _DECLARES)

    def _count(self, at: int) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise _refusal(self._text, at, f"more than {MAX_NODES:,} elements and texts: split the file")


_DECLARES = "its document type declares entities or elements, which is not safe to read: write the file without <!DOCTYPE …>"


def _without_document_type(text: str) -> str:
    """The text with a document type that only names a DTD blanked: what it does not declare cannot be asked for then."""
    match = _DOCUMENT_TYPE.match(text)
    if match is None:
        return text
    if match["declares"]:
        raise _refusal(text, match.start("all"), _DECLARES)
    return text[: match.start("all")] + " " * len(match["all"]) + text[match.end("all") :]


def _refusal(text: str, at: int, reason: str) -> ReaderError:
    return ReaderError(f"{place(text, at)}: {reason}")
