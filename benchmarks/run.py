"""How fast mtlint is, as ratios of two things measured in turn within one run.

`python benchmarks/run.py --output reports/performance.md` takes some minutes and wants a machine that does little else. Seconds
differ from machine to machine and from hour to hour; ratios of what ran side by side hardly do. POSIX only: processor time is
that of whole process trees, as the system accounts for them. LanguageTool must be installed (`mtlint languages install`).
"""

import argparse
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from texts import CORPUS, documents

from mtlint.cache import program_digest
from mtlint.cache.results import FILE
from mtlint.config import Config, load
from mtlint.grammar import GrammarSettings, grammar_state
from mtlint.readers import read
from mtlint.segmentation import segment

BARE, SERVER, INSIDE = (Path(__file__).with_name(f"{name}.py") for name in ("bare", "server", "inside"))
PAGE = sorted((CORPUS / "pages").glob("*.txt"))[-1]
DOCUMENTS, WORDS = 100, 20_000


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of one process and all that it started; `first` until it printed anything."""

    processor: float
    wall: float
    first: float
    printed: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: one thing against another, round by round, in one measure."""

    title: str
    one: str
    other: str
    measure: str
    speed: bool = False
    """Whether the other is divided by the one, so that more is better."""


ROWS = (
    Row("cold check against bare language-tool-python, sentence by sentence", "cold", "bare", "processor"),
    Row("cold check against bare language-tool-python, sentence by sentence", "cold", "bare", "wall", speed=True),
    Row("cold check against LanguageTool's server with the same rules and the smallest client", "cold", "server", "processor"),
    Row("cold check against LanguageTool's server with the same rules and the smallest client", "cold", "server", "wall"),
    Row("unchanged second run against the first", "unchanged", "cold", "processor"),
    Row("unchanged second run against the first", "unchanged", "cold", "wall"),
    Row(f"one changed document of {DOCUMENTS} against the first run", "changed", "cold", "processor"),
    Row(f"one changed document of {DOCUMENTS} against the first run", "changed", "cold", "wall"),
    Row(
        "result on one page against bare language-tool-python's first answer, about the same page", "page", "bare page", "first"
    ),
    Row("all rules without grammar against those of grammar", "rules", "grammar", "processor"),
    Row(
        "all rules without grammar against bare language-tool-python, start included", "rules", "bare", "processor", speed=True
    ),
    Row("the same in processes that already run", "inside", "answers", "processor", speed=True),
)
MEASURES = {"processor": "processor time", "wall": "time", "first": "time to the first output"}


class Bench:
    """The texts, a cache that holds nothing but LanguageTool, and the commands to measure."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.load: list[float] = []
        config = load(None, {}, Path.cwd())
        state = grammar_state(GrammarSettings(cache_dir=config.cache_path))
        if not state.ready or state.java.command is None:
            sys.exit("LanguageTool is not ready: run `mtlint languages install`, check something, and see `mtlint doctor`")
        self.languagetool, self.java = state.languagetool, state.java
        self.cache = folder / "cache"
        self.cache.mkdir()
        for name in ("jars", "distributions"):
            (self.cache / name).symlink_to((config.cache_path / name).resolve())
        # Its server finds LanguageTool in this folder and Java on PATH; a proxy must not stand before its own machine.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self.environment = environment | {
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
            "LTP_PATH": str(state.distribution.resolve().parent),
            "PATH": os.pathsep.join((str(state.java.command.parent), os.environ.get("PATH", ""))),
            "NO_PROXY": "127.0.0.1,localhost",
            "no_proxy": "127.0.0.1,localhost",
        }
        self.texts = folder / "texts"
        self.texts.mkdir()
        made = documents(DOCUMENTS, WORDS)
        for number, text in enumerate(made):
            (self.texts / f"{number:03}.txt").write_text(text, encoding="utf-8")
        self.words = sum(len(text.split()) for text in made)
        self.count = self._sentences("all.json", sorted(self.texts.iterdir()))
        # Its first answer is about the whole page, as mtlint's is.
        (folder / "page.json").write_text(json.dumps([PAGE.read_text(encoding="utf-8")]), encoding="utf-8")

    def _sentences(self, name: str, files: Sequence[Path]) -> int:
        found = [
            sentence.text
            for file in files
            for sentence in segment(read(file, file.name, Config().full_language)).sentences
            if sentence.text.strip()
        ]
        (self.folder / name).write_text(json.dumps(found), encoding="utf-8")
        return len(found)

    def check(self, *arguments: str | Path) -> Cost:
        """A run of `mtlint check`."""
        command = (
            "-m",
            "mtlint",
            "check",
            "--no-config",
            "--cache-dir",
            str(self.cache),
            "-f",
            "concise",
            *map(str, arguments),
        )
        return self._run(command, statuses=(0, 1))

    def bare(self, name: str) -> Cost:
        """A run over sentences without mtlint."""
        return self._run((str(BARE), str(self.folder / name)), statuses=(0,))

    def server(self) -> Cost:
        """A run over documents against LanguageTool's own server."""
        return self._run((str(SERVER), str(self.texts)), statuses=(0,))

    def inside(self) -> Cost:
        """A run of the rules without grammar, of which only what they took counts."""
        cost = self._run((str(INSIDE), str(self.texts)), statuses=(0,))
        return replace(cost, processor=float(cost.printed))

    def cold(self) -> Cost:
        """A first run: nothing is known of the documents."""
        self.forget()
        return self.check(self.texts)

    def forget(self) -> None:
        """Remove the results of earlier runs."""
        for ending in ("", "-wal", "-shm"):
            (self.cache / f"{FILE}{ending}").unlink(missing_ok=True)

    def changed(self) -> Cost:
        """A run after one document was edited, which is undone afterwards."""
        file = self.texts / "050.txt"
        before = file.read_text(encoding="utf-8")
        file.write_text(f"Now this is known. {before}", encoding="utf-8")
        try:
            return self.check(self.texts)
        finally:
            file.write_text(before, encoding="utf-8")

    def _run(self, arguments: Sequence[str], statuses: tuple[int, ...]) -> Cost:
        begin = time.perf_counter()
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(  # noqa: S603 - our own command
                [sys.executable, *arguments], stdout=subprocess.PIPE, stderr=errors, env=self.environment, cwd=self.folder
            )
            if process.stdout is None:
                raise AssertionError
            printed = process.stdout.read(1)
            first = time.perf_counter() - begin
            printed += process.stdout.read()
            process.stdout.close()
            # Of the process and of everything below it that was waited for.
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            wall = time.perf_counter() - begin
            if process.returncode not in statuses:
                errors.seek(0)
                sys.exit(f"{' '.join(arguments)} ended with {process.returncode}:\n{errors.read().decode()}")
        return Cost(usage.ru_utime + usage.ru_stime, wall, first, printed.decode())


def measure(bench: Bench, rounds: int) -> dict[str, list[Cost]]:
    """Everything once a round, so that what disturbs the machine disturbs all of it."""
    commands: dict[str, Callable[[], Cost]] = {
        "bare": lambda: bench.bare("all.json"),
        "server": bench.server,
        "cold": bench.cold,
        "unchanged": lambda: bench.check(bench.texts),
        "changed": bench.changed,
        "grammar": lambda: bench.check("--no-cache", "--select", "GRM", bench.texts),
        "rules": lambda: bench.check("--no-cache", "--ignore", "GRM", bench.texts),
        "inside": bench.inside,
        "page": lambda: bench.check("--no-cache", PAGE),
        "bare page": lambda: bench.bare("page.json"),
    }
    # Once unmeasured: files come into memory, bytecode onto the disk.
    commands["page"](), commands["bare page"]()
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(rounds):
        bench.load.append(os.getloadavg()[0])
        for name, command in commands.items():
            cost = command()
            found[name].append(cost)
            print(f"round {number + 1}: {name}: {cost.processor:.2f} s of processor, {cost.wall:.2f} s", file=sys.stderr)
        if found["unchanged"][-1].printed != found["cold"][-1].printed:
            sys.exit("the second run printed something else than the first")
    bench.load.append(os.getloadavg()[0])
    # What is left of a loop when its start and first page are taken off.
    found["answers"] = [
        replace(whole, processor=whole.processor - page.processor, wall=whole.wall - page.wall)
        for whole, page in zip(found["bare"], found["bare page"], strict=True)
    ]
    return found


def spread(values: Sequence[float], digits: int = 2) -> str:
    """Smallest, median and largest."""
    return " / ".join(f"{value:.{digits}f}" for value in (min(values), statistics.median(values), max(values)))


INTRODUCTION = """\
# Performance

Written by `benchmarks/run.py`. Every figure is smallest / median / largest of {rounds} rounds; in each round everything ran
once, one after the other, and a ratio is of one round.

{documents} documents, {words:,} words, {sentences:,} sentences, no sentence twice: the texts of `tests/corpus`, and then again
with other names and numbers. Both sides use the same LanguageTool {languagetool} on Java {java}; {cores} cores, Python
{python}. *Bare* is a loop over `language_tool_python.LanguageTool.check`, one sentence a call, with a server of its own and no
setting; *bare page* asks it once, about a whole page; *answers* is bare without bare page. *Server* is LanguageTool's own,
without any option, asked about one document after the other, with the rules that mtlint asks for; *inside* is what reading,
sentences and rules take in a Python that has loaded everything. Processor time is that of the whole process tree, Java
included. When the rounds began and ended, the machine's load was {load}: what is more than 1 at the beginning is the work of
others.

## Ratios

| what | measured in | ratio | reads |
|---|---|---|---|
"""


def page(bench: Bench, found: dict[str, list[Cost]]) -> str:
    """The report, in Markdown: nothing in it tells the hour or the machine's folders."""
    introduction = INTRODUCTION.format(
        rounds=len(found["cold"]),
        documents=DOCUMENTS,
        words=bench.words,
        sentences=bench.count,
        languagetool=bench.languagetool,
        java=bench.java.version,
        cores=os.cpu_count(),
        python=platform.python_version(),
        load=", ".join(f"{load:.1f}" for load in bench.load),
    )
    lines: list[str] = []
    for row in ROWS:
        pairs = zip(found[row.one], found[row.other], strict=True)
        parts = [(getattr(one, row.measure), getattr(other, row.measure)) for one, other in pairs]
        ratios = [other / one if row.speed else one / other for one, other in parts]
        reads = "times as fast" if row.speed else "of the other's"
        lines.append(f"| {row.title} | {MEASURES[row.measure]} | {spread(ratios, 2 if row.speed else 3)} | {reads} |")
    lines += ["", "## Words in a second of processor time", "", "| what | words |", "|---|---|"]
    named = {
        "bare": "bare language-tool-python, sentence by sentence",
        "grammar": "`mtlint check --select GRM`, start of Java included",
        "rules": "`mtlint check --ignore GRM`: every rule that needs no grammar, start of Python included",
        "inside": "the same in a process that already runs",
        "answers": "bare without its start and first page",
        "server": "LanguageTool's own server with the same rules, one request a document",
    }
    for name, title in named.items():
        words = bench.words - (len(PAGE.read_text(encoding="utf-8").split()) if name == "answers" else 0)
        lines.append(f"| {title} | {spread([words / cost.processor for cost in found[name]], 0)} |")
    lines += ["", "## Seconds", "", "| what | processor | time | to the first output |", "|---|---|---|---|"]
    for name, costs in found.items():
        cells = [spread([getattr(cost, measure) for cost in costs]) for measure in MEASURES]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return introduction + "\n".join([*lines, ""])


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, help="file to write; standard output if not given")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    program = program_digest.__wrapped__()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder).resolve())
        text = page(bench, measure(bench, arguments.rounds))
    if program != program_digest.__wrapped__():
        sys.exit("mtlint's own files changed meanwhile, which makes every run a first one: measure a checkout that rests")
    if re.search(r"(?:^|[ `])/\w", text):
        sys.exit("the report names a folder of this machine")
    if arguments.output is None:
        print(text)
    else:
        arguments.output.parent.mkdir(parents=True, exist_ok=True)
        arguments.output.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
