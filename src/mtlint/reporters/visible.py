"""Characters that a terminal or a page would obey, or swallow, made visible."""

import re
import unicodedata

# C0, DEL and C1; soft hyphen; bidi marks, embeddings and isolates; zero-width space and joiner; line and paragraph separators;
# byte-order mark; annotation, shorthand, musical and tag controls; lone surrogates. Zero-width (non-)joiners stay: Persian,
# Indic scripts and emoji are written with them.
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f\ud800-\udfff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_COMMAND = re.compile(r"\A(?:\s|\x1b\[[0-9;]*m)*:(?=:)|##(?=\w*\[)")
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")


def escape(character: str) -> str:
    """A character as Python writes it in a string: `\\n`, `\\x1b`, `\\u202e`."""
    code = ord(character)
    if character in _NAMED:
        return _NAMED[character]
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def visible(text: str) -> str:
    """The text on one line with every hidden character as an escape."""
    return HIDDEN.sub(lambda match: escape(match[0]), text)


def unheard(line: str) -> str:
    """A line of a log that no CI obeys: GitHub looks for `::` where it starts, and like Azure for `##…[` anywhere in it."""
    return _COMMAND.sub(lambda sign: f"{sign[0][:-1]}\\x{ord(sign[0][-1]):02x}", line)


def told(text: str) -> str:
    """A message as a terminal or the log of a CI may have it: on one line, all of it to be seen, none of it obeyed."""
    return unheard(visible(text))


def paired(text: str) -> str:
    """The text as it is, but with U+FFFD for lone surrogates, which many readers of JSON refuse."""
    return _SURROGATES.sub("\ufffd", text)


def is_blank(text: str) -> bool:
    """Whether a reader sees nothing at all: only spaces, marks without a letter and hidden characters."""
    return bool(text) and all(c in _BLANK_LETTERS or unicodedata.category(c)[0] in "ZC" or cell_width(c) == 0 for c in text)


def cell_width(character: str) -> int:
    """Cells of a terminal that a character takes: 0 for combining marks, 2 for wide East Asian ones and emoji."""
    if character.isascii():
        return 1
    if unicodedata.category(character) in {"Mn", "Me", "Cf"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def plural(count: int, noun: str) -> str:
    """A count with its noun: "1 file", "3,100 words"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
