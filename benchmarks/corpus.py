"""How fast, how complete and how large `mtlint corpus` is, as ratios of things measured within one run.

`python benchmarks/corpus.py --output reports/corpus.md` takes some hours of two cores; `--near`, `--worker`, `--rows` and the
others set sizes, and 0 leaves a part out. LanguageTool must be installed (`mtlint languages install`). Seconds are those of
processors, of whole process trees with Ray's own processes, so other work on the machine matters little.
"""

import argparse
import json
import math
import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import pyarrow as pa
import pyarrow.parquet as pq
from planted import PLANTED, SIMILARITY, sentences
from rapidfuzz.distance import Indel
from texts import documents
from watched import Cost, watched

from mtlint.cluster import Columns, Job, Place
from mtlint.cluster.block import Block, Kind
from mtlint.cluster.duplicates import find_duplicates
from mtlint.cluster.plan import plan
from mtlint.cluster.worker import FINDINGS, SENTENCES, check_block
from mtlint.config import Config
from mtlint.engine import make_plan
from mtlint.session import read_document

BLOCK = 5_000
SAMPLE = 0.02
"""Share of the sentences that are compared with all others in Python; all of them take minutes."""
RECALL, GROWTH, TIMES, RATE, GRAMMAR, MEMORY = 0.98, 1.15, 60, 0.8, 0.9, 1.3
MILLION = 1_000_000
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")


class Search(NamedTuple):
    """Seconds of processor and bytes of memory, of files mapped into it too."""

    seconds: float
    memory: int


class Page:
    """The report, and whether all bars were met."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.good = True

    def add(self, text: str) -> None:
        """A line, which is printed at once."""
        self.lines.append(text)
        print(text, flush=True)

    def bar(self, name: str, value: float, bar: float, *, most: bool = False) -> None:
        """A ratio with what it must reach."""
        met = value <= bar if most else value >= bar
        self.good &= met
        self.add(f"- {name}: **{value:.3g}**, bar {'at most' if most else 'at least'} {bar:g}{'' if met else ', MISSED'}")


def stored(texts: Sequence[str], output: Place) -> tuple[list[Block], list[dict[str, Any]]]:
    """Sentences as workers leave them, in blocks that are one document each."""
    blocks, summaries = [], []
    for number, at in enumerate(range(0, len(texts), BLOCK)):
        own = texts[at : at + BLOCK]
        block = Block(number, Kind.JSONL, output / f"{number}.jsonl")
        rows = [
            {"path": block.place.name, "row": row, "start": 0, "text": text, "folded": text, "document": 1, "source": 0}
            for row, text in enumerate(own, at)
        ]
        place = output / ".work" / "sentences" / f"{block.name}.arrow"
        place.write_arrow(pa.Table.from_pylist(rows, schema=SENTENCES))
        (output / "findings" / f"{block.name}.parquet").write_table(pa.Table.from_pylist([], schema=FINDINGS))
        blocks.append(block)
        summaries.append({"sentences": len(own), "documents": 1})
    return blocks, summaries


def in_turn(function: Callable[..., Any], common: Any, tasks: Sequence[tuple[int, ...]], what: str) -> list[Any]:
    """Every step in this process, so that its processor time is known."""
    del what
    return [function(common, *task) for task in tasks]


def near(number: int) -> tuple[Search, float, int]:
    """The search, the share of the planted pairs that it found, and pairs that count: those of two blocks."""
    texts, planted = sentences(number)
    with tempfile.TemporaryDirectory() as folder:
        blocks, summaries = stored(texts, Place.of(folder))
        # Of its own, so that its memory is that of the search.
        with get_context("spawn").Pool(1) as pool:
            search = pool.apply(searched, (folder, blocks, summaries))
        found: dict[int, int] = {}
        for file in Path(folder, "findings").glob("*-across.parquet"):
            table = pq.read_table(file, columns=["row", "related_row"])
            found.update(zip(table.column("row").to_pylist(), table.column("related_row").to_pylist(), strict=True))
    apart = [(one, other) for one, other in planted if one // BLOCK != other // BLOCK]
    # Where a third sentence is more alike, it is named instead.
    good = sum(
        Indel.normalized_similarity(texts[found[other]], texts[other]) >= Indel.normalized_similarity(texts[one], texts[other])
        for one, other in apart
        if other in found
    )
    return search, good / len(apart), len(apart)


def searched(folder: str, blocks: list[Block], summaries: list[dict[str, Any]]) -> Search:
    """All steps of the search in one process."""
    make_plan(Config())
    begin = time.process_time()
    find_duplicates(blocks, summaries, Job(Config(), Columns(), Place.of(folder)), in_turn)
    return Search(time.process_time() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)


def each_with_each(texts: Sequence[str]) -> float:
    """Seconds that all pairs would take in Python, from a sample of the sentences."""
    begin, compared = time.process_time(), 0
    for one in range(0, len(texts), round(1 / SAMPLE)):
        for other in range(one + 1, len(texts)):
            Indel.normalized_similarity(texts[one], texts[other], score_cutoff=SIMILARITY)
        compared += len(texts) - one - 1
    return (time.process_time() - begin) * (len(texts) * (len(texts) - 1) / 2) / compared


def near_duplicates(page: Page, sizes: Sequence[int]) -> None:
    """Sentences of which one in ten is a near copy of an earlier one."""
    page.add("\n## Near-duplicates\n")
    page.add(
        f"One sentence in {round(1 / PLANTED)} is a copy with up to three words or six letters changed, and a similarity of\n"
        f"{SIMILARITY} or more. Counted are the pairs that stand in two blocks of {BLOCK:,}. All steps but the check\n"
        "of the rows, in one process.\n"
    )
    page.add(
        "| sentences | planted pairs | found of them | seconds | sentences a second | most memory, MB |\n"
        "|---|---|---|---|---|---|"
    )
    found: dict[int, Search] = {}
    recalls = []
    for size in sorted(sizes):
        found[size], recall, pairs = near(size)
        recalls.append(recall)
        seconds, used = found[size]
        page.add(f"| {size:,} | {pairs:,} | {recall:.4f} | {seconds:.2f} | {size / seconds:,.0f} | {used / 1e6:,.0f} |")
    *others, more, most = sorted(sizes)
    least = others[0] if others else more
    all_pairs = each_with_each(sentences(least)[0])
    page.add(f"\nEach with each by rapidfuzz in Python, {least:,} sentences: {all_pairs:.1f} seconds.\n")
    page.bar("least share of planted pairs found", min(recalls), RECALL)
    page.bar(f"times as fast as each with each, {least:,} sentences", all_pairs / found[least].seconds, TIMES)
    growth = math.log(found[most].seconds / found[least].seconds) / math.log(most / least)
    page.bar(f"exponent of growth from {least:,} to {most:,}", growth, GROWTH, most=True)
    page.bar(f"memory at {most:,} against {more:,}", found[most].memory / found[more].memory, MEMORY, most=True)


def segments() -> Iterator[str]:
    """Sentences of the corpus, then the same with other names and numbers; each once or not much more often."""
    chance = random.Random(1)  # noqa: S311 - the same text in every run
    found = [part for text in documents(50, 500_000) for line in text.splitlines() for part in _SENTENCE.split(line) if part]
    while True:
        yield from chance.sample(found, len(found))


def written(folder: Path, number: int) -> tuple[Path, Path]:
    """So many rows as one file, and as files of a block each."""
    whole, parts = folder / f"{number}.jsonl", folder / f"{number}"
    parts.mkdir()
    rows = (json.dumps({"target": text}, ensure_ascii=False) + "\n" for text in segments())
    with whole.open("w", encoding="utf-8") as stream:
        for at in range(0, number, BLOCK):
            lines = list(islice(rows, min(BLOCK, number - at)))
            stream.writelines(lines)
            (parts / f"{at:09}.jsonl").write_text("".join(lines), encoding="utf-8")
    return whole, parts


def corpus(file: Path, output: Path, workers: int, *arguments: str) -> Cost:
    """A run of `mtlint corpus`."""
    command = ["corpus", str(file), "-o", str(output), "--no-config", "-q", "-j", str(workers), *arguments]
    return watched([sys.executable, "-m", "mtlint", *command], statuses=(0, 1))


def check(parts: Path, workers: int, *arguments: str) -> Cost:
    """A run of `mtlint check` without its cache of results."""
    command = ["check", str(parts), "--no-config", "--no-cache", "-q", "-j", str(workers), "--ignore", "DUP1,CON1", *arguments]
    return watched([sys.executable, "-m", "mtlint", *command], statuses=(0, 1))


def against_check(page: Page, title: str, sizes: tuple[int, int], bar: float, *arguments: str) -> None:
    """`mtlint corpus` against `mtlint check` on the same rows and cores, at two sizes: what starting costs is told apart."""
    page.add(f"\n## {title}\n")
    page.add("| rows | `check`, seconds | `corpus`, seconds |\n|---|---|---|")
    costs: dict[str, list[float]] = {"check": [], "corpus": []}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            whole, parts = written(Path(folder), size)
            costs["check"].append(check(parts, 2, *arguments).processor)
            costs["corpus"].append(corpus(whole, Path(folder) / f"out{size}", 2, "--no-duplicates", *arguments).processor)
            page.add(f"| {size:,} | {costs['check'][-1]:.1f} | {costs['corpus'][-1]:.1f} |")
    each = {name: (values[1] - values[0]) / (sizes[1] - sizes[0]) for name, values in costs.items()}
    start = {name: values[0] - each[name] * sizes[0] for name, values in costs.items()}
    page.add("\nWhat a row costs is the difference of both lines; the rest is what starting costs.\n")
    for name in costs:
        page.add(f"- `{name}`: {1 / each[name]:,.0f} rows a second and core, {start[name]:.1f} seconds to start")
    page.bar("rate per core against `check`", each["check"] / each["corpus"], bar)
    whole_run = {name: start[name] + each[name] * MILLION for name in costs}
    page.bar(f"the same for {MILLION:,} rows, start included", whole_run["check"] / whole_run["corpus"], bar)


def against_session(page: Page, title: str, number: int, bar: float, **settings: Any) -> None:
    """What a worker does with a block, reading and writing included, against a check of such rows, in turn in one process."""
    page.add(f"\n## {title}\n")
    seconds: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        whole, _ = written(Path(name), number)
        job = Job(Config(**settings), Columns(), Place.of(f"{name}/out"))
        blocks = plan([Place.of(str(whole))], job.columns, max(number // 12, 1))
        with job.session() as session:
            for at, block in enumerate(blocks):
                # The first two warm both up; the order changes, as Java grows faster all the time.
                who = ("check", "corpus", "corpus", "check")[at % 4]
                begin = spent()
                if who == "corpus":
                    check_block(block, job, session)
                else:
                    content = whole.read_bytes()[block.start : block.stop]
                    session.check([("rows.jsonl", partial(read_document, content, "rows.jsonl", job.config))], jobs=1)
                if at > 1:
                    seconds[who] += spent() - begin
                    rows[who] += block.rows
    page.add("| | rows | seconds | rows a second |\n|---|---|---|---|")
    for who in sorted(rows):
        page.add(f"| `{who}` | {rows[who]:,} | {seconds[who]:.1f} | {rows[who] / seconds[who]:,.1f} |")
    page.add("")
    page.bar("rate of a worker against `check`", seconds["check"] / rows["check"] * rows["corpus"] / seconds["corpus"], bar)


def worker_memory(page: Page, number: int) -> None:
    """Memory of a worker when it has done a tenth of its blocks, and all."""
    page.add("\n## Memory of a worker, without grammar\n")
    page.add("| rows done | memory, MB |\n|---|---|")
    used: list[int] = []
    with tempfile.TemporaryDirectory() as name:
        whole, _ = written(Path(name), number)
        job = Job(Config(ignore=("GRM",)), Columns(), Place.of(f"{name}/out"))
        blocks = plan([Place.of(str(whole))], job.columns, number // 20)
        with job.session() as session:
            for count, block in enumerate(blocks, 1):
                check_block(block, job, session)
                if count in {2, 20}:
                    used.append(psutil.Process().memory_info().rss)
                    page.add(f"| {count * number // 20:,} | {used[-1] / 1e6:,.0f} |")
    page.add("")
    page.bar("memory after ten times the rows", used[1] / used[0], MEMORY, most=True)


def spent() -> float:
    """Seconds of processor of this process and those that it started."""
    process = psutil.Process()
    times = [one.cpu_times() for one in (process, *process.children(recursive=True))]
    return float(sum(one.user + one.system for one in times))


def memory(page: Page, sizes: tuple[int, int], *arguments: str) -> None:
    """The most memory of all processes of a run, a tenth of the rows and all."""
    page.add("\n## Memory\n")
    page.add(
        "Of the driver, the workers and Ray's own processes together, shared pages and the object store counted once (PSS of\n"
        "each, looked at every second), duplicates sought.\n"
    )
    page.add("| rows | most memory, MB | seconds |\n|---|---|---|")
    most = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            whole, _ = written(Path(folder), size)
            cost = corpus(whole, Path(folder) / f"out{size}", 2, *arguments)
            most.append(cost.memory)
            page.add(f"| {size:,} | {cost.memory / 1e6:,.0f} | {cost.processor:.0f} |")
    page.add("")
    page.bar(f"memory at {sizes[1]:,} against {sizes[0]:,}", most[1] / most[0], MEMORY, most=True)


def main() -> int:
    """Measure, write the page, and fail where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--near", type=int, nargs="+", default=(10_000, 100_000, MILLION))
    parser.add_argument("--worker", type=int, default=50_000)
    parser.add_argument("--worker-grammar", type=int, default=5_000)
    parser.add_argument("--worker-memory", type=int, default=100_000)
    parser.add_argument("--rows", type=int, nargs=2, default=(20_000, MILLION))
    parser.add_argument("--grammar", type=int, nargs=2, default=(1_000, 20_000))
    parser.add_argument("--memory", type=int, nargs=2, default=(100_000, MILLION))
    parser.add_argument("--memory-rules", help="rules that run while memory is measured; all but grammar")
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    page = Page()
    page.add("# Corpora\n\nWritten by `benchmarks/corpus.py`; seconds are processor time of whole process trees, of one run.")
    if any(arguments.near):
        near_duplicates(page, arguments.near)
    if arguments.worker:
        against_session(page, "A worker, without grammar", arguments.worker, RATE, ignore=("GRM",))
    if arguments.worker_grammar:
        against_session(page, "A worker, with grammar", arguments.worker_grammar, GRAMMAR)
    if arguments.worker_memory:
        worker_memory(page, arguments.worker_memory)
    if all(arguments.rows):
        against_check(page, "Rules without grammar", tuple(arguments.rows), RATE, "--ignore", "GRM")
    if all(arguments.grammar):
        against_check(page, "Rules with grammar", tuple(arguments.grammar), GRAMMAR)
    if all(arguments.memory):
        memory(
            page, tuple(arguments.memory), *(["--select", rules] if (rules := arguments.memory_rules) else ["--ignore", "GRM"])
        )
    if arguments.output:
        arguments.output.write_text("\n".join(page.lines) + "\n", encoding="utf-8", newline="\n")
    return 0 if page.good else 1


if __name__ == "__main__":
    sys.exit(main())
