"""Pairs of sentences that may say the same, found by the rare words they share."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel

_RAREST = 8
"""Words of a sentence by which it is looked up."""
_CROWD = 40
"""A word of more sentences than this tells nothing about any of them."""


def near_pairs(contents: Sequence[Sequence[str]], min_similarity: float) -> Iterator[tuple[int, int]]:
    """(later, earlier) for each list of words and the earlier list most like it, compared in order.

    Only lists that share two of their rarest words, or the one that is not unique, are compared.
    """
    frequency = Counter(word for words in contents for word in set(words))
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(contents):
        known = sorted({word for word in words if 1 < frequency[word] <= _CROWD}, key=lambda word: (frequency[word], word))
        rare = known[:_RAREST]
        shared = Counter(earlier for word in rare for earlier in postings[word])
        enough = min(2, len(rare))
        choices = {earlier: contents[earlier] for earlier, count in shared.items() if count >= enough}
        best = process.extractOne(words, choices, scorer=Indel.normalized_similarity, score_cutoff=min_similarity)
        if best is not None:
            yield index, best[2]
        for word in known:
            postings[word].append(index)
