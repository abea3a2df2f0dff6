"""All formats of one run, written by the real command over real files."""

import csv
import json
import os
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from mtlint.reporters import FOLDER_REPORTERS, STREAM_REPORTERS

SENTENCE = "The shop near the station is open today. "
FORMATS = sorted(STREAM_REPORTERS)


def mtlint(folder, *arguments, **environment):
    done = subprocess.run(
        [sys.executable, "-m", "mtlint", "check", "--no-config", "--select", "DUP001", *arguments],
        cwd=folder,
        capture_output=True,
        timeout=120,
        check=False,
        env={name: value for name, value in os.environ.items() if name != "GITHUB_STEP_SUMMARY"} | environment,
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "twice.txt").write_text(SENTENCE * 2, encoding="utf-8")
    (folder / "clean.txt").write_text(SENTENCE, encoding="utf-8")
    (folder / "binary.txt").write_bytes(b"\0\1\2" * 100)
    return tmp_path


def outputs(*names):
    return [part for name in names for part in ("--output", f"{name}=out/{name}")]


def test_every_format_at_once(texts):
    status, printed, errors = mtlint(texts, "-f", "concise", *outputs(*FORMATS, *FOLDER_REPORTERS), "texts")
    assert (status, errors) == (2, "")
    assert (texts / "out" / "concise").read_text(encoding="utf-8") == printed
    written = {name: (texts / "out" / name).read_text(encoding="utf-8") for name in FORMATS}
    for name, text in written.items():
        assert "twice.txt" in text, name
        assert "binary.txt" in text, name
    assert (texts / "out" / "html" / "index.html").exists()
    assert sorted(path.name for path in (texts / "out").iterdir()) == sorted([*FORMATS, *FOLDER_REPORTERS])
    # One run, so all say the same of it.
    [found] = json.loads(written["json"])["diagnostics"]
    assert [json.loads(line)["type"] for line in written["jsonl"].splitlines()].count("diagnostic") == 1
    [result] = json.loads(written["sarif"])["runs"][0]["results"]
    assert result["partialFingerprints"] == {"mtlint/v1": found["fingerprint"]}
    assert found["fingerprint"] in {issue["fingerprint"] for issue in json.loads(written["gitlab"])}
    assert len(json.loads(written["rdjson"])["diagnostics"]) == 2
    assert ElementTree.fromstring(written["junit"]).get("failures") == "1"
    assert len(ElementTree.fromstring(written["checkstyle"]).findall(".//error")) == 2
    rows = list(csv.DictReader(written["csv"].removeprefix("\ufeff").splitlines()))
    assert [row["fingerprint"] for row in rows] == [found["fingerprint"], ""]


def test_what_is_printed_goes_to_a_file_byte_by_byte(texts):
    assert mtlint(texts, "-f", "csv", "--output-file", "out.csv", "texts")[:2] == (2, "")
    assert mtlint(texts, "-f", "csv", "texts")[:2] == (2, (texts / "out.csv").read_bytes().decode("utf-8"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no text")
def test_a_file_name_that_is_not_utf_8(tmp_path):
    name = b"caf\xe9 \x1b[31m\n::error::x.txt"
    with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:  # noqa: PTH118, PTH123 - a name of bytes
        file.write((SENTENCE * 2).encode())
    status, _, errors = mtlint(tmp_path, *outputs(*FORMATS, *FOLDER_REPORTERS), ".")
    assert status == 1, errors
    written = {name: (tmp_path / "out" / name).read_text(encoding="utf-8") for name in FORMATS}
    uri = "caf%E9%20%1B%5B31m%0A%3A%3Aerror%3A%3Ax.txt"
    [result] = json.loads(written["sarif"])["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
    assert os.fsencode(json.loads(written["json"])["diagnostics"][0]["path"]) == name
    assert json.loads(written["gitlab"])[0]["location"]["path"] == "caf\\udce9 \\x1b[31m\\n::error::x.txt"
    assert [line for line in written["github"].splitlines() if line.startswith("::")] == written["github"].splitlines()[:1]


def test_the_summary_of_a_github_job(texts):
    status, printed, _ = mtlint(texts, "-f", "github", "texts/twice.txt", GITHUB_STEP_SUMMARY=str(texts / "summary.md"))
    assert status == 1
    assert printed.startswith("::error title=mtlint (DUP001),file=texts/twice.txt,line=1,col=42,endLine=1,endColumn=82::")
    assert "- error `texts/twice.txt:1:42`" in (texts / "summary.md").read_text(encoding="utf-8")


def test_statistics(texts):
    status, printed, _ = mtlint(texts, "--statistics", "texts/twice.txt")
    assert status == 1
    assert re.fullmatch(r"1  DUP001  \[.\] repeated-sentence", printed.splitlines()[0])
    status, printed, _ = mtlint(texts, "--statistics", "-f", "json", "texts")
    assert status == 2
    value = json.loads(printed)
    assert [(row["code"], row["name"], row["count"]) for row in value["statistics"]] == [("DUP001", "repeated-sentence", 1)]
    assert value["failures"][0]["path"] == "texts/binary.txt"


def test_statistics_are_of_some_formats_only(texts):
    status, printed, errors = mtlint(texts, "--statistics", "-f", "sarif", "texts")
    assert (status, printed) == (2, "")
    assert "--statistics is printed as text, concise, json, not as sarif" in errors


def test_statistics_on_the_terminal_and_findings_in_a_file(texts):
    status, printed, _ = mtlint(texts, "--statistics", "--output", "json=out.json", "texts/twice.txt")
    assert status == 1
    assert "repeated-sentence" in printed
    assert len(json.loads((texts / "out.json").read_text(encoding="utf-8"))["diagnostics"]) == 1
