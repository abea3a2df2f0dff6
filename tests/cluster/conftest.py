"""Real corpora, checked by real workers."""

import json
import random

import pytest
import ray

WORDS = "the city opened a new library near its old harbour and many people came there to read good books in quiet rooms".split()


@pytest.fixture(scope="session")
def cluster():
    """One Ray for all runs of this process: starting it takes longer than most of them."""
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield
    ray.shutdown()


def rows(count, seed=1):
    """Segments with known defects: every tenth repeats one that stood far before it, others are cut off or have doubled marks."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        text = " ".join(chance.choice(WORDS) for _ in range(14)).capitalize()
        text += f" {number}."
        if number % 10 == 9 and number > 300:
            text = made[number - 300]["target"]
        elif number % 7 == 3:
            text = text.replace(" ", "  ", 1)
        made.append({"source": f"源文{number}。", "target": text})
    return made


@pytest.fixture
def corpus(tmp_path):
    """Writes a corpus of so many rows as JSON lines."""

    def write(count, name="corpus.jsonl"):
        path = tmp_path / name
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(count)), encoding="utf-8")
        return path

    return write
