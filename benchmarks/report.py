"""How large a report may become: memory, size of the overview, and how fast it opens, with ten times the documents.

`python benchmarks/report.py --output reports/report.md` checks made-up documents without the rules of grammar, writes the HTML
report, and opens its overview in Chromium. POSIX only: memory is the peak that the system accounts to the process.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from texts import documents

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from screenshots import FLAGS, browser_path

FEW, MANY = 500, 5_000
WORDS = 130
"""Of a document, on average."""
FINDINGS = 24
MEGABYTE = 1_000_000
INDEX_MEGABYTES, OPEN_SECONDS, MEMORY_RATIO = 3.0, 2.0, 1.25
FAULTS = ("the the ", "a a ", "of of ", "( open ", " ,and ", "what ,,", " ;then ", "s tick ", "some � sign ", "is.What ")
"""What goes wrong in texts, to be put between words."""
TABLE = f"""\
# Large reports

Written by `benchmarks/report.py`; {{cores}} cores, load {{load:.1f}}.

| documents | findings | seconds | peak memory, MB | overview, MB | pages | opens, s | filters, s | sorts, s |
|---:|---:|---:|---:|---:|---:|---:|---:|---:|
{{rows}}

Memory of {{many:,}} documents against {{few:,}}: {{ratio:.2f}}; wanted is at most {MEMORY_RATIO}. Of the overview at most
{INDEX_MEGABYTES:g} MB are wanted, and that it opens in {OPEN_SECONDS:g} s.
"""
# Until what was asked for is on the screen.
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"


@dataclass(frozen=True, slots=True)
class Result:
    """What one report cost."""

    documents: int
    findings: int
    seconds: float
    megabytes: float
    index: float
    """Megabytes of the overview."""
    pages: int
    opening: float
    """Seconds from the request to the second frame after the page has loaded."""
    filtering: float
    sorting: float


def made_up(number: int) -> Iterator[str]:
    """Documents with about as many faults each as are wanted."""
    for at, text in enumerate(documents(number, number * WORDS)):
        words = text.split(" ")
        step = max(len(words) // FINDINGS, 2)
        for index, place in enumerate(range(len(words) - 1, 0, -step)):
            words.insert(place, FAULTS[(at + index) % len(FAULTS)].strip())
        yield " ".join(words)


def run(folder: Path, texts: list[str]) -> Result:
    """Check some texts, write their report, and open it."""
    given, report = folder / "texts", folder / "report"
    given.mkdir()
    for number, text in enumerate(texts):
        file = given / f"part-{number // 100:02}" / f"document-{number:04}.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "mtlint",
        "report",
        "--no-config",
        "--no-cache",
        "--ignore",
        "GRM",
        "texts",
        "-o",
        "report",
    ]
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE)  # noqa: S603 - our own command
    printed = process.stdout.read() if process.stdout else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    seconds = time.perf_counter() - begin
    opening, filtering, sorting = opened(report / "index.html")
    unit = 1 if platform.system() == "Darwin" else 1024
    return Result(
        len(texts),
        int(printed.split()[0]),
        seconds,
        usage.ru_maxrss * unit / MEGABYTE,
        (report / "index.html").stat().st_size / MEGABYTE,
        sum(1 for _ in (report / "documents").iterdir()),
        opening,
        filtering,
        sorting,
    )


def opened(index: Path) -> tuple[float, float, float]:
    """Seconds until the overview is on the screen, until it is filtered, and until it is sorted; the median of three."""
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
        for _ in range(3):
            page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
            page.goto(index.as_uri())
            opening = page.evaluate(PAINTED) / 1000
            found.append((opening, _seconds(page, "fill"), _seconds(page, "click")))
            page.context.close()
        browser.close()
    opening, filtering, sorting = (sorted(times)[1] for times in zip(*found, strict=True))
    return opening, filtering, sorting


def _seconds(page: Page, action: str) -> float:
    before = page.evaluate("performance.now()")
    if action == "fill":
        page.fill("#filter", "document-00")
    else:
        page.click("thead button:has-text('Findings')")
    return float(page.evaluate(PAINTED) - before) / 1000


def table(results: list[Result]) -> str:
    """The results, and whether they are what is wanted."""
    few, many = results[0], results[-1]
    rows = [
        f"| {item.documents:,} | {item.findings:,} | {item.seconds:.0f} | {item.megabytes:.0f} | {item.index:.2f} "
        f"| {item.pages:,} | {item.opening:.2f} | {item.filtering:.2f} | {item.sorting:.2f} |"
        for item in results
    ]
    return TABLE.format(
        cores=os.cpu_count(),
        load=os.getloadavg()[0],
        rows="\n".join(rows),
        many=many.documents,
        few=few.documents,
        ratio=many.megabytes / few.megabytes,
    )


def main() -> None:
    """Measure, write the table, and fail where something is not as wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=Path("reports/report.md"))
    parser.add_argument("--few", type=int, default=FEW)
    parser.add_argument("--many", type=int, default=MANY)
    arguments = parser.parse_args()
    texts = list(made_up(arguments.many))
    results = []
    for number in (arguments.few, arguments.many):
        with tempfile.TemporaryDirectory() as folder:
            results.append(run(Path(folder), list(islice(texts, number))))
        print(results[-1], file=sys.stderr)
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    arguments.output.write_text(table(results), encoding="utf-8")
    few, many = results
    if many.index > INDEX_MEGABYTES or many.opening > OPEN_SECONDS or many.megabytes > MEMORY_RATIO * few.megabytes:
        sys.exit(f"not as wanted: see {arguments.output}")


if __name__ == "__main__":
    main()
