"""Show what a change does to real text: the findings that another version of mtlint does not have, and the reverse.

`python scripts/corpus_difference.py BASE` compares the commit BASE with the working tree over `tests/corpus`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path("tests", "corpus")
CONTEXT = 40


class Place(NamedTuple):
    """A finding as far as two versions can be compared."""

    path: str
    line: int
    start: int
    end: int
    code: str
    text: str


def main() -> None:
    """Print the difference as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", help="a commit, such as main~1")
    parser.add_argument("--select", help="only these rules")
    arguments = parser.parse_args()
    select = ("--select", arguments.select) if arguments.select else ()
    after = findings(ROOT / "src", select)
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "base")
        git = ("git", "-C", str(ROOT), "worktree")
        subprocess.run([*git, "add", "--quiet", "--detach", str(tree), arguments.base], check=True)
        try:
            before = findings(tree / "src", select)
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)
    print("\n".join(difference(before, after)))


def findings(source: Path, select: tuple[str, ...]) -> set[Place]:
    """What the mtlint under `source` finds in the corpus."""
    command = [
        sys.executable,
        "-m",
        "mtlint",
        "check",
        "--no-config",
        "--quiet",
        "--output-format",
        "json",
        *select,
        str(CORPUS),
    ]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(source)}, capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):
        sys.exit(f"{source}: mtlint exited with {done.returncode}: {done.stderr}")
    return {
        Place(d["path"], d["start"]["line"], d["start"]["offset"], d["end"]["offset"], d["code"], d["text"])
        for d in json.loads(done.stdout)["diagnostics"]
    }


def difference(before: set[Place], after: set[Place]) -> list[str]:
    """Markdown: a table by code, then every added and removed finding in its context."""
    added, removed = after - before, before - after
    counts = {name: Counter(place.code for place in places) for name, places in (("+", added), ("-", removed))}
    lines = ["| code | added | removed | now |", "|---|---|---|---|"]
    now = Counter(place.code for place in after)
    lines += [f"| {code} | {counts['+'][code]} | {counts['-'][code]} | {now[code]} |" for code in sorted(now | counts["-"])]
    for title, places in (("Added", added), ("Removed", removed)):
        lines += ["", f"## {title}: {len(places)}", ""]
        lines += [f"- {place.code} {place.path}:{place.line} {context(place)}" for place in sorted(places)]
    return lines


def context(place: Place) -> str:
    """The text around a finding, in one line, with the finding marked."""
    text = (ROOT / place.path).read_bytes().decode("utf-8-sig")
    around = text[max(place.start - CONTEXT, 0) : place.start], place.text, text[place.end : place.end + CONTEXT]
    before, inside, after = (part.replace("\n", "⏎") for part in around)
    return f"…{before}**{inside}**{after}…"


if __name__ == "__main__":
    main()
