"""Strings files of Apple's systems: one row a key.

The notation is that of old property lists; Apple's documentation calls them strings files (Localizable.strings).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mtlint.model import Segment, Span, Suppression
from mtlint.readers._catalogue import Piece, row, verbatim
from mtlint.readers.errors import ReaderError, error_at
from mtlint.readers.format import Format, Reading
from mtlint.readers.suppressions import Comment, suppressions
from mtlint.text.lone import sound

_TOKEN = re.compile(
    r"(?P<space>\s++)|(?P<comment>/\*.*?\*/|//[^\r\n]*+)|(?P<text>\"(?:[^\"\\]++|\\.)*+\"|(?!/\*)[\w.$:/+-]++)|(?P<sign>[=;{}])",
    re.DOTALL,
)
_PAIR = r"\\[uU][dD][89abAB][0-9a-fA-F]{2}\\[uU][dD][c-fC-F][0-9a-fA-F]{2}"
_PART = re.compile(rf"(?P<code>{_PAIR}|\\[uU][0-9a-fA-F]{{4}})|\\(?P<octal>[0-7]{{1,3}})|\\(?P<sign>\r\n|.)|[^\\]+", re.DOTALL)
_SIGNS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_ESCAPES = str.maketrans({sign: f"\\{name}" for name, sign in _SIGNS.items()} | {"\\": "\\\\", '"': '\\"'})
_LAST_ASCII = 127


@dataclass(slots=True)
class _Entry:
    """A key and its value as tokens of the file; a key alone is its own value."""

    texts: list[Span] = field(default_factory=list)
    has_value: bool = False
    """Whether an equals sign was read."""
    comments: list[Span] = field(default_factory=list)
    """Those that are about it: above it, or behind it in its line."""
    end: int = 0


def segments(text: str, reading: Reading) -> Iterator[Segment]:
    """One row a key, in the order of the file. Raises `ReaderError` with the line that is no strings file."""
    if re.match(r"\s*<(?:\?xml|!DOCTYPE|plist)", text):
        raise ReaderError("line 1: a property list in XML: convert it with 'plutil -convert', or leave it out with `exclude`")
    for entry in _entries(text):
        if not entry.texts:
            continue
        key, value = (_inside(text, one) for one in (entry.texts[0], entry.texts[-1]))
        name = sound("".join(part for part, _ in _parts(text, key)))
        yield row(name, _parts(text, value), value.start, reading)


def suppressed(text: str) -> tuple[Suppression, ...]:
    """What the comments of a text keep back: each is about the key below it, or before it in its line."""
    return suppressions(text, _comments(text)) if "mtlint" in text else ()


def escape(replacement: str) -> str:
    """A replacement as it stands in quotation marks."""
    return replacement.translate(_ESCAPES)


def _comments(text: str) -> Iterator[Comment]:
    for entry in _entries(text):
        if not entry.texts:
            block = Span(len(text), len(text))
        else:
            first = min([entry.texts[0].start, *(comment.start for comment in entry.comments)])
            block = Span(first, max([entry.end, *(comment.end for comment in entry.comments)]))
        for comment in entry.comments:
            closes = 2 if text.startswith("/*", comment.start) else 0
            yield Comment(comment, Span(comment.start + 2, comment.end - closes), block)


def _entries(text: str) -> Iterator[_Entry]:
    """The entries of a file, and at its end one without texts for comments that are about none. Raises `ReaderError`."""
    finished: _Entry | None = None
    entry = _Entry()
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise error_at(text, at, _complaint(text, at))
        place = Span(*token.span())
        at = place.end
        if token.lastgroup == "space":
            continue
        if token.lastgroup == "comment":
            beside = finished is not None and not re.search(r"[\r\n]", text[finished.end : place.start])
            (finished if finished is not None and beside else entry).comments.append(place)
            continue
        if token[0] in "{}" and not entry.texts:
            continue  # braces may stand around all of a file
        if finished is not None:
            yield finished
            finished = None
        if token[0] == ";" and len(entry.texts) == 1 + entry.has_value:
            entry.end = place.end
            finished, entry = entry, _Entry()
        else:
            _take(text, token, entry)
    if entry.texts:
        raise error_at(text, len(text), "the file ends within an entry: it was cut off, or a semicolon is missing")
    yield from (one for one in (finished, entry) if one is not None)


def _take(text: str, token: re.Match[str], entry: _Entry) -> None:
    """Take up a token of an entry. Raises `ReaderError` where it cannot stand."""
    if token.lastgroup == "text" and len(entry.texts) == entry.has_value:
        entry.texts.append(Span(*token.span()))
    elif token[0] == "=" and len(entry.texts) == 1 and not entry.has_value:
        entry.has_value = True
    else:
        expected = ("a key", '"=" or ";"', "a text in quotation marks", '";"')[len(entry.texts) + entry.has_value]
        raise error_at(text, token.start(), f"expected {expected}, not {token[0][:20]!r}")


def _complaint(text: str, at: int) -> str:
    if text.startswith("/*", at):
        return "this comment is never closed: end it with */"
    if text[at] == '"':
        return 'this text is never closed: end it with a quotation mark, and write one inside as \\"'
    return f"expected a text in quotation marks, not {text[at]!r}"


def _inside(text: str, token: Span) -> Span:
    return Span(token.start + 1, token.end - 1) if text[token.start] == '"' else token


def _parts(text: str, place: Span) -> Iterator[tuple[str, Piece]]:
    """The text of a key or value, in parts with their pieces."""
    for match in _PART.finditer(text, place.start, place.end):
        length = len(match[0])
        if match["code"]:
            units = bytes.fromhex(re.sub(r"\\[uU]", "", match[0]))
            yield units.decode("utf-16-be", "surrogatepass"), (match.start(), 1, length)
        elif match["octal"]:
            # Beyond ASCII these are characters of NeXTSTEP's own set, which nobody writes any more.
            code = int(match["octal"], 8)
            yield chr(code) if code <= _LAST_ASCII else "\ufffd", (match.start(), 1, length)
        elif match["sign"]:
            decoded = _SIGNS.get(match["sign"], match["sign"])
            yield decoded, (match.start(), len(decoded), length)
        else:
            yield verbatim(text, *match.span())


FORMAT = Format("strings", (".strings",), segments, escape=escape, suppressions=suppressed, keyed=True)
