"""How fast `mtlint check --since` is: one new paragraph in a repository of many documents.

`python benchmarks/since.py --output reports/since.md` makes a git repository, checks all of it, and then only what is
new in it. It needs what `benchmarks/run.py` needs, and git.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from run import Bench, Cost, spread
from texts import documents

DOCUMENTS = 200
WORDS = DOCUMENTS * 344
"""As many a document as those of `tests/corpus` have on average."""
EDITED = "117.txt"
SENTENCE = "The council met on Tuesday to talk about the bridge."
SHARE, SECONDS = 0.15, 3.0
"""What it may take: of the time of a full check with nothing known, and more than when nothing changed."""


class Branch(Bench):
    """A repository with a branch on which one document has a new paragraph."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder / "repository"
        self.folder.mkdir()
        self.environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        made = documents(DOCUMENTS, WORDS)
        for number, text in enumerate(made):
            (self.folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
        self.words = sum(len(text.split()) for text in made)
        self._git("init", "--quiet", "--initial-branch=main")
        self._git("add", "--all")
        self._git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "all")
        self._git("checkout", "--quiet", "-b", "topic")

    def all(self, *options: str) -> Cost:
        """Everything, with nothing known."""
        self.forget()
        return self.check(*options)

    def nothing(self, *options: str) -> Cost:
        """What is new where nothing is."""
        self.forget()
        return self.check("--since", "main", *options)

    def paragraph(self, *options: str) -> Cost:
        """What is new after a paragraph was added, with nothing known; the paragraph is removed afterwards."""
        self.forget()
        file = self.folder / EDITED
        before = file.read_text(encoding="utf-8")
        line = len(before.splitlines()) + 2
        file.write_text(f"{before}\n{SENTENCE} {SENTENCE}\n", encoding="utf-8")
        try:
            cost = self.check("--since", "main", *options)
        finally:
            file.write_text(before, encoding="utf-8")
        expected = [f"{EDITED}:{line}:{len(SENTENCE) + 2}: DUP001"]
        if (found := re.findall(r"^[^:\n]+:\d+:\d+: \w+", cost.printed, re.MULTILINE)) != expected:
            sys.exit(f"expected exactly {expected}, found {found}")
        return cost

    def _git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.folder, env=self.environment, check=True)  # noqa: S603, S607 - git itself


INTRODUCTION = """\
# Only what is new

Written by `benchmarks/since.py`. Every figure is smallest / median / largest of {rounds} rounds, in each of which everything
ran once; seconds are those of a clock. A git repository of {documents} documents, {words:,} words, in which one document gets a
paragraph with a sentence that is there twice: `mtlint check --since main` printed exactly that finding in every round. Results
of earlier runs were removed before every run, and each run that needs LanguageTool {languagetool} started it, on Java {java};
{cores} cores. The machine's load was {load}.

| | all rules | without those of grammar | wanted of all rules |
|---|---|---|---|
"""
VARIANTS: tuple[tuple[str, ...], ...] = ((), ("--ignore", "GRM"))
STEPS = {"all": "everything", "paragraph": "what is new", "nothing": "what is new where nothing is"}


def page(bench: Branch, found: dict[tuple[str, tuple[str, ...]], list[Cost]]) -> str:
    """The report, in Markdown."""
    introduction = INTRODUCTION.format(
        rounds=len(found["all", ()]),
        documents=DOCUMENTS,
        words=bench.words,
        languagetool=bench.languagetool,
        java=bench.java.version,
        cores=os.cpu_count(),
        load=", ".join(f"{load:.1f}" for load in bench.load),
    )

    def row(title: str, value: Callable[[Cost, Cost, Cost], float], digits: int, wanted: str = "") -> str:
        rounds = [zip(*(found[step, options] for step in STEPS), strict=True) for options in VARIANTS]
        cells = [spread([value(*costs) for costs in variant], digits) for variant in rounds]
        return f"| {title} | {' | '.join(cells)} | {wanted} |"

    lines = [
        row("what is new, of everything: time", lambda all_, new, _: new.wall / all_.wall, 3, f"at most {SHARE}"),
        row("what is new, of everything: processor time", lambda all_, new, _: new.processor / all_.processor, 3),
        row("seconds more than where nothing is new", lambda _, new, none: new.wall - none.wall, 2, f"at most {SECONDS:.0f}"),
    ]
    for number, title in enumerate(STEPS.values()):
        lines.append(row(f"seconds for {title}", lambda *costs, number=number: costs[number].wall, 2))
    return introduction + "\n".join([*lines, ""])


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, help="file to write; standard output if not given")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Branch(Path(folder).resolve())
        bench.nothing()
        found: dict[tuple[str, tuple[str, ...]], list[Cost]] = {(step, options): [] for options in VARIANTS for step in STEPS}
        for number in range(arguments.rounds):
            bench.load.append(os.getloadavg()[0])
            for (step, options), costs in found.items():
                costs.append(getattr(bench, step)(*options))
                print(f"round {number + 1}: {' '.join((step, *options))}: {costs[-1].wall:.2f} s", file=sys.stderr)
        text = page(bench, found)
    if arguments.output is None:
        print(text)
    else:
        arguments.output.parent.mkdir(parents=True, exist_ok=True)
        arguments.output.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
