"""Write reports/accuracy.md from the accuracy scorer and the example pages.

The scorer and its data are kept outside: `python scripts/accuracy.py BENCH DATA PAGES`, where BENCH holds `score.py` and
`seeds.py`, DATA the sets, and PAGES the example pages with their `must_find.jsonl`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from corpus_difference import findings

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "reports" / "accuracy.md"
CHECK = (sys.executable, "-m", "mtlint", "check", "--output-format", "json", "--no-config", "--quiet")
NOTE = """\
# Accuracy

Written by `scripts/accuracy.py`. A finding counts as a hit where its family fits the defect and its place overlaps it.

- *documents*: machine-translated news with one constructed defect each, and the same news without.
- *demetr*: single segments with one perturbation each, with their source; detection means that the perturbed segment has a
  finding that the unperturbed one has not.
- *hallucinations*: German-English translations that people annotated for repetition and omission.
- *mqm_news*: news with the errors that professional raters marked.
- *example pages*: five real pages, with defects that a reader listed.
"""


def main() -> None:
    """Run the scorers and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("bench", "data", "pages"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    scores = _scores(arguments.bench / "score.py", arguments.data)
    pages = _run(arguments.bench / "seeds.py", arguments.pages, arguments.pages / "must_find.jsonl", "--", *CHECK)
    REPORT.write_text("\n".join([NOTE, *_pages(pages), *_sections(scores), *frozen()]), encoding="utf-8", newline="\n")


def _scores(scorer: Path, data: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "scores.json")
        _run(scorer, data, "--json", out, "--", *CHECK, "--ignore", "DUP1,CON1")
        scores: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return scores


def _run(*command: str | Path) -> str:
    done = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stderr}")
    return done.stdout


def _pages(printed: str) -> list[str]:
    *missing, summary = printed.strip().splitlines()
    return ["## Example pages", "", f"{summary}.", "", *(f"- {line}" for line in missing), ""]


def _sections(scores: dict[str, Any]) -> list[str]:
    documents, demetr = scores["documents"], scores["demetr"]
    repetition, omission = scores["hallucinations"]["repetition"], scores["hallucinations"]["omission"]
    lines = ["## documents", "", *_table("defect", "recall", {**documents["recall"], "mean": documents["recall_mean"]})]
    lines += ["Alarms per 1,000 words on the versions without the defect:", ""]
    core = {"DUP, TRN, RES and TYP together": documents["clean_core_alarms_per_1000_words"]}
    lines += _table("family", "alarms", {**documents["clean_alarms_per_1000_words"], **core})
    lines += ["## demetr", "", *_table("perturbation", "paired detection", demetr["paired_detection"])]
    lines += ["Share of segments with an alarm:", "", "| family | machine translation | human reference |", "|---|---|---|"]
    rates = demetr["alarm_rate"]
    lines += [f"| {family} | {rates['clean'][family]} | {rates['human'][family]} |" for family in rates["clean"]]
    lines += ["", "## hallucinations", ""]
    lines += _table("repetition", "value", {key: repetition[key] for key in ("precision", "recall", "f1")})
    lines += _table("omission", "value", omission)
    for name, figures in scores["mqm"].items():
        lines += [f"## {name.removesuffix('.jsonl')}", "", *_table("figure", "value", figures)]
    return lines


def frozen() -> list[str]:
    """What is found in the frozen texts, by code; `corpus_difference.py` shows each finding that a change adds or removes."""
    counts = Counter(place.code for place in findings(ROOT / "src", ()))
    rows = {code: counts[code] for code in sorted(counts)}
    return ["## Frozen texts", "", "Findings in `tests/corpus`:", "", *_table("code", "findings", rows)]


def _table(key: str, value: str, rows: dict[str, Any]) -> list[str]:
    return [
        f"| {key} | {value} |",
        "|---|---|",
        *(f"| {name.replace('_', ' ')} | {figure} |" for name, figure in rows.items()),
        "",
    ]


if __name__ == "__main__":
    main()
