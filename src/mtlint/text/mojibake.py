"""Text that was decoded in the wrong encoding, and what it was."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# What the bytes of UTF-8 after the first look like in Windows-1252 and Latin-1.
_TAIL = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_SURE_TAIL = "\x80-\x9f¡-ª¬-º¼-¿€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ"
_WESTERN = re.compile(
    rf"(?:[ÂÃ][{_TAIL}]|[ÄÅ][{_SURE_TAIL}]|[â-ï][{_TAIL}]{{2}}|ð[{_TAIL}]{{3}})+|(?:[ÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙ][{_TAIL}]){{2,}}"
)
_CYRILLIC = re.compile(r"(?:[РС][\u0400-\u040f\u0450-\u045f\u0490\u0491°-¿ -\u20ffЀ-ӿ№™]){3,}")


class Mojibake(NamedTuple):
    """A range of a text, and what it reads when decoded as it should have been."""

    start: int
    end: int
    meant: str


def mojibake(text: str) -> Iterator[Mojibake]:
    """The stretches of UTF-8 that were read as Windows-1252, Latin-1 or Windows-1251."""
    if text.isascii():
        return
    for pattern, encoding in ((_WESTERN, "cp1252"), (_CYRILLIC, "cp1251")):
        for match in pattern.finditer(text):
            meant = _decoded(match[0], encoding)
            if meant is not None and meant.isprintable() | (meant == "\u00a0") | ("\ufeff" in meant) | ("\u200b" in meant):
                yield Mojibake(match.start(), match.end(), meant)


def _decoded(text: str, encoding: str) -> str | None:
    data = bytearray()
    for character in text:
        try:
            data += character.encode(encoding)
        except UnicodeEncodeError:
            if ord(character) > 0xFF:
                return None
            data.append(ord(character))  # the five bytes that Windows-1252 leaves out
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None
