"""How well sources and translations are aligned: `python benchmarks/alignment.py news.jsonl mqm.jsonl` prints a table.

Each file holds one JSON object a line with `source` and `target`, whose order is that of the text; `doc` and `system` say what
is one text, and `lang`, or the end of `doc` such as ":zh-en", its languages. Rows without `doc` are taken 20 at a time. What
belongs together is known: rows are cut into sentences, joined, left out and doubled at random, the same at each run.
"""

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mtlint.segmentation.sentences import sentence_ranges
from mtlint.text.alignment import PARAGRAPHS, SENTENCES, Part, align

ROWS = 20
"""Rows a text where no `doc` says what is one."""
SURE = 0.9

Link = tuple[tuple[str, ...], tuple[str, ...]]
"""Source parts and target parts that belong together; one side may be empty."""
Change = Callable[[Sequence[Link], random.Random], Iterator[Link]]


def as_it_is(links: Sequence[Link], dice: random.Random) -> Iterator[Link]:
    """Nothing changed."""
    del dice
    yield from links


def left_out(links: Sequence[Link], dice: random.Random) -> Iterator[Link]:
    """5 % of targets missing."""
    for source, target in links:
        yield source, () if dice.random() < 0.05 else target


def left_out_and_added(links: Sequence[Link], dice: random.Random) -> Iterator[Link]:
    """5 % of targets missing, and 5 % twice."""
    for source, target in left_out(links, dice):
        yield source, target
        if target and dice.random() < 0.05:
            yield (), target


def joined(links: Sequence[Link], dice: random.Random) -> Iterator[Link]:
    """10 % of neighbours are one sentence in the source or in the target."""
    rest = list(links)
    while rest:
        source, target = rest.pop(0)
        if rest and dice.random() < 0.1:
            more, others = rest.pop(0)
            in_source = dice.random() < 0.5
            yield ((" ".join(source + more),), target + others) if in_source else (source + more, (" ".join(target + others),))
        else:
            yield source, target


def joined_and_left_out(links: Sequence[Link], dice: random.Random) -> Iterator[Link]:
    """10 % of neighbours joined, 5 % of targets missing."""
    yield from left_out(list(joined(links, dice)), dice)


def paragraphs(links: Sequence[Link], dice: random.Random) -> Iterator[Link]:
    """Paragraphs of one to four rows, 5 % of them missing."""
    rest = list(links)
    made: list[Link] = []
    while rest:
        size = dice.randint(1, 4)
        sides = zip(*rest[:size], strict=True)
        source, target = (" ".join(part for parts in side for part in parts) for side in sides)
        made.append(((source,), (target,)))
        rest = rest[size:]
    yield from left_out(made, dice)


CHANGES: tuple[Change, ...] = (as_it_is, left_out, left_out_and_added, joined, joined_and_left_out, paragraphs)


@dataclass(slots=True)
class Score:
    """Beads that are right to the last part."""

    right: int = 0
    found: int = 0
    there: int = 0
    sure: int = 0
    sure_and_right: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.found + self.there, 1)

    def row(self) -> str:
        """Precision, recall, F1, the share of pairs that are sure, and how many of those are right."""
        found, there, sure = max(self.found, 1), max(self.there, 1), max(self.sure, 1)
        return (
            f"{self.right / found:.3f} | {self.right / there:.3f} | {self.f1:.3f} | {self.sure / found:.2f} | "
            f"{self.sure_and_right / sure:.3f}"
        )

    def add(self, links: Sequence[Link], *, in_paragraphs: bool) -> None:
        """Align a text, and count the pairs of both sides that come out as they should."""
        sources = [part for source, _ in links for part in source]
        targets = [part for _, target in links for part in target]
        true = set()
        at = to = 0
        for source, target in links:
            if source and target:
                true.add(((at, at + len(source)), (to, to + len(target))))
            at, to = at + len(source), to + len(target)
        shapes = PARAGRAPHS if in_paragraphs else SENTENCES
        beads = align([Part.of(text) for text in sources], [Part.of(text) for text in targets], shapes=shapes).beads
        pairs = [bead for bead in beads if bead.source[0] < bead.source[1] and bead.target[0] < bead.target[1]]
        self.there += len(true)
        self.found += len(pairs)
        self.right += sum((bead.source, bead.target) in true for bead in pairs)
        self.sure += sum(bead.confidence >= SURE for bead in pairs)
        self.sure_and_right += sum(bead.confidence >= SURE and (bead.source, bead.target) in true for bead in pairs)


def texts(file: Path) -> dict[str, list[list[Link]]]:
    """Texts by languages, each a list of rows, cut into sentences."""
    groups: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        doc = row.get("doc", "")
        languages = row.get("lang") or (doc.rpartition(":")[2] if ":" in doc else file.stem)
        source_language = {"chinese_simple": "zh", "japanese": "ja"}.get(languages, languages[:2])
        number = doc or str(counts[languages] // ROWS)
        counts[languages] += 1
        link = (sentences(row["source"], source_language), sentences(row["target"], "en"))
        if all(link):
            groups[languages, row.get("system", ""), number].append(link)
    found: dict[str, list[list[Link]]] = defaultdict(list)
    for (languages, _, _), links in groups.items():
        found[languages].append(links)
    return found


def sentences(text: str, language: str) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in sentence_ranges(text, language))


def main() -> int:
    """Print the table; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--least", type=float, default=0.0, help="F1 below which it fails")
    given = parser.parse_args()
    print("| data | languages | what was done | precision | recall | F1 | sure | right of these |")
    print("|---|---|---|---|---|---|---|---|")
    began, worst = time.perf_counter(), 1.0
    for file in given.files:
        for languages, documents in texts(file).items():
            for change in CHANGES:
                score, dice = Score(), random.Random(17)  # noqa: S311 - the same at each run
                for links in documents:
                    score.add(list(change(links, dice)), in_paragraphs=change is paragraphs)
                worst = min(worst, score.f1)
                what = (change.__doc__ or "").rstrip(".")
                print(f"| {file.stem} | {languages} | {what} | {score.row()} |")
    print(f"\n{time.perf_counter() - began:.1f} s", file=sys.stderr)
    return int(worst < given.least)


if __name__ == "__main__":
    sys.exit(main())
