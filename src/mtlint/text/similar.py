"""Texts that are alike, found without comparing each with each.

MinHash with bands (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3), then an exact look.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import islice, pairwise

from rapidfuzz.distance import Indel
from rensa import RMinHash

_HASHES = 120
_ROWS = 3
"""Hashes of a band: texts that share half of their shingles meet in one of 40 bands with a chance of 0.995."""
_SEED = 1
_BATCH = 1000
_CROWD = 50
"""Texts in a band that are compared each with each; in a larger crowd each with the first and with the one before it."""
_CHARACTERS = 5
_WORDS = 3


def by_characters(text: str) -> set[str]:
    """Shingles for a sentence: every run of five characters."""
    return {text[at : at + _CHARACTERS] for at in range(max(len(text) - _CHARACTERS + 1, 1))}


def by_words(words: Sequence[str]) -> set[str]:
    """Shingles for a document: every run of three words. All long texts of a language share their runs of characters."""
    return {" ".join(words[at : at + _WORDS]) for at in range(max(len(words) - _WORDS + 1, 1))}


def signatures(shingles: Iterable[set[str]]) -> Iterator[bytes]:
    """What each set of shingles is compared by."""
    waiting = iter(shingles)
    while batch := list(islice(waiting, _BATCH)):
        for digest in RMinHash.digests_from_token_sets(batch, _HASHES, _SEED):
            yield array("I", digest).tobytes()


def near_pairs(
    found: Sequence[bytes], text: Callable[[int], Sequence[Hashable]], similarity: float
) -> Iterator[tuple[int, int, float]]:
    """Pairs of texts, by number, and how similar they are: 1 less the share of units inserted and deleted.

    `found` holds their signatures; `text` fetches one. The earlier number stands first; pairs are in order.
    """
    for earlier, later in sorted(_candidates(found)):
        measured = Indel.normalized_similarity(text(earlier), text(later), score_cutoff=similarity)
        if measured >= similarity:
            yield earlier, later, measured


def _candidates(found: Sequence[bytes]) -> set[tuple[int, int]]:
    """Pairs that have a band in common."""
    pairs: set[tuple[int, int]] = set()
    width = _ROWS * array("I").itemsize
    for start in range(0, _HASHES * array("I").itemsize, width):
        first: dict[bytes, int] = {}
        crowds: defaultdict[int, list[int]] = defaultdict(list)
        for number, signature in enumerate(found):
            before = first.setdefault(signature[start : start + width], number)
            if before != number:
                crowds[before].append(number)
        for before, others in crowds.items():
            crowd = [before, *others]
            if len(crowd) <= _CROWD:
                pairs.update((one, other) for at, one in enumerate(crowd) for other in crowd[at + 1 :])
            else:
                pairs.update((before, other) for other in others)
                pairs.update(pairwise(crowd))
    return pairs
