"""Text and names that try to be obeyed, from the files of every input format to every output, by the real command."""

import csv
import html
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.readers.test_hostile import SAMPLES, filled
from tests.reporters.test_hostile import commands
from tests.reporters.test_html import Reading

from mtlint.readers import FORMATS
from mtlint.reporters import FOLDER_REPORTERS, STREAM_REPORTERS

HOSTILE = (
    "=HYPERLINK(1) </script><script>alert(1)</script><img src=x onerror=alert(2)> ]]> javascript:alert(3) ::error file=x::y "
    "##[add-mask]z ##vso[task.setvariable variable=a]b %0A::error::c [d](javascript:alert(4)) \u202eback\u202c \u200bshop,, is "
    "open today."
)
NAME = "=1+1 <img src=x onerror=alert(5)>\n::add-mask::##[add-mask] \x1b[31m\u202e\r"
MARKED_UP = {"android", "html", "tmx", "xliff", "vtt", "srt", "docx", "md"}
"""In which a text would be markup that is not escaped."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such names of files")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """All formats in, all formats out, in one run: folder, paths, standard output and standard error."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = []
    for name in SAMPLES:
        text = html.escape(HOSTILE, quote=False) if name in MARKED_UP else HOSTILE
        paths.append(f"::error::{NAME}{name}{FORMATS[name].suffixes[0]}")
        (folder / paths[-1]).write_bytes(filled(name, f"{text} {text}"))
    (folder / f"{NAME}binary.txt").write_bytes(b"\0\x1b[31m::error::x")
    wanted = [*(f"{name}=out/{name}" for name in STREAM_REPORTERS), *(f"{name}=out/{name}" for name in FOLDER_REPORTERS)]
    arguments = [part for each in wanted for part in ("--output", each)]
    arguments += ["--no-config", "--no-cache", "-v", "--ignore", "GRM", "--", *paths, f"{NAME}binary.txt"]
    done = subprocess.run(
        [sys.executable, "-m", "mtlint", "check", *arguments],
        cwd=folder,
        capture_output=True,
        timeout=120,
        check=False,
        env={name: value for name, value in os.environ.items() if name != "GITHUB_STEP_SUMMARY"},
    )
    assert done.returncode == 2
    return folder / "out", paths, done.stdout.decode(), done.stderr.decode()


def read(run, name):
    return (run[0] / name).read_bytes().decode("utf-8")


def found(run):
    return json.loads(read(run, "json"))["diagnostics"]


def test_the_text_gets_through_every_format(run):
    codes = {(one["path"], one["code"]) for one in found(run)}
    assert {path for path, code in codes if code == "TYP008"} == set(run[1])
    assert "<script>" in "".join(one["text"] for one in found(run))


def test_nothing_that_is_printed_is_obeyed(run, obeyed):
    _, _, printed, errors = run
    for text in (printed, errors, read(run, "text"), read(run, "concise")):
        assert "onerror" in text
        assert obeyed(text) == []


def test_github_gets_our_commands_only(run):
    heads = [head.split(" ")[0] for head, _ in commands(read(run, "github"))]
    assert set(heads) == {"error", "warning", "notice"}
    assert "\r" not in read(run, "github")


@pytest.mark.parametrize("name", sorted(STREAM_REPORTERS))
def test_nothing_hidden_is_raw(run, name):
    text = read(run, name).removeprefix("\ufeff")
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]", text) == []


def test_other_programs_read_as_many_findings(run):
    expected = len(found(run))
    assert expected > 2 * len(run[1])
    assert sum(json.loads(line)["type"] == "diagnostic" for line in read(run, "jsonl").splitlines()) == expected
    assert len(json.loads(read(run, "sarif"))["runs"][0]["results"]) == expected
    assert len(json.loads(read(run, "rdjson"))["diagnostics"]) == expected + 1
    assert len(json.loads(read(run, "gitlab"))) == expected + 1
    suites = ElementTree.fromstring(read(run, "junit"))
    assert len(suites.findall(".//failure")) + len(suites.findall(".//error")) == expected + 1
    assert len(ElementTree.fromstring(read(run, "checkstyle")).findall(".//error")) == expected + 1
    rows = list(csv.DictReader(io.StringIO(read(run, "csv").removeprefix("\ufeff")), strict=True))
    assert len(rows) == expected + 1
    assert [cell for row in rows for cell in row.values() if cell.lstrip().startswith(tuple("=+-@"))] == []


def test_pages_run_our_script_only_and_lead_nowhere_else(run):
    pages = sorted((run[0] / "html").rglob("*.html"))
    assert len(pages) == len(run[1]) + 1
    for page in pages:
        reading = Reading(page.read_text("utf-8"))
        assert (reading.tags["script"], reading.tags["img"], reading.stack) == (1, 0, [])
        names = {name for _, values in reading.attributes for name in values}
        assert not [name for name in names if name.startswith("on") or name in {"style", "srcdoc"}]
        links = [*reading.values("href"), *reading.values("src")]
        assert [link for link in links if re.match(r"\s*[a-z]+:|//", link) and not link.startswith("data:image/svg")] == []
        assert "HYPERLINK" in "".join(reading.text) or page.name == "index.html"


def test_names_of_pages_lead_nowhere_else(run):
    names = [path.relative_to(run[0]).as_posix() for path in (run[0] / "html").rglob("*")]
    assert [name for name in names if not re.fullmatch(r"[\w./-]+", name) or ".." in Path(name).parts] == []


def test_the_command_ends_well_where_everything_it_names_is_hostile(tmp_path, obeyed):
    """Notes, reasons of suppressions, lists of files and errors are printed too."""
    texts = tmp_path / "texts"
    texts.mkdir()
    reason = HOSTILE.replace("]]>", "").replace("-->", "")
    (texts / f"::error::{NAME}a.md").write_text(
        f"<!-- mtlint: ignore[TYP008] {reason} -->\nIt stops,, here.\n\nIt stops,, there.\n", encoding="utf-8"
    )
    (texts / f"::error::{NAME}b.txt").write_bytes("会议强调，要认真贯彻落实总书记的重要讲话精神。".encode("gb18030"))
    name = f"::error::{NAME}"
    for arguments in (
        ("check", "-v", "--ignore", "GRM", "texts"),
        ("check", "--show-files", "texts"),
        ("report", "-v", "--ignore", "GRM", "-o", f"{name}out", "texts"),
        ("check", "--ignore", "GRM", "--write-baseline", f"{name}baseline", "texts"),
        ("clean", "--cache-dir", f"{name}cache"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "mtlint", *arguments, "--no-config"],
            cwd=tmp_path,
            capture_output=True,
            timeout=120,
            check=False,
        )
        printed = (done.stdout + done.stderr).decode()
        assert "Traceback" not in printed
        assert obeyed(printed) == [], arguments
