"""A Word document on the command line: found, reported, fixed, compared."""

import json
import os
import subprocess
import sys
from io import BytesIO

import docx
import pytest
from tests.readers.word import document, paragraph, text

BODY = (
    paragraph("The harbour of the town was rebuilt, and ships of every size have called there since."),
    paragraph("The council , it is said, met on Tuesday. ", text("The council , it is said, met on Tuesday.", "<w:b/>")),
    paragraph("Its warehouses hold timber, grain and wool, which leave for the islands in the north."),
)
CONTENT = document("".join(BODY))
RULES = ["--no-config", "--no-cache", "--select", "TYP003,DUP001"]


def mtlint(folder, command, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "mtlint", command, *RULES, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        env={name: value for name, value in os.environ.items() if name != "FORCE_COLOR"},
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.docx").write_bytes(CONTENT)
    return tmp_path


def test_a_line_is_a_paragraph(folder):
    done = mtlint(folder, "check", "-f", "concise")
    assert [line.split(" ")[:2] for line in done.stdout.splitlines()[:3]] == [
        ["a.docx:2:12:", "TYP003"],
        ["a.docx:2:43:", "DUP001"],
        ["a.docx:2:54:", "TYP003"],
    ]
    assert done.returncode == 1


def test_sarif_names_the_paragraph_and_holds_no_edits(folder):
    (run,) = json.loads(mtlint(folder, "check", "-f", "sarif").stdout)["runs"]
    assert [result["locations"][0]["logicalLocations"] for result in run["results"]] == [
        [{"name": "paragraph 2", "kind": "paragraph"}]
    ] * 3
    assert not any("fixes" in result for result in run["results"])
    assert "suggestions" not in mtlint(folder, "check", "-f", "rdjson").stdout


def test_the_report_shows_the_paragraph(folder):
    mtlint(folder, "report", "-o", "reports")
    pages = "".join(page.read_text(encoding="utf-8") for page in (folder / "reports").rglob("*.html"))
    assert "sentence repeats the one before it" in pages
    assert "it is said, met on Tuesday." in pages


def test_fixes_are_written_into_the_document(folder):
    done = mtlint(folder, "check", "--fix")
    assert done.returncode == 0, done.stdout + done.stderr
    after = docx.Document(BytesIO((folder / "a.docx").read_bytes()))
    assert [one.text.rstrip() for one in after.paragraphs][1] == "The council, it is said, met on Tuesday."
    assert [path.name for path in folder.iterdir()] == ["a.docx"]


def test_the_difference_is_one_of_texts(folder):
    done = mtlint(folder, "check", "--diff")
    assert "-The council , it is said, met on Tuesday. The council , it is said, met on Tuesday." in done.stdout
    assert "which no tool can apply" in done.stderr
    assert (folder / "a.docx").read_bytes() == CONTENT


def test_a_document_that_cannot_be_read_is_no_clean_one(folder):
    (folder / "a.docx").write_bytes(CONTENT[:-40])
    done = mtlint(folder, "check")
    assert done.returncode == 2
    assert "not a whole zip archive" in done.stdout + done.stderr


def test_all_paragraphs_of_a_changed_document_are_new(repository):
    repository.commit({"a.docx": CONTENT, "b.docx": CONTENT})
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.commit({"a.docx": document("".join((*BODY, paragraph("One more.")))), "c.docx": CONTENT})
    done = mtlint(repository.folder, "check", "--since", "main", "-f", "concise")
    assert [line.split(":")[:2] for line in done.stdout.splitlines() if ".docx:" in line] == [["a.docx", "2"]] * 3 + [
        ["c.docx", "2"]
    ] * 3
