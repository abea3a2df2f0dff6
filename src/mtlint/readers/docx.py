"""DOCX: the paragraphs of a Word document, one a line, in the order in which they are read."""

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mtlint.model import Kind, Segment, Span
from mtlint.readers._archive import Archive
from mtlint.readers._docx_edit import Change, changes
from mtlint.readers._docx_styles import Styles, value
from mtlint.readers._docx_text import BREAK, OBJECT, Line, Walk, is_word
from mtlint.readers._xml import Element, open_xml, parse
from mtlint.readers.decode import Encoding
from mtlint.readers.errors import ReaderError
from mtlint.readers.format import Format, Reading
from mtlint.text.offsets import OffsetMap

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = "_xmlsignatures/origin.sigs"
_NOT_XML = re.compile("[^\t\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EVERYWHERE = "en-US"
"""What most programs say is the language of every document that they write, whatever it is."""

Relationships = Mapping[str, tuple[str, str]]
"""By id, the last word of the type and the name of the part."""


@dataclass(slots=True)
class _Package:
    """The parts of a document: those that were read as text, by name."""

    archive: Archive
    texts: dict[str, tuple[str, Encoding]] = field(default_factory=dict)

    def root(self, part: str) -> Element:
        """The root of a part. Raises `ReaderError` that names it."""
        content = self.archive.read(part)
        try:
            self.texts[part] = open_xml(content)
            return parse(self.texts[part][0])
        except ReaderError as error:
            raise ReaderError(f"{part}: {error}") from error

    def related(self, part: str) -> Relationships:
        """What a part is related to, inside the archive; the empty name stands for the archive itself."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self.archive:
            return {}
        return {
            value(one, "Id") or "": (
                (value(one, "Type") or "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, value(one, "Target") or "")).lstrip("/"),
            )
            for one in self.root(listed).elements
            if value(one, "TargetMode") != "External"
        }


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs of a document, and what they are written back into."""

    content: bytes
    lines: Sequence[Line]
    styles: Styles
    texts: Mapping[str, tuple[str, Encoding]]
    """Of each part its text."""
    name: str = "XML"
    note: str | None = None

    def holds(self, text: str) -> bool:
        """Whether XML has each of the characters, and none stands for what is no text."""
        return OBJECT not in text and not _NOT_XML.search(text)

    def encode(self, text: str) -> bytes:
        """The document with paragraphs as the lines of a text say; every other byte of every part stays.

        Raises `ReaderError` for what cannot be done to a document from the outside.
        """
        if text == "\n".join(line.text for line in self.lines):
            return self.content
        lines = text.split("\n")
        if len(lines) != len(self.lines):
            raise ReaderError("a paragraph would be split, or joined to another: edit the document")
        archive = Archive(self.content)
        if _SIGNATURES in archive:
            raise ReaderError("the document is signed, and a change would break that: remove the signature first")
        parts: defaultdict[str, list[Change]] = defaultdict(list)
        for line, new in zip(self.lines, lines, strict=True):
            if line.text != new:
                for pieces in (line.pieces, line.again) if line.again else (line.pieces,):
                    parts[line.part] += changes(self.texts[line.part][0], pieces, line.text, new)
        return archive.replaced({part: self._changed(part, made) for part, made in parts.items()})

    def _changed(self, part: str, made: list[Change]) -> bytes:
        text, encoding = self.texts[part]
        pieces: list[str] = []
        at = 0
        for change in sorted(made, key=lambda change: change.start):
            pieces += [text[at : change.start], change.new]
            at = change.end
        new = "".join((*pieces, text[at:]))
        if not encoding.holds(new):
            raise ReaderError(f"{part}: {encoding.name} has not all characters of the text: save the document anew")
        return encoding.encode(new)

    def languages(self) -> tuple[str | None, str | None]:
        """The language that most letters are said to be in, by their runs and styles.

        Where these say nothing, that of the whole document counts, unless it is the one that most programs write into every
        document they make.
        """
        letters: Counter[str | None] = Counter()
        for line in self.lines:
            letters.update(line.languages)
        most = max(letters, key=lambda language: letters[language], default=None)
        whole = self.styles.languages[0]
        return most or (whole if whole != _EVERYWHERE else None), None

    def segments(self, reading: Reading) -> Iterator[Segment]:
        """One segment a paragraph that is text, its number the id; a header or footer that repeats another is none."""
        start = 0
        around: set[str] = set()
        for number, line in enumerate(self.lines, 1):
            text = line.text
            is_text = text.strip(f"{OBJECT} \t\u00a0{BREAK}") and not line.generated
            if is_text and not (line.around and text in around):
                around.update([text] if line.around else ())
                yield _segment(str(number), line, start, reading.language)
            start += len(text) + 1


def _segment(number: str, line: Line, start: int, language: str) -> Segment:
    text = line.text
    stripped = text.strip()
    first = text.index(stripped)
    protected = tuple(
        Span(max(begin - first, 0), min(end - first, len(stripped)))
        for begin, end in line.computed
        if begin - first < len(stripped) and end > first
    )
    offsets = OffsetMap.verbatim(start + first, len(stripped))
    return Segment(number, stripped.replace(BREAK, "\n"), offsets, language, line.kind, None, protected)


def open_document(content: bytes) -> tuple[str, Paragraphs]:
    """The text of a document, a paragraph a line. Raises `ReaderError` for what is no Word document, or no safe one."""
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise ReaderError("protected by a password: save the document without one")
        raise ReaderError("a document of the older binary format (.doc): save it as .docx")
    if not content.startswith(b"PK"):
        raise ReaderError(
            "not a .docx file, which is a zip archive: save the document as .docx, or give the file its own ending"
        )
    package = _Package(Archive(content))
    try:
        lines, styles = _lines(package)
    except RecursionError as error:
        raise ReaderError("things stand too deep inside each other: save the document anew") from error
    return "\n".join(line.text for line in lines), Paragraphs(content, lines, styles, package.texts)


def _lines(package: _Package) -> tuple[list[Line], Styles]:
    main = next((part for kind, part in package.related("").values() if kind == "officeDocument"), None)
    if main is None:
        raise ReaderError("a zip archive, but no document in it: save the document as .docx, or give the file its own ending")
    root = package.root(main)
    if not is_word(root) or root.local != "document":
        raise ReaderError(f"{main}: not a document of Word, but <{root.local}>: give the file its own ending")
    related = package.related(main)
    parts = dict(reversed(list(related.values())))
    styles = Styles.of(package.root(parts["styles"])) if "styles" in parts else Styles()
    walk = Walk(styles)
    lines = walk.lines(main, root)
    del root
    for kind in ("footnote", "endnote"):
        wanted = [note for what, note in dict.fromkeys(walk.notes) if what == kind]
        part = parts.get(f"{kind}s")
        if wanted and part is not None:
            notes = {value(note, "id"): note for note in package.root(part).elements}
            for note in wanted:
                if note in notes:
                    lines += walk.lines(part, notes[note])
    around = [related[name][1] for name in dict.fromkeys(walk.around) if name in related]
    for part in dict.fromkeys(around):
        lines += walk.lines(part, package.root(part), Kind.LINE)
    return lines, styles


def _recognises(content: bytes) -> bool:
    return content.startswith(b"PK\3\4") and b"word/document.xml" in content


def _escape(replacement: str) -> str:
    return replacement.replace("\n", BREAK)


FORMAT = Format("docx", (".docx", ".docm"), open=open_document, escape=_escape, recognises=_recognises)
