"""Placeholders and tags of a source that stand in the target in pieces."""

import re
from functools import lru_cache

_WIDE = str.maketrans({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x66A: 0x25})


def broken(text: str, wanted: str, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Where something that a text must hold to the letter stands in it spaced, in full width or in another case.

    `taken` are the (start, end) of what stands there whole.
    """
    for match in _pattern(wanted).finditer(text.translate(_WIDE)):
        if not any(match.start() < end and start < match.end() for start, end in taken):
            return match.span()
    return None


@lru_cache(maxsize=1024)
def _pattern(wanted: str) -> re.Pattern[str]:
    """Whatever is `wanted`, with or without white space between its marks and words."""
    parts = re.findall(r"\w+|[^\w\s]", wanted)
    tail = r"(?![^\W\d_])" if wanted[-1].isalpha() else ""
    return re.compile(r"\s{0,2}".join(map(re.escape, parts)) + tail, re.IGNORECASE)
