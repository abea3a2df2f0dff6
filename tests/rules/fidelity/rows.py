"""Bitexts for the tests of rules that learn from a whole file."""

import json
from collections.abc import Iterable

from mtlint.model import Document
from mtlint.readers import read
from mtlint.segmentation import segment

CITIES = ("Hamburg", "Porto", "Kyoto", "Goma", "Lima", "Oslo", "Quito", "Turin", "Malmö", "Essen")
PEOPLE = ("Maria", "Boris", "Anna", "Peter", "Ludwig", "Sophie", "Ahmed", "Ingrid", "Carlos", "Nina")
SOURCE = "In {city} leben seit {year} etwa {count} Menschen, sagt {person} aus dem Rathaus der Stadt."
TARGET = "About {count} people have lived in {city} since {year}, says {person} from the town hall of the city."


def translated(count: int) -> list[tuple[str, str]]:
    """As many sources as asked for, each with its translation; no two say the same."""
    pairs = []
    for index in range(count):
        facts = {
            "city": CITIES[index % 10],
            "person": PEOPLE[(index * 3 + index // 10) % 10],
            "year": 1400 + 7 * index,
            "count": 1234 + 317 * index,
        }
        pairs.append((SOURCE.format(**facts), TARGET.format(**facts)))
    return pairs


def bitext(pairs: Iterable[tuple[str, str]], language: str = "en-US") -> Document:
    """A segmented document of rows, each a source and its target."""
    lines = (json.dumps({"source": source, "target": target}, ensure_ascii=False) for source, target in pairs)
    return segment(read("\n".join(lines).encode(), "rows.jsonl", language))
