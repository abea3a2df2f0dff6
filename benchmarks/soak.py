"""Whether memory grows with the run: what Python and Java hold after 200 documents and after 2,000 others, in one process.

`python benchmarks/soak.py` takes some minutes and ends with status 1 where it grew by more than a tenth. Linux only.
"""

import re
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from texts import documents

from mtlint.config import load
from mtlint.model import Checked, Failure, RuleInfo, Tool
from mtlint.readers import read
from mtlint.session import Session

EARLY, LATE = 200, 2_000
WORDS_EACH = 60
MOST = 1.1


@dataclass
class Scales:
    """Weighs the run when it has checked so many documents."""

    weights: dict[int, float] = field(default_factory=dict)
    count: int = 0

    def begin(self, tool: Tool, rules: tuple[RuleInfo, ...]) -> None:
        """Nothing to weigh yet."""

    def add(self, checked: Checked, failures: tuple[Failure, ...] = ()) -> None:
        """One more document."""
        if failures:
            sys.exit(f"{checked.document.path}: {failures[0].message}")
        self.count += 1
        if self.count in (EARLY, LATE):
            self.weights[self.count] = sum(map(resident, tree("self")))


def tree(process: str) -> list[str]:
    """A process and all below it."""
    children = [child for task in Path("/proc", process, "task").iterdir() for child in (task / "children").read_text().split()]
    return [process, *(below for child in children for below in tree(child))]


def resident(process: str) -> float:
    """Megabytes that a process has in memory, what it shares with others in part."""
    rollup = Path("/proc", process, "smaps_rollup").read_text(encoding="ascii")
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def main() -> None:
    """Check, weigh and judge."""
    scales = Scales()
    texts = [text.encode() for text in documents(LATE, LATE * WORDS_EACH)]
    with tempfile.TemporaryDirectory() as folder:
        config = load(None, {}, Path(folder))
        sources = [
            (f"{number}.txt", lambda content=text, number=number: read(content, f"{number}.txt", config.full_language))
            for number, text in enumerate(texts)
        ]
        with Session(config, cached=False) as session:
            session.check(sources, watcher=scales)
    early, late = scales.weights[EARLY], scales.weights[LATE]
    print(f"{early:.0f} MB after {EARLY} documents, {late:.0f} MB after {LATE}: {late / early:.3f}")
    sys.exit(late > MOST * early)


if __name__ == "__main__":
    main()
