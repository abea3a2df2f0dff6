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
from mtlint.readers.decode import Encoding, open_text
from mtlint.readers.errors import ReaderError
from mtlint.text.lines import LineIndex
from mtlint.text.offsets import OffsetMap

MAX_DEPTH = 200
MAX_NODES = 2_000_000
"""How many elements and texts a file may hold: some 1.2 GB of memory."""

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
_DECLARATION = re.compile(rb"""\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']""", re.ASCII)
_PRINTABLE = bytes([9, 10, 13, *range(32, 127)]).replace(b"\\", b"\\\\")
_NO_ATTRIBUTES: dict[str, str] = {}

Piece = tuple[int, int, int]
"""(file start, decoded length, file length), as `OffsetMap.of` takes it."""


@dataclass(slots=True)
class Text:
    """Characters between tags, as they read, and where they stand: comments and processing instructions are passed over."""

    text: str
    pieces: list[Piece]


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
    """The codec of a declared name. Some of Python's are no encodings, and those of wide characters need a byte-order mark."""
    try:
        codec = codecs.lookup(name).name
        sound = _PRINTABLE.decode(codec) == _PRINTABLE.decode("ascii")
    except (LookupError, UnicodeError):
        sound = False
    if not sound:
        raise ReaderError(f"line 1: declares the encoding {name}, which it is not in: save it as UTF-8, and declare that")
    return codec


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


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
        self._verbatim = False
        self._expat = expat.ParserCreate("utf-8", "}")
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._characters
        self._expat.StartCdataSectionHandler = lambda: self._section(True)
        self._expat.EndCdataSectionHandler = lambda: self._section(False)
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

    def _end(self, _name: str) -> None:
        element = self._open.pop()
        at = self._place()
        if self._text[element.inner[0] - 2] != "/":
            element.inner = element.inner[0], at
            element.end = self._text.index(">", at) + 1

    def _characters(self, data: str) -> None:
        at = self._place()
        if not self._verbatim and self._text[at] == "&":
            length = self._text.index(";", at) + 1 - at
        elif self._text[at] == "\r":
            length = 2 if self._text[at + 1 : at + 2] == "\n" else 1
        else:
            length = len(data)
        piece = at, len(data), length
        siblings = self._open[-1].children
        last = siblings[-1] if siblings else None
        if not isinstance(last, Text):
            self._count(at)
            siblings.append(Text(data, [piece]))
            return
        last.text += data
        before = last.pieces[-1]
        if before[1] == before[2] and piece[1] == piece[2] and before[0] + before[2] == at:
            last.pieces[-1] = before[0], before[1] + length, before[2] + length
        else:
            last.pieces.append(piece)

    def _section(self, verbatim: bool) -> None:
        self._verbatim = verbatim

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
