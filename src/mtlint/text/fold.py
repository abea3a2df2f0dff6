"""Texts made equal where a reader would call them equal."""

import re
import unicodedata

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»〝〞＂", '"') | dict.fromkeys("‘’‚‛‹›＇`´", "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－", "-"))
_WHITE_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Without differences of case, width, white space, quotation marks and dashes."""
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES).translate(_DASHES)
    return _WHITE_SPACE.sub(" ", text).strip().casefold()
