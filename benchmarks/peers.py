"""What other checkers of translations find on the same segments.

`python benchmarks/peers.py DEMETR [--output FILE]` turns each set of DEMETR (Karpinska et al. 2022, DEMETR: Diagnosing
Evaluation Metrics for Translation, EMNLP), JSON lines with `source`, the perturbed `target` and the `clean` one, into gettext
catalogues, and has mtlint's rules that need no LanguageTool and translate-toolkit's pofilter read them. A perturbation counts
as found where a checker says something of the perturbed segment that it does not say of the clean one; what it says of the
clean one and of a human reference is an alarm. bicleaner-hardrules 2.8 is not among them: it needs fasttext 0.9.2, which has
no wheels and does not build.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Sequence
from pathlib import Path

import polib

Said = list[set[str]]
"""By segment, the names of what a checker says of it."""
_TEST = re.compile(r"\(pofilter\) (\w+)")


def catalogue(pairs: Sequence[tuple[str, str]], file: Path) -> polib.POFile:
    """A catalogue of sources and targets; the context numbers them, as sources may recur."""
    made = polib.POFile()
    made.metadata = {"Language": "en", "Content-Type": "text/plain; charset=UTF-8"}
    for number, (source, target) in enumerate(pairs):
        made.append(polib.POEntry(msgctxt=str(number), msgid=source, msgstr=target))
    made.save(str(file))
    return polib.pofile(str(file))


def mtlint(pairs: Sequence[tuple[str, str]], folder: Path) -> Said:
    """Every rule that is on and needs no LanguageTool; rules across files are for other questions."""
    file = folder / "a.po"
    starts = [entry.linenum for entry in catalogue(pairs, file)]
    command = [sys.executable, "-m", "mtlint", "check", "--no-config", "--no-cache", "-f", "json", "--ignore", "GRM,DUP1,CON1"]
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    said: Said = [set() for _ in pairs]
    for one in json.loads(done.stdout)["diagnostics"]:
        said[bisect_right(starts, one["start"]["line"]) - 1].add(one["code"])
    return said


def pofilter(pairs: Sequence[tuple[str, str]], folder: Path) -> Said:
    """All of its tests."""
    catalogue(pairs, folder / "a.po")
    found = folder / "found.po"
    found.unlink(missing_ok=True)
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "translate.filters.pofilter", "--progress=none", str(folder / "a.po"), str(found)],
        check=True,
        capture_output=True,
    )
    said: Said = [set() for _ in pairs]
    for entry in polib.pofile(str(found)) if found.exists() else ():
        if entry.msgctxt is not None:
            said[int(entry.msgctxt)] |= set(_TEST.findall(entry.tcomment)) | {"(any)"}
    return said


def table(folder: Path) -> str:
    """Shares of the perturbed segments that are found, a row each set, and of alarms on clean and human ones."""
    checkers: dict[str, Callable[[Sequence[tuple[str, str]], Path], Said]] = {"mtlint": mtlint, "pofilter": pofilter}
    lines = [f"| set | segments | {' | '.join(checkers)} |", f"|---|---|{'---|' * len(checkers)}"]
    with tempfile.TemporaryDirectory() as scratch:
        for file in sorted(folder.glob("*.jsonl")):
            rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
            changed = [row for row in rows if row.get("clean", row["target"]) != row["target"]]
            shares = []
            for check in checkers.values():
                said = check([(row["source"], row["target"]) for row in changed or rows], Path(scratch))
                before: Said = [set() for _ in said]
                if changed:
                    before = check([(row["source"], row["clean"]) for row in changed], Path(scratch))
                shares.append(sum(bool(now - then) for now, then in zip(said, before, strict=True)) / len(said))
            name = file.stem if changed else f"{file.stem} (alarms)"
            lines.append(f"| {name} | {len(changed or rows)} | {' | '.join(f'{share:.3f}' for share in shares)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("demetr", type=Path)
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    head = "# Other checkers\n\nWritten by `benchmarks/peers.py`, which says how it counts.\n\n"
    text = table(arguments.demetr)
    if arguments.output:
        arguments.output.write_text(head + text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
