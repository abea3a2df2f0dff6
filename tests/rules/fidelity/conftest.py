"""Bitexts for the tests of rules that learn from a whole file."""

import json

import pytest

from mtlint.readers import read
from mtlint.segmentation import segment

CITIES = ("Hamburg", "Porto", "Kyoto", "Goma", "Lima", "Oslo", "Quito", "Turin", "Malmö", "Essen")
PEOPLE = ("Maria", "Boris", "Anna", "Peter", "Ludwig", "Sophie", "Ahmed", "Ingrid", "Carlos", "Nina")
SOURCE = "In {city} leben seit {year} etwa {count} Menschen, sagt {person} aus dem Rathaus der Stadt."
TARGET = "About {count} people have lived in {city} since {year}, says {person} from the town hall of the city."


@pytest.fixture
def translated():
    """Makes as many sources as asked for, each with its translation; no two say the same."""

    def make(count):
        facts = [
            {
                "city": CITIES[index % 10],
                "person": PEOPLE[(index * 3 + index // 10) % 10],
                "year": 1400 + 7 * index,
                "count": 1234 + 317 * index,
            }
            for index in range(count)
        ]
        return [(SOURCE.format(**each), TARGET.format(**each)) for each in facts]

    return make


@pytest.fixture
def bitext():
    """Makes a segmented document of rows, each a source and its target."""

    def make(pairs, language="en-US"):
        lines = (json.dumps({"source": source, "target": target}, ensure_ascii=False) for source, target in pairs)
        return segment(read("\n".join(lines).encode(), "rows.jsonl", language))

    return make
