"""Offsets in UTF-16 code units, as Java and editors count, and in code points, as Python does."""

from bisect import bisect_left

_LAST_OF_ONE_UNIT = "\uffff"


class Utf16Index:
    """Finds the code point of a UTF-16 offset, and the reverse, by bisection."""

    __slots__ = ("_astral", "_pairs")

    def __init__(self, text: str) -> None:
        characters = () if text.isascii() else enumerate(text)
        self._astral = [at for at, character in characters if character > _LAST_OF_ONE_UNIT]
        self._pairs = [at + before for before, at in enumerate(self._astral)]

    def start(self, units: int) -> int:
        """Code point that begins at a UTF-16 offset; for an offset inside a surrogate pair, the one around it."""
        return units - bisect_left(self._pairs, units)

    def end(self, units: int) -> int:
        """Code point that begins at a UTF-16 offset; for an offset inside a surrogate pair, the one after it."""
        before = bisect_left(self._pairs, units)
        inside = before > 0 and self._pairs[before - 1] == units - 1
        return units - before + inside

    def units(self, offset: int) -> int:
        """UTF-16 offset of a code point."""
        return offset + bisect_left(self._astral, offset)
