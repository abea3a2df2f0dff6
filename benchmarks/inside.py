"""The rules that need no grammar in a process that already runs.

`python benchmarks/inside.py FOLDER` prints the seconds of processor time that it takes to read, cut into sentences and check
the documents of a folder, when everything has been loaded; `--rules` prints a table of the rules instead.
"""

import argparse
import time
from pathlib import Path

from mtlint.config import Config
from mtlint.engine import Plan, lint, make_plan
from mtlint.readers import read
from mtlint.segmentation import segment

ROUNDS = 3


def seconds(files: list[Path], plan: Plan) -> float:
    """Processor time of one pass."""
    begin = time.process_time()
    for file in files:
        lint(segment(read(file, file.name, Config().full_language)), plan, None)
    return time.process_time() - begin


def by_rule(files: list[Path], plan: Plan) -> dict[str, float]:
    """Processor time of each rule alone, by code; the time without any rule is taken off."""
    without = min(seconds(files, Plan(())) for _ in range(ROUNDS))
    return {
        f"{rule.code} {rule.name}": min(seconds(files, Plan((rule,))) for _ in range(ROUNDS)) - without for rule in plan.rules
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rules", action="store_true", help="what each rule takes")
    arguments = parser.parse_args()
    files = sorted(arguments.folder.iterdir())
    plan = make_plan(Config(ignore=("GRM",)))
    seconds(files[:1], plan)
    if arguments.rules:
        print("| rule | milliseconds |\n|---|---|")
        for name, taken in sorted(by_rule(files, plan).items(), key=lambda entry: -entry[1]):
            print(f"| {name} | {taken * 1000:.1f} |")
    else:
        print(f"{min(seconds(files, plan) for _ in range(ROUNDS)):.4f}")


if __name__ == "__main__":
    main()
