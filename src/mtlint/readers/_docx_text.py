"""The paragraphs of a part of a Word document, one a line, with the element that each piece of them stands in."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from mtlint.model import Kind
from mtlint.readers._docx_styles import (
    Languages,
    Style,
    Styles,
    child,
    is_heading,
    is_hidden,
    is_item,
    languages_of,
    merged,
    value,
)
from mtlint.readers._xml import Element, Text
from mtlint.readers.errors import ReaderError

BREAK = "\u2028"
"""A line break inside a paragraph, which stays one line of the text."""
OBJECT = "\ufffc"
"""What stands in the text for a picture, a formula or another thing that is no text."""
_SPACE = " \t\r\n"
_AS_SPACES = str.maketrans("\r\n\t", "   ")
_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_PASSED_OVER = frozenset(("del", "moveFrom", "rt", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr"))
"""What is deleted or moved away, the small print of ruby, and what says how things look."""
_JOINS = ("del", "moveFrom", "specVanish")
"""What makes the next paragraph go on in this one."""
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": BREAK, "cr": BREAK, "noBreakHyphen": "\u2011"}
_GENERATED = frozenset(("TOC", "TOA", "INDEX"))
"""Fields that Word makes from the text itself."""
_WRITTEN = frozenset(("", "HYPERLINK", "FORMTEXT", "QUOTE", "TOC", "TOA", "INDEX"))
"""Fields whose result somebody wrote."""
_MAX_FIELDS = 50
_LONGEST_NAME = 100
_EAST_ASIAN = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of a line and the element it stands in: all of it from `first` to `last`, its content in `inner`, if it has text.

    `start` and `end` count in the line, the others in the part's own text.
    """

    start: int
    end: int
    first: int
    last: int
    inner: tuple[int, int] | None = None


@dataclass(slots=True)
class Line:
    """A paragraph of a part, and after it those of the text boxes that are anchored in it.

    `languages` says how many letters the runs name each language for, None being none; `computed` are ranges that Word fills
    in, and things that are no text; a `generated` line is one that Word makes from the others.
    """

    part: str
    style: Style
    kind: Kind
    pieces: list[Piece] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    length: int = 0
    languages: Counter[str | None] = field(default_factory=Counter)
    computed: list[tuple[int, int]] = field(default_factory=list)
    generated: bool = False
    around: bool = False
    """Whether it is of a header or a footer."""
    after: "list[Line]" = field(default_factory=list)
    again: list[Piece] = field(default_factory=list)
    """The same text once more, for older programs."""

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def add(self, text: str, element: Element, inner: tuple[int, int] | None, computed: bool) -> None:
        """Put what an element reads as at the end."""
        if not text or (text == BREAK and not self.parts):
            return
        start, self.length = self.length, self.length + len(text)
        self.parts.append(text)
        self.pieces.append(Piece(start, self.length, element.start, element.end, inner))
        if computed:
            self.computed.append((start, self.length))

    def end(self) -> None:
        """Leave out line breaks at the end, such as those to a new page."""
        while self.parts and self.parts[-1] == BREAK:
            self.parts.pop()
            self.length = self.pieces.pop().start


@dataclass(slots=True)
class _Field:
    """A field: its instruction, and whether what comes now is its result."""

    instruction: str = ""
    is_result: bool = False

    @property
    def name(self) -> str:
        return (self.instruction.split() or [""])[0].upper()


@dataclass(slots=True)
class Walk:
    """A way through the parts of a document. `notes` and `around` are what it refers to, in order, by id and relationship."""

    styles: Styles
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind, such as "footnote", and id."""
    around: list[str] = field(default_factory=list)
    """Of headers and footers."""

    def lines(self, part: str, element: Element, kind: Kind = Kind.PROSE) -> list[Line]:
        """The paragraphs in an element of a part, in the order in which they are read."""
        return _Part(self, part, kind).lines(element)


class _Part:
    """The way through one part."""

    def __init__(self, walk: Walk, part: str, kind: Kind) -> None:
        self._walk = walk
        self._part = part
        self._kind = kind
        self._cells = 0
        self._lines: list[Line] = []
        self._line: Line | None = None
        self._held: Line | None = None
        """A paragraph whose end is deleted, so that the next goes on in it."""
        self._fields: list[_Field] = []

    def lines(self, element: Element) -> list[Line]:
        self._children(element)
        self._close()
        if any(not one.is_result for one in self._fields):
            raise ReaderError(f"{self._part}: a field begins and never ends: save the document anew")
        return self._lines

    def _children(self, element: Element) -> None:
        for one in element.elements:
            self._element(one)

    def _element(self, element: Element) -> None:
        local = element.local
        if not is_word(element):
            self._foreign(element)
        elif local == "p":
            self._paragraph(element)
        elif local == "r":
            self._run(element)
        elif local == "sectPr":
            self._section(element)
        elif local == "fldSimple":
            self._fields.append(_Field(value(element, "instr") or "", True))
            self._children(element)
            self._fields.pop()
        elif local == "tc":
            self._cells += 1
            self._children(element)
            self._close()
            self._cells -= 1
        elif local not in _PASSED_OVER and not (local == "tr" and child(child(element, "trPr"), "del") is not None):
            if local == "tbl":
                self._close()
            self._children(element)

    def _foreign(self, element: Element) -> None:
        if element.local == "AlternateContent":
            self._children(_chosen(element))
        elif element.local in {"oMath", "oMathPara"}:
            self._object(element)
        else:
            self._children(element)

    def _paragraph(self, element: Element) -> None:
        outer, lines, held, fields = self._line, self._lines, self._held, self._fields
        if outer is not None:
            # It stands in a text box, and comes after the paragraph that the box is anchored in.
            self._lines, self._held, self._fields = outer.after, None, []
        properties = child(element, "pPr")
        self._line = line = self._held or self._begun(properties)
        self._held = None
        self._children(element)
        section = child(properties, "sectPr")
        if section is not None:
            self._section(section)
        self._line = outer
        self._held = line
        mark = child(properties, "rPr")
        if outer is not None or all(child(mark, name) is None for name in _JOINS):
            self._close()
        if outer is not None:
            self._lines, self._held, self._fields = lines, held, fields

    def _begun(self, properties: Element | None) -> Line:
        named = child(properties, "pStyle")
        style = self._walk.styles.style((value(named) if named else None) or self._walk.styles.default)
        heading, item = is_heading(properties), is_item(properties)
        kind = self._kind
        if style.heading if heading is None else heading:
            kind = Kind.HEADING
        elif self._cells:
            kind = Kind.CELL
        elif style.item if item is None else item:
            kind = Kind.ITEM
        elif style.line:
            kind = Kind.LINE
        return Line(self._part, style, kind, generated=style.generated, around=self._kind is Kind.LINE)

    def _close(self) -> None:
        if self._held is not None:
            self._held.end()
            self._lines.append(self._held)
            self._lines += self._held.after
            self._held = None

    def _section(self, element: Element) -> None:
        for one in element.elements:
            if one.local in {"headerReference", "footerReference"}:
                self._walk.around.append(value(one, "id") or "")

    def _run(self, element: Element) -> None:
        line = self._line
        if line is None:
            return
        properties = child(element, "rPr")
        named = child(properties, "rStyle")
        style = self._walk.styles.style(value(named) if named else None)
        said = (is_hidden(properties), style.hidden, line.style.hidden)
        hidden = next((one for one in said if one is not None), False)
        languages = merged(merged(languages_of(properties), style.languages), line.style.languages)
        for one in element.elements:
            self._in_run(line, one, hidden, languages)

    def _in_run(self, line: Line, element: Element, hidden: bool, languages: Languages) -> None:
        local = element.local
        if local == "AlternateContent":
            before = len(line.after)
            for one in _chosen(element).elements:
                self._in_run(line, one, hidden, languages)
            self._repeat(line.after[before:], child(element, "Fallback"))
        elif local == "fldChar":
            self._field(value(element, "fldCharType"))
        elif local == "instrText":
            if self._fields and len(self._fields[-1].instruction) < _LONGEST_NAME:
                self._fields[-1].instruction += "".join(one.text for one in element.children if isinstance(one, Text))
        elif hidden or any(not one.is_result for one in self._fields):
            return
        elif local in {"footnoteReference", "endnoteReference"}:
            self._walk.notes.append((local.removesuffix("Reference"), value(element, "id") or ""))
        elif local in {"drawing", "pict", "object"}:
            self._object(element)
        elif local in {"sym", "symEx"}:
            self._add(element, _symbol(value(element, "char")), None, languages, computed=True)
        elif local == "t":
            self._add(element, _text(element), element.inner, languages)
        elif local in _CHARACTERS:
            self._add(element, _CHARACTERS[local], None, languages)
        elif local == "ruby":
            self._element(element)

    def _repeat(self, lines: list[Line], fallback: Element | None) -> None:
        """Text boxes stand twice in a file; what is changed in one is to be changed in the other."""
        if lines and fallback is not None:
            others = Walk(self._walk.styles).lines(self._part, fallback)
            if [line.text for line in lines] == [line.text for line in others]:
                for line, other in zip(lines, others, strict=True):
                    line.again = other.pieces

    def _add(
        self, element: Element, text: str, inner: tuple[int, int] | None, languages: Languages, *, computed: bool = False
    ) -> None:
        line = self._line
        if line is None:
            return
        names = [one.name for one in self._fields]
        line.generated = line.generated or not _GENERATED.isdisjoint(names)
        line.add(text, element, inner, computed or not _WRITTEN.issuperset(names))
        letters = len(_LETTER.findall(text))
        if letters:
            line.languages[_language(text, languages)] += letters

    def _field(self, what: str | None) -> None:
        if what == "begin":
            if len(self._fields) >= _MAX_FIELDS:
                raise ReaderError(f"{self._part}: more than {_MAX_FIELDS} fields inside each other: save the document anew")
            self._fields.append(_Field())
        elif what == "separate" and self._fields:
            self._fields[-1].is_result = True
        elif what == "end" and self._fields:
            self._fields.pop()

    def _object(self, element: Element) -> None:
        """A sign for what stands in the line and is no text; of a text box, which does not, the paragraphs."""
        line = self._line
        before = len(line.after) if line else 0
        self._children(element)
        if line and len(line.after) == before and child(element, "anchor") is None:
            self._add(element, OBJECT, None, (None, None, None), computed=True)


def is_word(element: Element) -> bool:
    """Whether an element is one of WordprocessingML, in either edition of the standard."""
    return element.name.startswith(_WORD)


def _chosen(element: Element) -> Element:
    """The one of several alternatives that a new program shows."""
    return child(element, "Choice") or child(element, "Fallback") or element


def _text(element: Element) -> str:
    text = "".join(one.text for one in element.children if isinstance(one, Text))
    kept = text if value(element, "space") == "preserve" else text.strip(_SPACE)
    return kept.translate(_AS_SPACES)


def _symbol(code: str | None) -> str:
    """The character of a symbol font; a sign for what is none."""
    try:
        character = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return OBJECT
    return character if character.isprintable() or unicodedata.category(character) == "Co" else OBJECT


def _language(text: str, languages: Languages) -> str | None:
    if _EAST_ASIAN.search(text):
        return languages[1]
    return languages[2] if _RIGHT_TO_LEFT.search(text) else languages[0]
