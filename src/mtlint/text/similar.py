"""Documents of a run that are alike, found without comparing each with each.

MinHash with bands (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3), then an exact look. All
is done in memory and without numpy, which takes longer to load than this takes for a thousand documents. The sentences of a
corpus are too many for that: see `mtlint.cluster.signatures`.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence
from itertools import combinations, islice, pairwise
from operator import eq, xor

from rapidfuzz.distance import Indel
from rensa import RMinHash

_HASHES = 120
_HALVES = _HASHES // 2
"""Two hashes of 32 bits are half a band: texts that share 0.6 of their shingles meet in one of 30 with a chance of 0.98."""
_SEED = 1
_SHARED = 0.25
"""Share of hashes that two texts must have in common to be looked at: fewer come from texts that are not alike."""
_BATCH = 1000
_CROWD = 50
"""Texts in a band that are compared each with each; in a larger crowd each with the first and with the one before it."""


def by_words(words: Sequence[str]) -> list[str]:
    """Shingles for a document: every two words in a row. All long texts of a language share their runs of characters."""
    return list(map(" ".join, pairwise(words))) or list(words)


def signatures(shingles: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """What each text is compared by, from its shingles."""
    waiting = iter(shingles)
    while batch := list(islice(waiting, _BATCH)):
        for digest in RMinHash.digests_from_token_sets(batch, _HASHES, _SEED):
            yield array("I", digest).tobytes()


def near_pairs(
    found: Sequence[bytes], text: Callable[[int], Sequence[Hashable]], similarity: float, done: Container[int] = ()
) -> Iterator[tuple[int, int, float]]:
    """Pairs of texts, by number, and how similar they are: 1 less the share of units inserted and deleted.

    `found` holds their signatures; `text` fetches one. The earlier number stands first; pairs are in order.
    No pair is looked at whose later text is `done`, of which there may be more after each pair.
    """
    for earlier, later in sorted(_candidates(found)):
        if later in done or not _is_worth_a_look(found[earlier], found[later]):
            continue
        measured = Indel.normalized_similarity(text(earlier), text(later), score_cutoff=similarity)
        if measured >= similarity:
            yield earlier, later, measured


def _is_worth_a_look(one: bytes, other: bytes) -> bool:
    shared: int = sum(map(eq, array("I", one), array("I", other)))
    return shared >= _SHARED * _HASHES


def _candidates(found: Sequence[bytes]) -> set[tuple[int, int]]:
    """Pairs that have a band in common."""
    pairs: set[tuple[int, int]] = set()
    halves = array("Q", b"".join(found))
    for band in range(0, _HALVES, 2):
        names = map(xor, halves[band::_HALVES], halves[band + 1 :: _HALVES])
        first: dict[int, int] = {}
        crowds: defaultdict[int, list[int]] = defaultdict(list)
        for number, before in enumerate(map(first.setdefault, names, range(len(found)))):
            if before != number:
                crowds[before].append(number)
        for before, others in crowds.items():
            if len(others) < _CROWD:
                pairs.update(combinations((before, *others), 2))
            else:
                pairs.update((before, other) for other in others)
                pairs.update(pairwise(others))
    return pairs
