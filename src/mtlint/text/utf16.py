"""Offsets in UTF-16 code units, as Java and editors count, and in code points, as Python does."""

from bisect import bisect_left

_LAST_OF_ONE_UNIT = "\uffff"


class Utf16Index:
    """Finds the code point of a UTF-16 offset by bisection."""

    __slots__ = ("_pairs",)

    def __init__(self, text: str) -> None:
        astral = () if text.isascii() else (at for at, character in enumerate(text) if character > _LAST_OF_ONE_UNIT)
        # Each pair before it moves a character one unit further than its code point.
        self._pairs = [at + before for before, at in enumerate(astral)]

    def start(self, units: int) -> int:
        """Code point at or, for an offset inside a surrogate pair, around a UTF-16 offset."""
        before = bisect_left(self._pairs, units)
        return units - before

    def end(self, units: int) -> int:
        """Code point at or, for an offset inside a surrogate pair, after a UTF-16 offset."""
        before = bisect_left(self._pairs, units)
        inside = before > 0 and self._pairs[before - 1] == units - 1
        return units - before + inside

    def units(self, offset: int) -> int:
        """UTF-16 offset of a code point."""
        return offset + bisect_left(self._pairs, offset, key=lambda pair: pair - self._pairs.index(pair))
