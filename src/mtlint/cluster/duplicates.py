"""Sentences that stand in several blocks of a corpus, the same or nearly so.

MinHash signatures over character 5-grams (Broder 1997, On the resemblance and containment of documents) are cut into bands
(Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3); two sentences that share a band are compared by rapidfuzz.
Every step reads one band or one block at a time, so that memory does not grow with the corpus.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import ray
from pyarrow import fs
from rapidfuzz import process
from rapidfuzz.distance import Indel

from mtlint.cluster.block import Block
from mtlint.cluster.progress import Progress
from mtlint.cluster.signatures import BANDS, Numbers, band_hashes, exact_hashes, rows_of_a_band
from mtlint.cluster.store import Place, told
from mtlint.cluster.worker import FINDINGS
from mtlint.rules.duplication.near_duplicate_sentence import NearDuplicateSentence
from mtlint.rules.duplication.repeated_sentence import RepeatedSentence

MIN_SIMILARITY = 0.9
"""Indel similarity of the folded sentences from which one is a near-duplicate of another."""
_ALL_PAIRS = 16
"""Sentences that share a band up to which all are compared with all; of more, each with the first and the one before it."""
_RANGE = 1 << 22
"""Hashes of a band that are looked at together."""
_PART = 50_000
"""Sentences that are compared in one task."""
_AT_ONCE = 100_000
"""Pairs that are compared at a time."""
_COLUMNS = ("exact", *(f"band{number}" for number in range(BANDS)))
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Sentences:
    """All sentences of a run, numbered through: those of block i are `starts[i]` to `starts[i + 1]`."""

    output: Place
    names: tuple[str, ...]
    starts: Numbers
    rows: int
    """Hashes of a band."""

    @property
    def bands(self) -> Place:
        return self.output / ".work" / f"bands-{self.rows}"

    @property
    def pairs(self) -> Place:
        return self.output / ".work" / "pairs"

    def owner(self, numbers: Any) -> Any:
        """The block of a sentence, or of each of several."""
        return np.searchsorted(self.starts, numbers, "right") - 1

    def of(self, block: int) -> pa.Table:
        """The sentences of a block, not copied where the file is on this machine."""
        place = self.output / ".work" / "sentences" / f"{self.names[block]}.arrow"
        with told(place.name):
            local = isinstance(place.system, fs.LocalFileSystem)
            return pa.ipc.open_file(pa.memory_map(place.path) if local else place.system.open_input_file(place.path)).read_all()

    def one(self, number: int) -> dict[str, Any]:
        """One sentence with its place."""
        block = int(self.owner(number))
        found: dict[str, Any] = self.of(block).slice(number - int(self.starts[block]), 1).to_pylist()[0]
        return found


def find_duplicates(blocks: Sequence[Block], counts: Sequence[int], output: Place, progress: Progress) -> dict[str, Any]:
    """Write the findings across blocks, and return how many there are of each rule.

    `counts` is how many sentences each block has. A sentence is reported once, where it stands again, with the first place.
    Copies inside a block are the business of the rules.
    """
    starts = np.concatenate([[0], np.cumsum(np.asarray(counts, dtype=np.uint64))]).astype(np.uint64)
    all_of_them = _Sentences(output, tuple(block.name for block in blocks), starts, rows_of_a_band(int(starts[-1])))
    shared = ray.put(all_of_them)
    _all(_sign, [(shared, block) for block in range(len(blocks))], progress, "blocks signed")
    _all(_pair, [(shared, column) for column in _COLUMNS], progress, "bands")
    found: Counter[str] = Counter()
    for codes in _all(_verify, [(shared, *part) for part in _parts(starts)], progress, "parts compared"):
        found.update(codes)
    rules = (RepeatedSentence, NearDuplicateSentence)
    return {"counts": [(rule.code, rule.name, str(rule.severity), found[rule.code]) for rule in rules if found[rule.code]]}


def cores() -> int:
    """How many tasks run at a time, on all machines together."""
    return max(int(ray.cluster_resources().get("CPU", 1)), 1)  # type: ignore[no-untyped-call] # Ray's own


def _all(function: Callable[..., Any], tasks: Sequence[tuple[Any, ...]], progress: Progress, what: str) -> list[Any]:
    """What a function returns for each task, run on all cores; only as many are under way as there are cores."""
    remote: Any = ray.remote(num_cpus=1, max_retries=3)(function)
    room = cores()
    results: dict[int, Any] = {}
    running: dict[Any, int] = {}
    waiting = list(enumerate(tasks))[::-1]
    while waiting or running:
        while waiting and len(running) < room:
            number, task = waiting.pop()
            running[remote.remote(*task)] = number
        (done,), _ = ray.wait(list(running), num_returns=1)
        results[running.pop(done)] = ray.get(done)
        progress(len(results), len(tasks), what)
    return [results[number] for number in sorted(results)]


def _sign(sentences: _Sentences, block: int) -> None:
    """Write the numbers of a block's sentences, a column each band."""
    place = sentences.bands / f"{sentences.names[block]}.parquet"
    if place.kind == fs.FileType.File:
        return
    texts = sentences.of(block).column("folded").to_pylist()
    bands = band_hashes(texts, sentences.rows)
    values = [exact_hashes(texts), *(np.ascontiguousarray(bands[:, number]) for number in range(BANDS))]
    place.write_table(pa.table(dict(zip(_COLUMNS, values, strict=True))))


def _pair(sentences: _Sentences, column: str) -> None:
    """Write which sentences share a number: (later, earlier), of different blocks, in order of the later."""
    ranges = int(sentences.starts[-1]) // _RANGE + 1
    found: list[Numbers] = []
    for number in range(ranges):
        hashes, ids = _numbers(sentences, column, number, ranges)
        order = np.lexsort((ids, hashes))
        pairs = _pairs(hashes[order], ids[order])
        found.append(pairs[:, sentences.owner(pairs[0]) != sentences.owner(pairs[1])])
    later, earlier = np.concatenate(found, axis=1)
    order = np.argsort(later, kind="stable")
    (sentences.pairs / f"{column}.parquet").write_table(pa.table({"later": later[order], "earlier": earlier[order]}))


def _numbers(sentences: _Sentences, column: str, part: int, parts: int) -> tuple[Numbers, Numbers]:
    """The numbers of a column that lie in one of so many ranges, and the sentences they are of."""
    width = (1 << 64) // parts
    low, high = np.uint64(width * part), np.uint64((1 << 64) - 1 if part == parts - 1 else width * (part + 1) - 1)
    hashes: list[Numbers] = [np.empty(0, np.uint64)]
    owners: list[Numbers] = [np.empty(0, np.uint64)]
    for name, start in zip(sentences.names, sentences.starts[:-1], strict=True):
        values = (sentences.bands / f"{name}.parquet").read_table([column]).column(0).to_numpy()
        inside = np.flatnonzero((values >= low) & (values <= high))
        hashes.append(values[inside])
        owners.append(inside.astype(np.uint64) + start)
    return np.concatenate(hashes), np.concatenate(owners)


def _pairs(hashes: Numbers, ids: Numbers) -> Numbers:
    """(later, earlier) of sentences with the same hash, given in order of hash and number; shape (2, pairs)."""
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


def _parts(starts: Numbers) -> Iterator[tuple[int, int]]:
    """Ranges of blocks that have about `_PART` sentences together."""
    begin = 0
    for end in range(1, len(starts)):
        if starts[end] - starts[begin] >= _PART or end == len(starts) - 1:
            yield begin, end
            begin = end


def _verify(sentences: _Sentences, begin: int, end: int) -> dict[str, int]:
    """Write what the sentences of some blocks repeat of earlier ones, and return how many there are of each code."""
    best = _Best(sentences, begin, end).found()
    codes: Counter[str] = Counter()
    for block in range(begin, end):
        found = _findings(sentences, block, best)
        codes.update(one["code"] for one in found)
        place = sentences.output / "findings" / f"{sentences.names[block]}-across.parquet"
        place.write_table(pa.Table.from_pylist(found, schema=FINDINGS))
    return dict(codes)


class _Best:
    """By sentence of some blocks, the earlier one that is most like it, and how much."""

    def __init__(self, sentences: _Sentences, begin: int, end: int) -> None:
        self._sentences = sentences
        self._range = int(sentences.starts[begin]), int(sentences.starts[end])
        self._texts = {block: sentences.of(block).column("folded") for block in range(begin, end)}
        self._best: dict[int, tuple[float, int]] = {}

    def found(self) -> dict[int, tuple[float, int]]:
        """(how alike, below 0 as the best sorts first; the earlier sentence) by the later sentence."""
        pairs = self._pairs()
        owners = self._sentences.owner(pairs[:, 1])
        for owner in np.unique(owners):
            texts = self._texts.get(int(owner)) or self._sentences.of(int(owner)).column("folded")
            chosen = pairs[owners == owner]
            for at in range(0, len(chosen), _AT_ONCE):
                self._compare(chosen[at : at + _AT_ONCE], texts, self._sentences.starts[owner])
        return self._best

    def _pairs(self) -> Numbers:
        low, high = self._range
        found = []
        for column in _COLUMNS:
            place = self._sentences.pairs / f"{column}.parquet"
            with told(place.name):
                table = pq.read_table(place.path, filesystem=place.system, filters=[("later", ">=", low), ("later", "<", high)])
            found.append(np.stack([table.column(0).to_numpy(), table.column(1).to_numpy()], axis=1))
        return np.unique(np.concatenate(found), axis=0)

    def _compare(self, pairs: Numbers, texts: pa.ChunkedArray, start: np.uint64) -> None:
        earlier = texts.take(pa.array(pairs[:, 1] - start)).to_pylist()
        later = self._later(pairs[:, 0])
        scores = process.cpdist(later, earlier, scorer=Indel.normalized_similarity, score_cutoff=MIN_SIMILARITY, workers=1)
        for at in np.flatnonzero(scores):
            if later[at] != earlier[at] and _DIGITS.sub("0", later[at]) == _DIGITS.sub("0", earlier[at]):
                continue  # two statements with different numbers
            one, other = (int(number) for number in pairs[at])
            candidate = -float(scores[at]), other
            self._best[one] = min(self._best.get(one, candidate), candidate)

    def _later(self, numbers: Numbers) -> list[str]:
        """The texts of sentences that are given in order."""
        owners = self._sentences.owner(numbers)
        texts: list[str] = []
        for owner in np.unique(owners):
            own = numbers[owners == owner] - self._sentences.starts[owner]
            texts += self._texts[int(owner)].take(pa.array(own)).to_pylist()
        return texts


def _findings(sentences: _Sentences, block: int, best: Mapping[int, tuple[float, int]]) -> list[dict[str, Any]]:
    """What the sentences of a block repeat, where no rule has said so of the block itself."""
    place = sentences.output / "findings" / f"{sentences.names[block]}.parquet"
    said = {
        (one["path"], one["row"], one["start"])
        for one in place.read_table(["path", "row", "start", "code"]).to_pylist()
        if one["code"] in (RepeatedSentence.code, NearDuplicateSentence.code)
    }
    found = []
    for number in range(int(sentences.starts[block]), int(sentences.starts[block + 1])):
        if number in best:
            score, earlier = best[number]
            sentence = sentences.one(number)
            if (sentence["path"], sentence["row"], sentence["start"]) not in said:
                found.append(_finding(sentence, sentences.one(earlier), -score))
    return found


def _finding(sentence: dict[str, Any], first: dict[str, Any], score: float) -> dict[str, Any]:
    rule = RepeatedSentence if score == 1 else NearDuplicateSentence
    how = "" if score == 1 else " in nearly the same words"
    key = "\0".join((rule.code, sentence["path"], str(sentence["row"]), sentence["folded"]))
    return {
        **{name: sentence[name] for name in ("path", "row", "start", "text")},
        "end": sentence["start"] + len(sentence["text"]),
        "code": rule.code,
        "name": rule.name,
        "severity": str(rule.severity),
        "message": f"sentence already stood in this corpus{how}",
        "mqm": rule.mqm,
        "its": rule.its,
        "fingerprint": sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "related_path": first["path"],
        "related_row": first["row"],
        "related_start": first["start"],
        "related_end": first["start"] + len(first["text"]),
    }
