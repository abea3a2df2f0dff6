"""Passages that documents have in common."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from mtlint.model import Span
from mtlint.rules.base import Gathered


class Piece(NamedTuple):
    """A sentence of a document: its place among the sentences, the digest of its words, that of its source, its words."""

    at: int
    words: str
    source: str
    size: int
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences in a row."""

    path: str
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """How many words they have."""
        return sum(piece.size for piece in self.pieces)

    @property
    def span(self) -> Span:
        """Where they stand."""
        return Span(self.pieces[0].span.start, max(piece.span.end for piece in self.pieces))


class Shared(NamedTuple):
    """A passage, and where it stood before."""

    first: Passage
    second: Passage


class Texts:
    """The sentences of many documents that stand in more than one of them."""

    def __init__(self, gathered: Iterable[Gathered]) -> None:
        self.sizes = {gathered_one.path: sum(row[2] for row in gathered_one.evidence) for gathered_one in gathered}
        seen: set[str] = set()
        again: set[str] = set()
        for _, rows in gathered:
            here = {row[0] for row in rows}
            again |= here & seen
            seen |= here
        del seen
        self.pieces = {path: _pieces(rows, again) for path, rows in gathered}
        sources: defaultdict[str, set[str]] = defaultdict(set)
        self.files: Counter[str] = Counter()
        for pieces in self.pieces.values():
            self.files.update({piece.words for piece in pieces})
            for piece in pieces:
                sources[piece.words].add(piece.source)
        # What the sources share, their translations may share.
        fair = {words for words, known in sources.items() if len(known) == 1 and "" not in known}
        self.pieces = {path: [piece for piece in pieces if piece.words not in fair] for path, pieces in self.pieces.items()}

    def pairs(self, common: Collection[str]) -> Iterator[Shared]:
        """Each longest passage that stands in an earlier document too, but for the `common` sentences."""
        places: defaultdict[str, list[tuple[str, Piece]]] = defaultdict(list)
        for path, pieces in self.pieces.items():
            runs: dict[tuple[str, int], list[tuple[Piece, Piece]]] = {}
            for piece in pieces:
                for other, before in places.get(piece.words, ()):
                    if piece.source and piece.source == before.source:
                        continue
                    run = runs.get((other, piece.at - before.at))
                    if run and run[-1][1].at + 1 != piece.at:
                        yield _shared(other, path, run)
                        run = None
                    if run is None:
                        run = runs[other, piece.at - before.at] = []
                    run.append((before, piece))
            for (other, _), run in runs.items():
                yield _shared(other, path, run)
            for piece in pieces:
                if piece.words not in common:
                    places[piece.words].append((path, piece))

    def runs(self, common: Collection[str]) -> Iterator[Passage]:
        """Each run of `common` sentences, document by document."""
        for path, pieces in self.pieces.items():
            wanted = [piece for piece in pieces if piece.words in common]
            for _, run in groupby(enumerate(wanted), lambda item: item[1].at - item[0]):
                yield Passage(path, tuple(piece for _, piece in run))


def _pieces(rows: Iterable[tuple[str, str, int, int, int]], again: set[str]) -> list[Piece]:
    return [
        Piece(at, words, source, size, Span(start, end))
        for at, (words, source, size, start, end) in enumerate(rows)
        if words in again
    ]


def _shared(other: str, path: str, run: list[tuple[Piece, Piece]]) -> Shared:
    return Shared(Passage(other, tuple(first for first, _ in run)), Passage(path, tuple(second for _, second in run)))
