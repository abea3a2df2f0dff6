"""Lone surrogates: halves of characters, which escapes may spell and no output can encode."""

import re

_LONE = re.compile(r"[\ud800-\udfff]")


def sound(text: str) -> str:
    """The text with U+FFFD for each; lengths stay."""
    return _LONE.sub("\ufffd", text)
