"""Numbers that bring alike sentences together."""

import random

import numpy as np
import pytest
from rapidfuzz.distance import Indel

from mtlint.cluster.signatures import BANDS, band_hashes, exact_hashes

SAID = "the city opened a new library near old harbour and many people came to read books in quiet rooms there"
WORDS = SAID.split()


def sentences(count, seed=1):
    chance = random.Random(seed)
    return [" ".join(chance.choice(WORDS) + str(chance.randrange(99)) for _ in range(12)) for _ in range(count)]


def changed(text, chance):
    at = chance.randrange(len(text))
    return text[:at] + chance.choice("xyz") + text[at + 1 :]


def test_equal_texts_have_equal_numbers_and_others_have_others():
    texts = ["", "a", "b", "ab", "ba", "a" * 300, "é", "e\u0301", *sentences(500)]
    hashes = exact_hashes([*texts, *texts])
    assert len(set(hashes.tolist())) == len(texts)
    assert (hashes[: len(texts)] == hashes[len(texts) :]).all()


@pytest.mark.parametrize("rows", [3, 4])
def test_nearly_all_near_copies_share_a_band(rows):
    chance = random.Random(2)
    texts = sentences(400)
    copies = [changed(changed(text, chance), chance) for text in texts]
    assert all(Indel.normalized_similarity(*pair) >= 0.9 for pair in zip(texts, copies, strict=True))
    found = (band_hashes(texts, rows) == band_hashes(copies, rows)).any(axis=1)
    assert found.mean() >= 0.98


def test_bands_do_not_depend_on_the_texts_around():
    texts = ["short", "", *sentences(20), "x"]
    together = band_hashes(texts, 3)
    assert together.shape == (len(texts), BANDS)
    for number, text in enumerate(texts):
        assert (band_hashes([text], 3)[0] == together[number]).all()


def test_no_texts_have_no_numbers():
    assert band_hashes([], 3).shape == (0, BANDS)
    assert exact_hashes([]).dtype == np.uint64
