"""Sentences of which it is known which are alike."""

import random
from itertools import count

from rapidfuzz.distance import Indel
from texts import documents

SIMILARITY = 0.9
PLANTED = 0.1
"""Share of sentences that are a near copy of another."""
WORDS = 7, 28
"""Of the shortest and of the longest sentence."""
LETTERS = "etaoinshrdlu"


def sentences(number: int) -> tuple[list[str], list[tuple[int, int]]]:
    """So many sentences of random words of the corpus, and which later one is a near copy of which earlier one."""
    chance = random.Random(number)  # noqa: S311 - the same text in every run
    words = [word for text in documents(20, 20_000) for word in text.lower().split() if word.isascii()]
    made: list[str] = []
    planted: list[tuple[int, int]] = []
    for at in count():
        if at == number:
            return made, planted
        if made and chance.random() < PLANTED:
            first = chance.randrange(at)
            made.append(_copy(made[first], words, chance))
            planted.append((first, at))
        else:
            made.append(" ".join(chance.choices(words, k=chance.randint(*WORDS))))
    raise AssertionError


def _copy(sentence: str, words: list[str], chance: random.Random) -> str:
    """Another one that is similar enough: with up to three words changed, or up to six letters anywhere."""
    while True:
        copy = _words_changed(sentence, words, chance) if chance.random() < 2 / 3 else _letters_changed(sentence, chance)
        if SIMILARITY <= Indel.normalized_similarity(sentence, copy) < 1:
            return copy


def _words_changed(sentence: str, words: list[str], chance: random.Random) -> str:
    parts = sentence.split()
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(parts))
        parts[at : at + chance.randint(0, 1)] = chance.choice(([], [chance.choice(words)]))
    return " ".join(parts)


def _letters_changed(sentence: str, chance: random.Random) -> str:
    letters = list(sentence)
    for _ in range(chance.randint(1, 6)):
        letters[chance.randrange(len(letters))] = chance.choice(LETTERS)
    return "".join(letters)
