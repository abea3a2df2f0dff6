"""HTML: what a reader sees of a page, block by block, and the texts of its attributes."""

import codecs
import re
from collections.abc import Iterator
from html import escape

from mtlint.model import Segment, Suppression
from mtlint.readers._page import PageBuilder
from mtlint.readers._tags import What, decoded, tokens
from mtlint.readers.decode import Encoding, open_text
from mtlint.readers.format import Format, Reading
from mtlint.readers.suppressions import suppressions
from mtlint.text.mark import MARK, MARKED

_CHARSET = re.compile(
    rb"""<(?:meta\b[^<>]*?\bcharset|\?xml\b[^<>]*?\bencoding)\s*=\s*["']?\s*([\w.:+-]+)""", re.IGNORECASE | re.ASCII
)
_SAME_ENCODING = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
}
"""What the Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels) reads under the name of a smaller one."""
_ENCODINGS = ("big5", "cp", "euc_", "gb", "iso2022_jp", "iso8859", "koi8", "mac-", "utf-8")
_BEGINNING = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html\b)", re.IGNORECASE | re.DOTALL
)


def segments(text: str, reading: Reading) -> Iterator[Segment]:
    """One segment a block of text or a text of an attribute; none of a report of mtlint itself."""
    if MARK not in text[:MARKED]:
        yield from PageBuilder(text, reading).segments()


def suppressed(text: str) -> tuple[Suppression, ...]:
    """What the comments of a page keep back: one in a text is about its block, any other about the next element or text."""
    if "mtlint" not in text:
        return ()
    builder = PageBuilder(text, Reading("und"))
    builder.segments()
    return suppressions(text, builder.comments)


def languages(text: str) -> tuple[str | None, str | None]:
    """What `<html lang>` says, or else `<body lang>`."""
    for token in tokens(text):
        if token.what is What.START and token.name in ("html", "body"):
            span = token.attributes.get("lang") or token.attributes.get("xml:lang")
            if span or token.name == "body":
                return (decoded(text, span) if span else None), None
    return None, None


def open_page(content: bytes) -> tuple[str, Encoding]:
    """The text of a page in the encoding that it declares, and that. A few NUL bytes are what browsers pass over."""
    return open_text(content, _charset(content), nul=content.count(0) * 100 <= max(len(content), 100))


def _charset(content: bytes) -> str | None:
    """The encoding that a page declares, in the name of Python for what the Encoding Standard calls so."""
    match = _CHARSET.search(content, 0, 1024)
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
    except LookupError:
        return None
    name = _SAME_ENCODING.get(name, name)
    return name if name.startswith(_ENCODINGS) else None


def _recognises(content: bytes) -> bool:
    return bool(_BEGINNING.match(content.removeprefix(codecs.BOM_UTF8)))


def _escape(replacement: str) -> str:
    return escape(replacement, quote=False)


FORMAT = Format(
    "html",
    (".html", ".htm", ".xhtml"),
    segments,
    open=open_page,
    escape=_escape,
    suppressions=suppressed,
    languages=languages,
    recognises=_recognises,
    collapsing=True,
)
