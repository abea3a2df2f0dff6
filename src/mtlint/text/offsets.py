"""Maps between the text a reader decoded and the file it stands in."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each piece of a decoded text stands in the file.

    `pieces` holds (decoded start, file start, decoded length, file length), in order. A piece whose two lengths are equal is
    verbatim, character by character; any other is one indivisible thing, such as a JSON escape.
    """

    pieces: tuple[tuple[int, int, int, int], ...]

    @classmethod
    def verbatim(cls, start: int, length: int) -> "OffsetMap":
        """A text that stands in the file as it is, from `start` on."""
        return cls(((0, start, length, length),))

    @classmethod
    def of(cls, pieces: Iterable[tuple[int, int, int]]) -> "OffsetMap":
        """From (file start, decoded length, file length) in order; neighbouring verbatim pieces are joined."""
        joined: list[tuple[int, int, int, int]] = []
        decoded = 0
        for start, length, file_length in pieces:
            if joined and length == file_length:
                before = joined[-1]
                if before[2] == before[3] and before[1] + before[3] == start:
                    joined[-1] = (before[0], before[1], before[2] + length, before[3] + length)
                    decoded += length
                    continue
            joined.append((decoded, start, length, file_length))
            decoded += length
        return cls(tuple(joined))

    def without(self, start: int, end: int) -> "OffsetMap":
        """The map of the text with a range of it cut out."""
        kept: list[tuple[int, int, int]] = []
        for decoded, file, length, file_length in self.pieces:
            before, after = min(start - decoded, length), max(end - decoded, 0)
            if before >= length or after <= 0:
                kept.append((file, length, file_length))
            elif length == file_length:
                kept += [(file, before, before)] if before > 0 else []
                kept += [(file + after, length - after, length - after)] if after < length else []
        return OffsetMap.of(kept)

    def start(self, offset: int) -> int:
        """File offset at which the decoded character at `offset` begins."""
        decoded, file, length, file_length = self._piece(offset)
        inside = offset - decoded
        if length == file_length or inside == 0:
            return file + inside
        return file if inside < length else file + file_length

    def end(self, offset: int) -> int:
        """File offset at which the decoded character before `offset` ends."""
        if offset == 0:
            return self.start(0)
        decoded, file, length, file_length = self._piece(offset - 1)
        return file + (offset - decoded if length == file_length else file_length)

    def decoded(self, file_offset: int) -> int:
        """Decoded offset of the character that covers a file offset."""
        index = bisect_right(self.pieces, file_offset, key=lambda piece: piece[1]) - 1
        decoded, file, length, file_length = self.pieces[max(index, 0)]
        inside = max(file_offset - file, 0)
        if length == file_length:
            return decoded + min(inside, length)
        return decoded if inside < file_length else decoded + length

    def _piece(self, offset: int) -> tuple[int, int, int, int]:
        return self.pieces[max(bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1, 0)]
