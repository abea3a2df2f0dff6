"""Sentences that stand in several documents of a corpus, found without a comparison of each with each."""

import random
from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from mtlint.cluster import Columns, Job, Place
from mtlint.cluster import duplicates as under_test
from mtlint.cluster.block import Block, Kind
from mtlint.cluster.duplicates import find_duplicates
from mtlint.cluster.worker import FINDINGS, SENTENCES
from mtlint.config import Config

SAID = "the city opened a new library near old harbour and many people came to read books in quiet rooms there"
WORDS = SAID.split()
BUS, RAIN, PARK = (
    "the bus leaves for the old harbour every hour",
    "nobody here likes the rain in spring",
    "children play in the park behind the school",
)


def in_turn(function, common, tasks, what):
    """The runner without Ray."""
    return [function(common, *task) for task in tasks]


class Run:
    """A folder as workers leave it: a row a sentence, or (sentence, number of its document, number of its source)."""

    def __init__(self, folder, blocks, said=()):
        self.output = Place.of(str(folder))
        self.blocks = [Block(number, Kind.JSONL, Place.of(f"{number}.jsonl")) for number in range(len(blocks))]
        self.summaries = []
        for block, rows in zip(self.blocks, blocks, strict=True):
            whole = [(row, 1, 0) if isinstance(row, str) else row for row in rows]
            values = [
                {
                    "path": block.place.name,
                    "row": at,
                    "start": 0,
                    "text": text,
                    "folded": text,
                    "document": own,
                    "source": source,
                }
                for at, (text, own, source) in enumerate(whole, 1)
            ]
            place = self.output / ".work" / "sentences" / f"{block.name}.arrow"
            place.write_arrow(pa.Table.from_pylist(values, schema=SENTENCES))
            told = [
                {"path": block.place.name, "row": row, "start": 0, "code": code}
                for number, row, code in said
                if number == block.number
            ]
            (self.output / "findings" / f"{block.name}.parquet").write_table(pa.Table.from_pylist(told, schema=FINDINGS))
            self.summaries.append({"sentences": len(rows), "documents": len({own for _, own, _ in whole})})

    def found(self, config=None):
        """(code, file, row, earlier file, earlier row), and the counts."""
        job = Job(config or Config(), Columns(), self.output)
        counts = find_duplicates(self.blocks, self.summaries, job, in_turn)
        rows = [
            row
            for file in sorted(Path(self.output.path, "findings").glob("*-across.parquet"))
            for row in pq.read_table(file).to_pylist()
        ]
        return [
            (one["code"], int(one["path"][:-6]), one["row"], int(one["related_path"][:-6]), one["related_row"]) for one in rows
        ], dict(sum((Counter({code: count}) for own in counts for code, _, _, count in own), Counter()))


def test_a_sentence_is_found_where_it_stands_again_with_its_first_place(tmp_path):
    found, counts = Run(tmp_path, [[BUS, RAIN], [PARK, BUS], [], [BUS, PARK]]).found()
    assert found == [("DUP001", 1, 2, 0, 1), ("DUP001", 3, 1, 0, 1), ("DUP001", 3, 2, 1, 1)]
    assert counts == {"DUP001": 3}


def test_nearly_the_same_words_are_another_finding(tmp_path):
    found, _ = Run(tmp_path, [[BUS, RAIN], [BUS.replace("every", "each"), PARK]]).found()
    assert found == [("DUP002", 1, 1, 0, 1)]


def test_the_most_alike_is_named_and_of_equals_the_first(tmp_path):
    near = BUS.replace("hour", "hours")
    found, _ = Run(tmp_path, [[near], [BUS], [BUS], [BUS]]).found()
    assert found == [("DUP002", 1, 1, 0, 1), ("DUP001", 2, 1, 1, 1), ("DUP001", 3, 1, 1, 1)]


def test_other_numbers_make_another_statement(tmp_path):
    found, _ = Run(
        tmp_path,
        [["in may the city built 40 new schools for its people"], ["in may the city built 50 new schools for its people"]],
    ).found()
    assert found == []


def test_copies_inside_a_document_are_left_to_the_rules_and_those_of_two_documents_in_a_block_are_not(tmp_path):
    assert Run(tmp_path / "one", [[BUS, BUS], [RAIN]]).found()[0] == []
    both = Run(tmp_path / "two", [[(BUS, 1, 0), (BUS, 2, 0), (RAIN, 2, 0)], [PARK]])
    assert both.found()[0] == [("DUP001", 0, 2, 0, 1)]


def test_what_the_source_repeats_the_target_may_repeat(tmp_path):
    same = Run(tmp_path / "same", [[(BUS, 1, 7)], [(BUS, 1, 7)]])
    assert same.found()[0] == []
    for number, (one, other) in enumerate([(7, 8), (0, 7), (7, 0), (0, 0)]):
        found, _ = Run(tmp_path / str(number), [[(BUS, 1, one)], [(BUS, 1, other)]]).found()
        assert found == [("DUP001", 1, 1, 0, 1)]


def test_what_a_rule_said_already_is_not_said_again(tmp_path):
    run = Run(tmp_path, [[BUS], [RAIN, BUS, PARK, BUS]], said=[(1, 4, "DUP001"), (1, 2, "TYP003")])
    assert run.found()[0] == [("DUP001", 1, 2, 0, 1)]


def test_rules_that_do_not_run_find_nothing(tmp_path):
    blocks = [[BUS, PARK], [BUS, PARK.replace("play", "plays")]]
    assert Run(tmp_path / "one", blocks).found(Config(ignore=("DUP002",)))[0] == [("DUP001", 1, 1, 0, 1)]
    assert Run(tmp_path / "two", blocks).found(Config(select=("TYP",))) == ([], {})
    assert Run(tmp_path / "three", blocks).found(Config(per_file_ignores={"1.jsonl": ("DUP",)}))[0] == []


def test_each_of_a_crowd_is_found_though_not_each_pair(tmp_path):
    found, counts = Run(tmp_path, [[BUS]] * 60).found()
    assert counts == {"DUP001": 59}
    assert {(earlier, row) for *_, earlier, row in found} == {(0, 1)}


def test_what_a_killed_process_left_is_not_read(tmp_path):
    run = Run(tmp_path, [[BUS], [BUS]])
    (run.output / ".work" / "pairs" / ".0-0.parquet.1234.tmp").write(b"PAR1")
    assert run.found()[0] == [("DUP001", 1, 1, 0, 1)]


def changed(words, chance):
    """With one of its words replaced, taken out or put in."""
    at = chance.randrange(len(words))
    return [*words[:at], *chance.choice([[chance.choice(WORDS)], [], [words[at], chance.choice(WORDS)]]), *words[at + 1 :]]


@pytest.fixture(scope="module")
def blocks():
    """Blocks of random sentences, one in five with a near copy in another block."""
    chance = random.Random(3)
    made = []
    for number in range(600):
        if number % 5 == 4:
            made.append(changed(made[chance.randrange(number)], chance))
        else:
            made.append([f"{chance.choice(WORDS)}{chance.choice('xyz')}" for _ in range(16)])
    texts = [" ".join(words) for words in made]
    return [texts[at : at + 60] for at in range(0, 600, 60)]


def alike(blocks):
    """By rapidfuzz, each with each."""
    texts = [(number, at, text) for number, block in enumerate(blocks) for at, text in enumerate(block, 1)]
    return {
        (number, at)
        for place, (number, at, text) in enumerate(texts)
        if any(other < number and Indel.normalized_similarity(text, one, score_cutoff=0.9) for other, _, one in texts[:place])
    }


def test_nearly_all_that_are_alike_are_found_and_nothing_else(tmp_path, blocks):
    found, _ = Run(tmp_path, blocks).found()
    there = alike(blocks)
    assert len(there) > 80
    places = {(number, at) for _, number, at, _, _ in found}
    assert places <= there
    assert len(places) >= 0.98 * len(there)
    for code, number, at, other, there in found:
        similarity = Indel.normalized_similarity(blocks[number][at - 1], blocks[other][there - 1])
        assert similarity >= 0.9
        assert (similarity == 1) == (code == "DUP001")


@pytest.mark.parametrize(("part", "size"), [(1, 1 << 22), (100, 100), (10_000, 150)])
def test_how_much_is_looked_at_together_changes_nothing(tmp_path, monkeypatch, blocks, part, size):
    expected = Run(tmp_path / "whole", blocks[:4]).found()
    monkeypatch.setattr(under_test, "_PART", part)
    monkeypatch.setattr(under_test, "_RANGE", size)
    assert Run(tmp_path / "parts", blocks[:4]).found() == expected
    assert len(expected[0]) > 20


@given(st.lists(st.lists(st.sampled_from([BUS, RAIN, PARK, "", "a", "\U0001f600" * 7]), max_size=6), min_size=1, max_size=5))
@settings(deadline=None, max_examples=10)
def test_copies_are_found_wherever_they_stand(tmp_path_factory, blocks):
    first = {}
    expected = []
    for number, block in enumerate(blocks):
        for at, text in enumerate(block, 1):
            where = first.setdefault(text, (number, at))
            if where[0] < number:
                expected.append(("DUP001", number, at, *where))
    found, _ = Run(tmp_path_factory.mktemp("run"), blocks).found()
    assert found == expected
