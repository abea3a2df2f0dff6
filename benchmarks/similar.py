"""How fast and how complete the search for documents that are alike is.

`python benchmarks/similar.py --output reports/similar.md` plants near copies of documents among others, searches, and
compares each with each by rapidfuzz in Python for the smallest number. `--sizes` says how many documents. Sentences of a corpus
are the business of `benchmarks/corpus.py`.
"""

import argparse
import math
import random
import resource
import sys
import time
from pathlib import Path

from rapidfuzz.distance import Indel
from texts import documents

from mtlint.text.similar import by_words, near_pairs, signatures

SIZES = (10_000, 100_000)
SIMILARITY = 0.9
PLANTED = 0.1
"""Share of documents that are a near copy of another."""
SAMPLE = 0.02
"""Share of the documents that are compared with all others in Python; all of them would take hours."""
RECALL, GROWTH, TIMES = 0.98, 1.15, 60
WORDS = 20, 80
"""Of the shortest and of the longest document."""


def vocabulary() -> list[str]:
    """Words of the corpus, as often as they stand there."""
    return [word for text in documents(20, 20_000) for word in text.split() if word.isascii()]


def made(number: int) -> tuple[list[list[str]], list[tuple[int, int]]]:
    """Documents of random words of the corpus, a share of them near copies of earlier ones, and the planted pairs."""
    chance = random.Random(number)  # noqa: S311 - the same text in every run
    words = vocabulary()
    texts: list[list[str]] = []
    planted: list[tuple[int, int]] = []
    while len(texts) < number:
        if texts and chance.random() < PLANTED:
            at = chance.randrange(len(texts))
            copy = changed(texts[at], words, chance)
            if Indel.normalized_similarity(texts[at], copy) >= SIMILARITY:
                planted.append((at, len(texts)))
                texts.append(copy)
                continue
        texts.append(chance.choices(words, k=chance.randint(*WORDS)))
    return texts, planted


def changed(text: list[str], words: list[str], chance: random.Random) -> list[str]:
    """A document with up to two words replaced, dropped or added."""
    parts = text.copy()
    for _ in range(chance.randint(1, 2)):
        at = chance.randrange(len(parts))
        match chance.randrange(3):
            case 0:
                parts[at] = chance.choice(words)
            case 1:
                del parts[at]
            case _:
                parts.insert(at, chance.choice(words))
    return parts


def search(texts: list[list[str]]) -> tuple[float, set[tuple[int, int]]]:
    """Seconds of processor time, and the pairs."""
    begin = time.process_time()
    found = list(signatures(map(by_words, texts)))
    pairs = {(one, other) for one, other, _ in near_pairs(found, texts.__getitem__, SIMILARITY)}
    return time.process_time() - begin, pairs


def each_with_each(texts: list[list[str]]) -> float:
    """Seconds that all pairs would take in Python, from a sample of the documents."""
    step = round(1 / SAMPLE)
    begin, compared = time.process_time(), 0
    for one in range(0, len(texts), step):
        for other in range(one + 1, len(texts)):
            Indel.normalized_similarity(texts[one], texts[other], score_cutoff=SIMILARITY)
        compared += len(texts) - one - 1
    return (time.process_time() - begin) * (len(texts) * (len(texts) - 1) / 2) / compared


INTRODUCTION = f"""\
# Documents that are alike

Written by `benchmarks/similar.py`; seconds are processor time of one run. One document in {round(1 / PLANTED)} is a copy
of another with up to two words changed. Pairs count from a similarity of {SIMILARITY}. Bars: {RECALL} of the planted pairs,
an exponent of growth of at most {GROWTH}, and {TIMES} times as fast as each with each.

| documents | planted pairs | found of them | pairs found | seconds | most memory, MB |
|---|---|---|---|---|---|
"""


def main() -> int:
    """Measure, write the page, and fail where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    page, good = INTRODUCTION, True
    seconds: dict[int, float] = {}
    for size in sorted(arguments.sizes):
        texts, planted = made(size)
        seconds[size], pairs = search(texts)
        recall = sum(pair in pairs for pair in planted) / len(planted)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        page += f"| {size:,} | {len(planted):,} | {recall:.4f} | {len(pairs):,} | {seconds[size]:.2f} | {memory:,} |\n"
        good &= recall >= RECALL
    least, most = min(seconds), max(seconds)
    all_pairs = each_with_each(made(least)[0])
    times = all_pairs / seconds[least]
    page += (
        f"\nEach with each by rapidfuzz in Python, {least:,} documents: {all_pairs:.1f} seconds, {times:.0f} times as long.\n"
    )
    good &= times >= TIMES
    if most > least:
        growth = math.log(seconds[most] / seconds[least]) / math.log(most / least)
        page += f"\nGrowth from {least:,} to {most:,}: exponent {growth:.2f}.\n"
        good &= growth <= GROWTH
    print(page)
    if arguments.output:
        arguments.output.write_text(page, encoding="utf-8", newline="\n")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
