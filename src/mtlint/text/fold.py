"""Texts made equal where a reader would call them equal."""

import re
import unicodedata

_QUOTES = str.maketrans({c: '"' for c in "“”„‟«»〝〞＂"} | {c: "'" for c in "‘’‚‛‹›＇`´"})
_DASHES = str.maketrans({c: "-" for c in "‐‑‒–—―−－"})
_WHITE_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Without differences of case, width, white space, quotation marks and dashes."""
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES).translate(_DASHES)
    return _WHITE_SPACE.sub(" ", text).strip().casefold()
