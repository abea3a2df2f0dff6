"""Gettext catalogues: one row a translation, each form of a plural by itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from gettext import c2py

from mtlint.model import Segment, Span, Suppression
from mtlint.readers._catalogue import Piece, row, verbatim
from mtlint.readers.decode import Encoding, open_text
from mtlint.readers.errors import error_at
from mtlint.readers.format import Format, Reading
from mtlint.readers.suppressions import Comment, suppressions
from mtlint.text.lone import sound
from mtlint.text.placeholders import Notation

_CHARSET = re.compile(rb"charset=([\w.:-]+)", re.ASCII)
_TOKEN = re.compile(
    r"(?P<space>\s++)|(?P<comment>#[^\r\n]*+)"
    r"|(?P<string>\"(?:[^\"\\\r\n]++|\\[^\r\n])*+\")"
    r"|(?P<word>msgctxt|msgid_plural|msgid|msgstr(?:\[\s*\d{1,4}\s*\])?|domain)(?!\w)"
)
# Octal and hexadecimal escapes are bytes, several of which may be one character. A backslash before anything else is itself.
_PART = re.compile(r"(?P<bytes>(?:\\[0-7]{1,3}|\\x[0-9A-Fa-f]{1,2})+)|\\(?P<sign>[abfnrtv\"\\])|\\|[^\\]+")
_BYTE = re.compile(r"\\(?:x([0-9A-Fa-f]{1,2})|([0-7]{1,3}))")
_SIGNS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", '"': '"', "\\": "\\"}
_ESCAPES = str.maketrans({sign: f"\\{name}" for name, sign in _SIGNS.items()})
_FLAG = re.compile(r"(?<![\w-])(no-|possible-)?([\w-]+)-format")
_PLURAL_FORMS = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+)")
_NOTATIONS = {
    "python-brace": Notation.ICU, "perl-brace": Notation.BRACES, "java": Notation.ICU, "csharp": Notation.BRACES,
    "rust": Notation.BRACES, "javascript": Notation.PERCENT | Notation.TEMPLATE, "sh": Notation.TEMPLATE,
    "ruby": Notation.PERCENT | Notation.TEMPLATE, "qt": Notation.NUMBER, "qt-plural": Notation.NUMBER, "kde": Notation.NUMBER,
    "kde-kuit": Notation.NUMBER, "boost": Notation.NUMBER | Notation.PERCENT,
}  # fmt: skip
"""Format flags whose placeholders are not those of printf."""

Strings = list[tuple[int, int]]
"""The quoted strings that follow a keyword, without their quotation marks, as ranges of the file."""


@dataclass(slots=True)
class _Entry:
    """A message as it stands in the file."""

    comments: list[Span] = field(default_factory=list)
    parts: dict[str, Strings] = field(default_factory=dict)
    """By keyword; of the forms of a plural each is a keyword of its own, such as `msgstr[1]`."""
    end: int = 0

    @property
    def is_translated(self) -> bool:
        """Whether a keyword of the target side was read: what follows may be the next message."""
        return any(word.startswith("msgstr") for word in self.parts)

    def is_header(self) -> bool:
        """Whether it is the message of the empty text, which holds what is said of the file."""
        return "msgctxt" not in self.parts and all(start == end for start, end in self.parts["msgid"])


def open_catalogue(content: bytes) -> tuple[str, Encoding]:
    """The text of a catalogue in the charset that its header declares. Raises `ReaderError`."""
    declared = _CHARSET.search(content, 0, 65536)
    return open_text(content, declared[1].decode("ascii") if declared else None)


def segments(text: str, reading: Reading) -> Iterator[Segment]:
    """One row a message and form of its plural, in the order of the file; the header and obsolete messages are none.

    Raises `ReaderError` with the line that is no catalogue.
    """
    singular: int | None = 0
    for number, entry in enumerate(_entries(text)):
        if entry.is_header():
            singular = _singular(_header(text, entry).get("plural-forms", ""))
            continue
        notation = _notation(text, entry)
        for word, strings in entry.parts.items():
            if not word.startswith("msgstr"):
                continue
            form = word.removeprefix("msgstr").strip("[] ")
            origin = "msgid_plural" if form and int(form) != singular and "msgid_plural" in entry.parts else "msgid"
            source = sound("".join(part for part, _ in _parts(text, entry.parts[origin])))
            key = f"{number}[{form}]" if form else str(number)
            yield row(key, _parts(text, strings), strings[0][0], reading, source=source, notation=notation)


def languages(text: str) -> tuple[str | None, str | None]:
    """What the header says of the languages of the target and of the source."""
    first = next(_entries(text), None)
    said = _header(text, first) if first and first.is_header() else {}
    return said.get("language"), said.get("x-source-language")


def suppressed(text: str) -> tuple[Suppression, ...]:
    """What the comments of a text keep back: each is about its message."""
    return suppressions(text, _comments(text)) if "mtlint" in text else ()


def escape(replacement: str) -> str:
    """A replacement as it stands in quotation marks."""
    return replacement.translate(_ESCAPES)


def _comments(text: str) -> Iterator[Comment]:
    for entry in _entries(text, unfinished=True):
        starts = [comment.start for comment in entry.comments] if entry.parts else []
        block = Span(min(starts, default=entry.end), entry.end) if starts else Span(len(text), len(text))
        for comment in entry.comments:
            yield Comment(comment, Span(comment.start + 1, comment.end), block)


def _entries(text: str, *, unfinished: bool = False) -> Iterator[_Entry]:
    """The messages of a catalogue; at its end, if asked for, comments that are about none. Raises `ReaderError`."""
    entry = _Entry()
    comments: list[Span] = []
    strings: Strings | None = None
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise error_at(text, at, _complaint(text, at))
        match token.lastgroup:
            case "comment" if token[0].startswith("#~"):
                comments = []  # they are about an obsolete message
            case "comment":
                comments.append(Span(*token.span()))
            case "word":
                if strings == []:
                    raise error_at(text, at, f'expected a text in quotation marks before "{token[0]}"')
                if entry.is_translated and not token[0].startswith("msgstr"):
                    yield entry
                    entry = _Entry()
                entry.comments += comments
                comments, strings = [], []
                _begin(text, token, entry, strings)
            case "string":
                if strings is None:
                    raise error_at(text, at, 'a text without a keyword before it: expected "msgid"')
                strings.append((at + 1, token.end() - 1))
                entry.end = token.end()
        at = token.end()
    if strings == [] or (entry.parts and not entry.is_translated):
        raise error_at(text, len(text), 'the file ends within a message: it was cut off, or "msgstr" is missing')
    if entry.is_translated:
        yield entry
    if comments and unfinished:
        yield _Entry(comments)


def _begin(text: str, token: re.Match[str], entry: _Entry, strings: Strings) -> None:
    """Take up a keyword; what stands in quotation marks behind it goes into `strings`."""
    word = "".join(token[0].split())
    if word == "domain":
        return
    if word in entry.parts:
        raise error_at(text, token.start(), f'a second "{word}" in one message')
    if word.startswith(("msgstr", "msgid_plural")) and "msgid" not in entry.parts:
        raise error_at(text, token.start(), f'"{word}" without a "msgid" before it')
    entry.parts[word] = strings


def _complaint(text: str, at: int) -> str:
    if text[at] == '"':
        return 'this text is not closed in its line: end it with a quotation mark, and write one inside as \\"'
    return f'expected "msgid", "msgstr" or a text in quotation marks, not {text[at : at + 20].split(maxsplit=1)[0]!r}'


def _parts(text: str, strings: Strings) -> Iterator[tuple[str, Piece]]:
    """The text of strings that follow one another, in parts with their pieces."""
    for start, end in strings:
        for match in _PART.finditer(text, start, end):
            length = len(match[0])
            if match["bytes"]:
                raw = bytes(int(byte[1], 16) if byte[1] else int(byte[2], 8) & 255 for byte in _BYTE.finditer(match[0]))
                decoded = raw.decode("utf-8", "replace")
                yield decoded, (match.start(), len(decoded), length)
            elif match["sign"]:
                yield _SIGNS[match["sign"]], (match.start(), 1, length)
            else:
                yield verbatim(text, *match.span())


def _header(text: str, entry: _Entry) -> dict[str, str]:
    """What the header says, by name in small letters."""
    said = "".join(part for part, _ in _parts(text, entry.parts.get("msgstr", [])))
    pairs = (line.partition(":") for line in said.split("\n"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _singular(plural_forms: str) -> int | None:
    """Which form stands for one thing: the source of every other is the plural. None where one form stands for all."""
    found = _PLURAL_FORMS.search(plural_forms)
    if not found:
        return 0
    if int(found[1]) < 2:
        return None
    try:
        return int(c2py(found[2].strip())(1))
    except (ValueError, ZeroDivisionError, RecursionError):
        return 0


def _notation(text: str, entry: _Entry) -> Notation:
    """Which placeholders a message holds, by the flags of its comments."""
    flags = [text[comment.start + 2 : comment.end] for comment in entry.comments if text.startswith("#,", comment.start)]
    found = [(match[1], match[2]) for flag in flags for match in _FLAG.finditer(flag)]
    notation = Notation(0)
    for prefix, name in found:
        if prefix != "no-":
            notation |= _NOTATIONS.get(name, Notation.PERCENT)
    if notation:
        return notation
    return Notation.ANY & ~Notation.PERCENT if ("no-", "c") in found else Notation.ANY


# A template is read where it is named: all of its rows are empty.
FORMAT = Format(
    "po",
    (".po", ".pot"),
    segments,
    open=open_catalogue,
    escape=escape,
    suppressions=suppressed,
    languages=languages,
    searched=False,
    patterns=("*.po",),
)
