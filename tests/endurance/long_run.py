"""20,000 documents in one process with LanguageTool: whether memory grows, and whether anything is left behind."""

import os
import random
import re
import statistics
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

from soak import resident, tree  # noqa: E402
from tests.endurance.result import Result  # noqa: E402
from texts import CORPUS  # noqa: E402

from mtlint.config import Config, load  # noqa: E402
from mtlint.model import Document  # noqa: E402
from mtlint.readers import read  # noqa: E402
from mtlint.session import Session  # noqa: E402

DOCUMENTS, A_CHECK = 20_000, 500
WARM = 0.2
"""Share of the documents until which memory may grow."""
MOST = 0.1
"""How much of what was held then memory may grow by until the end, by the line through all that was weighed since."""
LENGTH = range(4, 18)
"""Words of a sentence."""
NEW = 0.1
"""Share of the names that are new ones."""
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


@dataclass
class Weights:
    """What the processes held after so many documents: megabytes of Python and of Java, and counts of Python's own."""

    documents: list[int] = field(default_factory=list)
    python: list[float] = field(default_factory=list)
    java: list[float] = field(default_factory=list)
    counts: list[dict[str, int]] = field(default_factory=list)

    def weigh(self, documents: int, temporary: Path) -> None:
        """Weigh now."""
        below = [(process, Path("/proc", process, "comm").read_text(encoding="utf-8").strip()) for process in tree("self")]
        self.documents.append(documents)
        self.java.append(sum(resident(process) for process, name in below if name == "java"))
        self.python.append(sum(resident(process) for process, name in below if name != "java"))
        self.counts.append({**held(), "temporary files": len(list(temporary.rglob("*")))})

    def growth(self, of: list[float], since: int) -> tuple[float, float]:
        """What the line through the weights since a document starts with, and megabytes that it rises in 1,000 documents."""
        points = [(number, weight) for number, weight in zip(self.documents, of, strict=True) if number >= since]
        slope, intercept = statistics.linear_regression(*zip(*points, strict=True))
        return intercept + slope * since, slope * 1_000


def run(scale: float) -> Result:
    """Check the documents, some hundred a check as one long-lived program would, and judge."""
    begin, total = time.monotonic(), max(int(DOCUMENTS * scale), 10 * A_CHECK)
    before, failures = held(), []
    with tempfile.TemporaryDirectory() as folder:
        old, tempfile.tempdir = tempfile.tempdir, folder
        os.environ["TMPDIR"], old_variable = folder, os.environ.get("TMPDIR")
        try:
            weights, words, found = _check(total, load(None, {}, Path(folder)), Path(folder), failures)
            failures += [f"left in the folder for temporary files: {path}" for path in Path(folder).rglob("*")]
        finally:
            tempfile.tempdir = old
            os.environ.pop("TMPDIR")
            os.environ.update({"TMPDIR": old_variable} if old_variable else {})
    after = held()
    failures += [f"{what}: {before[what]} before, {after[what]} after" for what in after if after[what] > before[what]]
    failures += judged(weights, total)
    seconds = time.monotonic() - begin
    facts = {
        "words": f"{words:,}, {words / seconds:,.0f} a second; findings: {found:,}",
        **figures(weights, total),
        "left at the end": ", ".join(f"{what} {after[what]} (before: {before[what]})" for what in after),
    }
    done = (
        f"{total:,} documents of a sentence each, no two alike, with LanguageTool and every rule, in one process and one "
        f"session, {A_CHECK} a check. Both processes are weighed after each check; the slope is that of the line through the "
        f"weights after the first fifth, and may come to a tenth of what was held then by the end."
    )
    return Result("A long run", done, total, tuple(failures), seconds, facts)


def _check(total: int, config: Config, temporary: Path, failures: list[str]) -> tuple[Weights, int, int]:
    weights, words, found = Weights(), 0, 0
    with Session(config, cached=False) as session:
        texts = sentences(total)
        for begin in range(0, total, A_CHECK):
            some = texts[begin : begin + A_CHECK]
            sources = [(f"{begin + at}.txt", partial(_read, text, f"{begin + at}.txt", config)) for at, text in enumerate(some)]
            report = session.check(sources)
            failures += [f"{failure.path}: {failure.message}" for failure in report.failures]
            words += sum(len(text.split()) for text in some)
            found += sum(len(checked.diagnostics) for checked in report.documents)
            weights.weigh(begin + len(some), temporary)
            print(f"  {begin + len(some):,}: Python {weights.python[-1]:.1f} MB, Java {weights.java[-1]:.1f} MB", flush=True)
    return weights, words, found


def _read(text: str, path: str, config: Config) -> Document:
    return read(text.encode(), path, config.full_language)


def sentences(number: int) -> list[str]:
    """So many short sentences, no two alike: those of the corpus, over and over, each time with other names and numbers."""
    files = sorted(CORPUS.glob("*/*.txt"))
    text = "\n".join(file.read_text(encoding="utf-8-sig") for file in files)
    short = [one for line in text.splitlines() for one in _SENTENCE.split(line.strip()) if len(one.split()) in LENGTH]
    names = sorted({name for sentence in short for name in _NAME.findall(sentence)})
    found: dict[str, None] = {}
    for times in count():
        draw = random.Random(times)
        instead = dict(zip(names, draw.sample(names, len(names)), strict=True))
        for sentence in short:
            renamed = _NAME.sub(lambda match: _new(draw) if draw.random() < NEW else instead[match[0]], sentence)  # noqa: B023
            found[_DIGIT.sub(lambda match: str(draw.randrange(10)), renamed) + "\n"] = None  # noqa: B023
            if len(found) == number:
                return list(found)
    raise AssertionError


def _new(draw: random.Random) -> str:
    """A name that stands in no dictionary, as further text always brings some."""
    return "".join(draw.choice(("ka", "lo", "mi", "ren", "su", "ta", "vor", "yn")) for _ in range(4)).capitalize()


def held() -> dict[str, int]:
    """What this process holds: open files and sockets, threads, processes below it."""
    names = [str(entry.readlink()) for entry in _open_files()]
    sockets = sum(name.startswith("socket:") for name in names)
    return {
        "files": len(names) - sockets,
        "sockets": sockets,
        "threads": threading.active_count(),
        "processes": len(tree("self")),
    }


def _open_files() -> list[Path]:
    """Those that last: the listing itself is one as well."""
    entries = Path("/proc/self/fd").iterdir()
    return [entry for entry in list(entries) if entry.is_symlink()]


def judged(weights: Weights, total: int) -> list[str]:
    """What is wrong with the weights."""
    failures, since = [], int(total * WARM)
    for name, of in (("Python", weights.python), ("Java", weights.java)):
        held_then, slope = weights.growth(of, since)
        if slope * (total - since) / 1_000 > MOST * held_then:
            failures.append(f"{name} grows by {slope:.2f} MB in 1,000 documents, from {held_then:.0f} MB")
    warm = [counts for number, counts in zip(weights.documents, weights.counts, strict=True) if number >= since]
    failures += [
        f"{what}: {warm[0][what]} after {since:,} documents, {warm[-1][what]} at the end"
        for what in warm[0]
        if warm[-1][what] > warm[0][what]
    ]
    return failures


def figures(weights: Weights, total: int) -> dict[str, str]:
    """The weights in words."""
    since, facts = int(total * WARM), {}
    for name, of in (("Python", weights.python), ("Java", weights.java)):
        held_then, slope = weights.growth(of, since)
        later = [weight for number, weight in zip(weights.documents, of, strict=True) if number >= since]
        facts[f"memory of {name}"] = (
            f"{of[0]:.0f} MB after {weights.documents[0]:,} documents, {held_then:.0f} MB after {since:,}, {of[-1]:.0f} MB at "
            f"the end (least {min(later):.0f}, most {max(later):.0f}); slope {slope:+.3f} MB in 1,000 documents"
        )
    facts["held at the end of the session's work"] = ", ".join(f"{what} {count}" for what, count in weights.counts[-1].items())
    return facts
