"""Texts that are alike are found without comparing each with each."""

import random

import pytest
from rapidfuzz.distance import Indel

from mtlint.text.similar import by_words, near_pairs, signatures

WORDS = [
    f"{one}{other}" for one in ("ba", "ce", "di", "fo", "gu", "ha", "li") for other in ("ker", "ling", "mast", "north", "ple")
]


def pairs(texts, similarity=0.9):
    found = list(signatures(map(by_words, texts)))
    return list(near_pairs(found, texts.__getitem__, similarity))


@pytest.fixture(scope="module")
def texts():
    """Texts of 25 random words, and after each fifth one a copy with a word changed."""
    chance = random.Random(7)
    made = []
    for number in range(1_000):
        words = chance.choices(WORDS, k=25)
        made.append(words.copy())
        if number % 5 == 0:
            words[chance.randrange(25)] = chance.choice(WORDS)
            made.append(words)
    return made


def test_near_all_that_are_alike_are_found_and_nothing_else(texts):
    numbers = range(len(texts))
    true = {
        (one, other)
        for one in numbers
        for other in numbers[one + 1 :]
        if Indel.normalized_similarity(texts[one], texts[other], score_cutoff=0.9) >= 0.9
    }
    found = {(one, other) for one, other, _ in pairs(texts)}
    assert len(true) >= 190
    assert found <= true
    assert len(found) >= 0.98 * len(true)


def test_pairs_are_in_order_and_say_how_alike_they_are():
    lines = ["The bus leaves for the old harbour at nine.", "Nobody likes rain.", "The bus leaves for the old harbour at ten."]
    texts = [line.split() for line in lines]
    ((one, other, similarity),) = pairs(texts, 0.8)
    assert (one, other) == (0, 2)
    assert similarity == Indel.normalized_similarity(texts[0], texts[2])
    assert pairs(texts, 0.99) == []


def test_each_of_a_crowd_is_found_though_not_each_pair():
    texts = [["Nobody", "likes", "rain", "in", "spring."]] * 400
    found = pairs(texts)
    assert {other for _, other, _ in found} == set(range(1, 400))
    assert len(found) < 1_000


@pytest.mark.parametrize("texts", [[], ["one"], ["", ""], ["a", "b"], ["a b", "a b"]], ids=str)
def test_few_and_short_texts(texts):
    found = pairs([text.split() for text in texts])
    assert found == ([(0, 1, 1.0)] if len(set(texts)) < len(texts) else [])


def test_what_is_done_is_not_looked_at_again():
    texts = dict(enumerate([one.split() for one in ["the old bank opened a new branch in the town today"] * 30]))
    found = list(signatures([by_words(words) for words in texts.values()]))
    looked_at, done = [], set()

    def text(number):
        looked_at.append(number)
        return texts[number]

    for _, later, _ in near_pairs(found, text, 0.9, done):
        done.add(later)
    assert done == set(range(1, 30))
    assert len(looked_at) == 2 * len(done)
