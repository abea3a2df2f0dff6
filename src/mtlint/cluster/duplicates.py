"""Sentences that stand in several documents of a corpus, the same or nearly so.

MinHash signatures over character 5-grams (Broder 1997, On the resemblance and containment of documents) are cut into bands
(Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3); two sentences that share a band are compared by rapidfuzz.
Every step reads a range of one band or the sentences of some blocks at a time, so that memory does not grow with the corpus.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import fs

from mtlint.cluster.block import Block, Count
from mtlint.cluster.nearest import write_findings
from mtlint.cluster.sentences import Sentences, distinct
from mtlint.cluster.signatures import BANDS, Numbers, band_hashes, exact_hashes, rows_of_a_band
from mtlint.cluster.spread import Each
from mtlint.cluster.worker import Job
from mtlint.engine import make_plan
from mtlint.rules.duplication.near_duplicate_sentence import NearDuplicateSentence
from mtlint.rules.duplication.repeated_sentence import RepeatedSentence

_ALL_PAIRS = 16
"""Sentences that share a band up to which all are compared with all; of more, each with the first and the one before it."""
_RANGE = 1 << 22
"""Hashes of a band that are looked at together."""
_PART = 100_000
"""Sentences that are hashed, and compared, in one task."""
_TOGETHER = 7
"""Bands whose pairs one task writes, each once."""
_COLUMNS = ("exact", *(f"band{number}" for number in range(BANDS)))


def find_duplicates(blocks: Sequence[Block], summaries: Sequence[dict[str, Any]], job: Job, each: Each) -> list[list[Count]]:
    """Write the findings across documents, and return what each block has of them.

    `summaries` are those of the blocks. A sentence is reported once, where it stands again, with the first place. Copies inside
    a document are the business of the rules. Where both sources are known and say the same, so may the targets.
    """
    wanted = [rule for rule in make_plan(job.config).rules if isinstance(rule, RepeatedSentence | NearDuplicateSentence)]
    if not wanted:
        return [[] for _ in blocks]
    counts = np.asarray([one["sentences"] for one in summaries], dtype=np.uint64)
    starts: Numbers = np.concatenate([[0], np.cumsum(counts)]).astype(np.uint64)
    single = np.asarray([one["documents"] == 1 for one in summaries])
    names = tuple(block.name for block in blocks)
    sentences = Sentences(job.output, names, starts, single, rows_of_a_band(int(starts[-1])))
    parts = list(_parts(starts))
    ranges = int(starts[-1]) // _RANGE + 1
    each(_sign, sentences, parts, "parts hashed")
    pair = partial(_pair, parts=[begin for begin, _ in parts], ranges=ranges)
    each(pair, sentences, [(first, part) for first in range(0, len(_COLUMNS), _TOGETHER) for part in range(ranges)], "bands")
    of_parts = each(partial(write_findings, config=job.config), sentences, parts, "parts compared")
    return [own for part in of_parts for own in part]


def _parts(starts: Numbers) -> Iterator[tuple[int, int]]:
    """Ranges of blocks that have about `_PART` sentences together."""
    begin = 0
    for end in range(1, len(starts)):
        if starts[end] - starts[begin] >= _PART or end == len(starts) - 1:
            yield begin, end
            begin = end


def _sign(sentences: Sentences, begin: int, end: int) -> None:
    """Write the numbers of the sentences of some blocks, a column each band."""
    place = sentences.bands / f"{begin}.arrow"
    if place.kind == fs.FileType.File:
        return
    values: list[list[Numbers]] = [[] for _ in _COLUMNS]
    for block in range(begin, end):
        texts = sentences.of(block).column("folded").to_pylist()
        bands = band_hashes(texts, sentences.rows)
        for column, part in zip(values, (exact_hashes(texts), *bands.T), strict=True):
            column.append(part)
    place.write_arrow(pa.table({name: np.concatenate(column) for name, column in zip(_COLUMNS, values, strict=True)}))


def _pair(sentences: Sentences, first: int, part: int, *, parts: Sequence[int], ranges: int) -> None:
    """Write which sentences share a number in one range of some columns: (later, earlier), in order."""
    pairs: Numbers = np.empty((2, 0), np.uint64)
    for column in range(first, min(first + _TOGETHER, len(_COLUMNS))):
        hashes, ids = _numbers(sentences, column, parts, part, ranges)
        order = np.lexsort((ids, hashes))
        new = _pairs(hashes[order], ids[order])
        owners = sentences.owner(new)
        new = new[:, (owners[0] != owners[1]) | ~sentences.single[owners[0]]]
        pairs = distinct(np.concatenate([pairs, new], axis=1))
    (sentences.pairs / f"{first}-{part}.parquet").write_table(pa.table({"later": pairs[0], "earlier": pairs[1]}))


def _numbers(sentences: Sentences, column: int, parts: Sequence[int], part: int, ranges: int) -> tuple[Numbers, Numbers]:
    """The numbers of a column that lie in one of so many ranges, and the sentences they are of."""
    width = (1 << 64) // ranges
    low, high = np.uint64(width * part), np.uint64((1 << 64) - 1 if part == ranges - 1 else width * (part + 1) - 1)
    hashes: list[Numbers] = [np.empty(0, np.uint64)]
    owners: list[Numbers] = [np.empty(0, np.uint64)]
    for begin in parts:
        values = (sentences.bands / f"{begin}.arrow").read_arrow(column).column(0).to_numpy()
        inside = np.flatnonzero((values >= low) & (values <= high))
        hashes.append(values[inside])
        owners.append(inside.astype(np.uint64) + sentences.starts[begin])
    return np.concatenate(hashes), np.concatenate(owners)


def _pairs(hashes: Numbers, ids: Numbers) -> Numbers:
    """(later, earlier) of sentences with the same hash, given in order of hash and number; shape (2, pairs)."""
    same = hashes[1:] == hashes[:-1]
    shared = np.concatenate([same, [False]]) | np.concatenate([[False], same]) if len(hashes) else np.empty(0, bool)
    hashes, ids = hashes[shared], ids[shared]
    same = hashes[1:] == hashes[:-1]
    begins = np.flatnonzero(np.concatenate([[True], ~same]))[: len(hashes)]
    sizes = np.diff(np.append(begins, len(hashes)))
    size, first = np.repeat(sizes, sizes), np.repeat(begins, sizes)
    at = np.arange(len(hashes))
    crowd = (size > _ALL_PAIRS) & (at > first)
    later, earlier = [ids[crowd]], [ids[first[crowd]]]
    for distance in range(1, min(_ALL_PAIRS, len(hashes))):
        near = at[distance:][(first[distance:] <= at[:-distance]) & ((size[distance:] <= _ALL_PAIRS) | (distance == 1))]
        later.append(ids[near])
        earlier.append(ids[near - distance])
    return np.stack([np.concatenate(later), np.concatenate(earlier)])
