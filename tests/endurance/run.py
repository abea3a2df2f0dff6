"""Runs the parts of this folder one after the other, and writes what they came to into a report.

`python tests/endurance/run.py [--only PART]… [--scale 1.0]` ends with status 1 where something went wrong. A part is a module
with `run(scale: float) -> Result`. The last result of a part stays in the report until the part runs again.
"""

import argparse
import importlib
import json
import sys
import time
import traceback
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from tests.endurance.result import Result, in_words  # noqa: E402

HEAD = """# Reliability

Written by `tests/endurance/run.py`: what takes too long to be run with every change. Each part stands here as it ran last.

| part | ran | scale | times | failures | took |
|---|---|---|---|---|---|
"""


def main() -> int:
    """Run what is asked for, and say whether all of it held."""
    parts = {path.stem: path for path in sorted(HERE.glob("*.py")) if path.stem not in {"__init__", "result", "run"}}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=sorted(parts), metavar="PART", help=", ".join(parts))
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full number of times")
    parser.add_argument("--output", type=Path, default=ROOT / "reports" / "reliability.md")
    given = parser.parse_args()
    failed = False
    for name in given.only or parts:
        print(f"{name}: begins", flush=True)
        result = one(name, given.scale)
        failed |= bool(result.failures)
        print(f"{name}: {result.times:,} times in {result.seconds:,.0f} s, {len(result.failures)} failures", flush=True)
        for failure in result.failures:
            print(f"  {failure}", flush=True)
        keep(given.output, name, result, given.scale)
    return int(failed)


def one(name: str, scale: float) -> Result:
    """Run one part; an exception is a failure of it."""
    begin = time.monotonic()
    try:
        module = importlib.import_module(f"tests.endurance.{name}")
        result: Result = module.run(scale)
    except Exception as error:
        traceback.print_exc()
        return Result(name, "broke off", 0, (in_words(error),), time.monotonic() - begin)
    return result


def keep(report: Path, name: str, result: Result, scale: float) -> None:
    """Put the result beside the last ones of the other parts, and write the report anew."""
    data = report.with_suffix(".json")
    kept: dict[str, Any] = json.loads(data.read_text(encoding="utf-8")) if data.exists() else {}
    kept[name] = {"date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"), "scale": scale, **asdict(result)}
    data.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    report.write_text(render(kept), encoding="utf-8")


def render(kept: dict[str, Any]) -> str:
    """The page: a table of all parts, and a section of each."""
    rows, sections = [], []
    for name, part in sorted(kept.items()):
        cells = (name, part["date"], part["scale"], f"{part['times']:,}", len(part["failures"]), f"{part['seconds']:,.0f} s")
        rows.append(f"| {' | '.join(map(str, cells))} |\n")
        facts = "".join(f"- {fact}: {value}\n" for fact, value in part["facts"].items())
        broken = "".join(f"\n```text\n{failure}\n```\n" for failure in part["failures"])
        sections.append(f"\n## {part['name']}\n\n{part['done']}\n\n{facts}- on {part['machine']}\n{broken}")
    return HEAD + "".join(rows) + "".join(sections)


if __name__ == "__main__":
    sys.exit(main())
