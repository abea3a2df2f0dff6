"""Of the sentences that may be alike, those that are: each with the earlier one that is most like it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from mtlint.cluster.block import Count
from mtlint.cluster.sentences import Sentences, distinct
from mtlint.cluster.signatures import UNKNOWN, Numbers
from mtlint.cluster.store import told
from mtlint.cluster.worker import ACROSS, FINDINGS
from mtlint.config import Config, ignored_for
from mtlint.engine import make_plan
from mtlint.rules.duplication.near_duplicate_sentence import NearDuplicateSentence
from mtlint.rules.duplication.repeated_sentence import RepeatedSentence

MIN_SIMILARITY = 0.9
"""Indel similarity of the folded sentences from which one is a near-duplicate of another."""
_AT_ONCE = 100_000
"""Pairs that are compared at a time."""
_COMPARED = ["folded", "document", "source"]
_DIGITS = re.compile(r"\d+")


def write_findings(sentences: Sentences, begin: int, end: int, *, config: Config) -> list[list[Count]]:
    """Write what the sentences of some blocks repeat of earlier ones, and return what each block has of it."""
    best = _best(sentences, begin, end)
    places = sentences.at([*best, *(earlier for _, earlier in best.values())])
    plan = make_plan(config)

    @cache
    def codes(path: str) -> frozenset[str]:
        return frozenset(rule.code for rule in plan.without(ignored_for(config, path)).rules)

    found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for number, (score, earlier) in sorted(best.items()):
        one = _finding(places[number], places[earlier], -score)
        if one["code"] in codes(one["path"]):
            found[int(sentences.owner(number))].append(one)
    counts: list[list[Count]] = []
    for block in range(begin, end):
        said = _said(sentences, block) if found[block] else set()
        new = [one for one in found[block] if (one["path"], one["row"], one["start"]) not in said]
        place = sentences.output / "findings" / f"{sentences.names[block]}{ACROSS}"
        place.write_table(pa.Table.from_pylist(new, schema=FINDINGS))
        own = Counter((one["code"], one["name"], one["severity"]) for one in new)
        counts.append([(code, name, severity, count) for (code, name, severity), count in sorted(own.items())])
    return counts


def _said(sentences: Sentences, block: int) -> set[tuple[str, int, int]]:
    """Places of a block of which its own rules said already that they repeat something."""
    place = sentences.output / "findings" / f"{sentences.names[block]}.parquet"
    codes = (RepeatedSentence.code, NearDuplicateSentence.code)
    rows = place.read_table(["path", "row", "start", "code"]).to_pylist()
    return {(one["path"], one["row"], one["start"]) for one in rows if one["code"] in codes}


def _best(sentences: Sentences, begin: int, end: int) -> Mapping[int, tuple[float, int]]:
    """(how alike, below 0 as the best sorts first; the earlier sentence) by the later sentence."""
    low, high = sentences.starts[begin], sentences.starts[end]
    own = pa.concat_tables([sentences.of(block).select(_COMPARED) for block in range(begin, end)])
    later, earlier = _meetings(sentences, low, high)
    best: dict[int, tuple[float, int]] = {}
    for block, at, behind in sentences.by_block(earlier):
        there = sentences.of(block).select(_COMPARED)
        for first in range(at, behind, _AT_ONCE):
            chosen = slice(first, min(first + _AT_ONCE, behind))
            one, other = own.take(later[chosen] - low), there.take(earlier[chosen] - sentences.starts[block])
            for which, score in _alike(one, other, sentences.owner(later[chosen]) == block):
                candidate = -score, int(earlier[first + which])
                number = int(later[first + which])
                best[number] = min(best.get(number, candidate), candidate)
    return best


def _meetings(sentences: Sentences, low: np.uint64, high: np.uint64) -> tuple[Numbers, Numbers]:
    """The sentences in a range, and earlier ones that each shares a number with; in order of these."""
    found: list[Numbers] = [np.empty((2, 0), np.uint64)]
    # A process that was killed may have left others, which are not whole.
    for name in (name for name in sentences.pairs.names() if name.endswith(".parquet")):
        place = sentences.pairs / name
        with told(place.name):
            inside = [("later", ">=", low), ("later", "<", high)]
            table = pq.read_table(place.path, filesystem=place.system, filters=inside)
        found.append(np.stack([table.column("later").to_numpy(), table.column("earlier").to_numpy()]))
    pairs = distinct(np.concatenate(found, axis=1))
    later, earlier = pairs[:, np.argsort(pairs[1], kind="stable")]
    return later, earlier


def _alike(one: pa.Table, other: pa.Table, same_block: NDArray[np.bool_]) -> Iterator[tuple[int, float]]:
    """Which of some pairs are alike where they ought not to be, and how much."""
    documents, sources = ([table.column(name).to_numpy() for table in (one, other)] for name in ("document", "source"))
    # What the source repeats, the target may repeat.
    free = ~(same_block & (documents[0] == documents[1])) & ((sources[0] != sources[1]) | (sources[0] == UNKNOWN))
    numbers = np.flatnonzero(free)
    later, earlier = (table.column("folded").take(numbers).to_pylist() for table in (one, other))
    scores = process.cpdist(later, earlier, scorer=Indel.normalized_similarity, score_cutoff=MIN_SIMILARITY, workers=1)
    for at in np.flatnonzero(scores):
        if later[at] != earlier[at] and _DIGITS.sub("0", later[at]) == _DIGITS.sub("0", earlier[at]):
            continue  # two statements with different numbers
        yield int(numbers[at]), float(scores[at])


def _finding(sentence: dict[str, Any], first: dict[str, Any], score: float) -> dict[str, Any]:
    rule = RepeatedSentence if score == 1 else NearDuplicateSentence
    how = "" if score == 1 else " in nearly the same words"
    key = "\0".join((rule.code, sentence["path"], str(sentence["row"]), sentence["folded"]))
    return {
        **{name: sentence[name] for name in ("path", "row", "column", "start", "text")},
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
        "related_text": first["text"],
    }
