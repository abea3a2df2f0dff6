"""The example pages: what must be found in them, and the report that is committed."""

import filecmp
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mtlint.api import check_paths
from mtlint.config import Config
from mtlint.model import Span

ROOT = Path(__file__).parents[2]
PAGES = Path("tests", "corpus", "pages")
COMMITTED = ROOT / "reports" / "pages"

PLACES = [
    ("DUP001", "000", 13, "Second, the investigation of cases must be thorough."),
    ("DUP003", "000", 17, "the rectification under the supervision of the central government"),
    ("DUP006", "000", 1, "DALIAN CHINA"),
    ("RES001", "001", 24, "】"),
    ("RES002", "001", 1, "Home>Hot News"),
    ("RES002", "001", 24, "print"),
    ("TYP001", "000", 9, '" protective umbrellas"'),
    ("TYP002", "004", 6, "s tick"),
    ("TYP006", "002", 3, "To improve"),
    ("TRN004", "003", 3, "Anti-evil Tan Zuojun"),
]


@pytest.fixture(scope="module")
def checked():
    report = check_paths([ROOT / PAGES], Config(root=ROOT))
    assert report.failures == ()
    return {Path(item.document.path).name[:3]: item for item in report.documents}


@pytest.mark.parametrize(
    ("code", "page", "line", "quote"), [pytest.param(*place, id=f"{place[0]}-{place[1]}") for place in PLACES]
)
def test_found_at_its_place(checked, code, page, line, quote):
    document = checked[page].document
    start_of_line = sum(len(text) + 1 for text in document.text.split("\n")[: line - 1])
    start = document.text.index(quote, start_of_line)
    place = Span(start, start + len(quote))
    found = [d for d in checked[page].diagnostics if d.code == code]
    assert any(span.overlaps(place) for d in found for span in (d.span, *(related.span for related in d.related)))


def test_both_copies_of_a_sentence_are_named(checked):
    (finding,) = [d for d in checked["000"].diagnostics if d.code == "DUP001"]
    text = checked["000"].document.text
    first = text.index(finding.text)
    assert finding.span.start == text.index(finding.text, first + 1)
    assert [related.span.start for related in finding.related] == [first]


def test_one_defect_is_one_finding(checked):
    for item in checked.values():
        places = [(d.span, d.code) for d in item.diagnostics]
        assert len(set(places)) == len(places)


def test_the_committed_report_is_what_comes_out_now(tmp_path):
    command = [
        sys.executable,
        "-m",
        "mtlint",
        "report",
        str(PAGES),
        "--output",
        str(tmp_path / "pages"),
        "--no-config",
        "--quiet",
    ]
    subprocess.run(command, cwd=ROOT, check=True, env=os.environ | {"PYTHONHASHSEED": "1"})
    names = {file.relative_to(tmp_path / "pages") for file in (tmp_path / "pages").rglob("*") if file.is_file()}
    assert names == {file.relative_to(COMMITTED) for file in COMMITTED.rglob("*") if file.is_file()}
    changed = [name for name in sorted(names) if not filecmp.cmp(tmp_path / "pages" / name, COMMITTED / name, shallow=False)]
    assert changed == [], "run python3 scripts/dev.py report, and read the difference"
