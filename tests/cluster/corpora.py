"""Corpora with known defects, and what is found in them."""

import json
import random

import psutil
import pyarrow.parquet as pq

from mtlint import api
from mtlint.text.lines import LineIndex

SAID = "the city opened a new library near its old harbour and many people came there to read good books in quiet rooms"
WORDS = SAID.split()
ACROSS = ("DUP1", "CON1")
"""Rules that compare documents, which no worker sees all of."""


def rows(count, seed=1):
    """Segments with known defects: every tenth repeats one that stood far before it, others have doubled blanks."""
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


def write(path, values):
    path.write_text("".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values), encoding="utf-8")
    return path


def findings(folder):
    """All rows of the findings of a run, in order."""
    table = pq.read_table(folder / "findings")
    return sorted(table.to_pylist(), key=lambda one: (one["path"], one["row"], one["start"], one["code"]))


def places(folder):
    """What each worker found by itself, as `checked` says it."""
    return [
        (one["path"], one["row"], one["column"], one["start"], one["end"], one["code"], one["text"], one["message"])
        for one in findings(folder)
        if "in this corpus" not in one["message"]
    ]


def checked(path, config, rows=True):
    """What a check says of the same files; places in rows are by row, those of documents by line and column."""
    found = []
    for document in api.check_paths([path], config, cached=False).documents:
        lines = LineIndex(document.document.text)
        for one in document.diagnostics:
            if one.code.startswith(ACROSS):
                continue
            segment = document.document.segment_at(one.span.start)
            start, end = (segment.offsets.decoded(at) for at in (one.span.start, one.span.end))
            line, column = lines.position(one.span.start)
            where = (int(segment.id), None) if rows else (line, column)
            found.append((one.path, *where, start, end, one.code, one.text, one.message))
    return sorted(found, key=lambda one: (one[0], one[1], one[3], one[5]))


def gone(processes, seconds=30):
    """Every process ends by itself, and soon."""
    _, left = psutil.wait_procs(processes, seconds)
    assert not [process.info if hasattr(process, "info") else process for process in left if process.status() != "zombie"]
