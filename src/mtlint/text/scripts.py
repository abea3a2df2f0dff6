"""Unicode scripts of characters."""

from functools import lru_cache

NEUTRAL = frozenset({"Zyyy", "Zinh", "Zzzz"})
"""ISO 15924 codes of characters that belong to every script: digits, punctuation, combining marks."""


@lru_cache(maxsize=4096)
def script(character: str) -> str:
    """ISO 15924 code of a character's script, such as "Latn", "Hani" or "Zyyy" for what is common to all."""
    from fontTools.unicodedata import script as found  # noqa: PLC0415 - slow to import, and plain text does without

    return str(found(character))
