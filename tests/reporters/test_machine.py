"""Golden files of the machine formats, what their schemas and real readers say, and the text they point into."""

import csv
import io
import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import junitparser
import pytest
import xmlschema
from markdown_it import MarkdownIt

import mtlint.reporters
from mtlint.model import Edit, Failure, Fix, MtlintError, Related, Span
from mtlint.reporters import FOLDER_REPORTERS, STATISTICS_REPORTERS, STREAM_REPORTERS, Style

SCHEMAS = Path(__file__).parent / "schemas"
REPORT_SCHEMA = json.loads((Path(mtlint.reporters.__file__).parent / "report.schema.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def no_job_summary(monkeypatch):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def render(report, name, reporters=STREAM_REPORTERS):
    stream = io.StringIO()
    reporters[name].write(report, stream, Style())
    return stream.getvalue()


def schema(name):
    return json.loads((SCHEMAS / name).read_text("utf-8"))


def read_json(text, name):
    value = json.loads(text)
    jsonschema.validate(value, schema(name))
    return value


def read_jsonl(text):
    rows = [json.loads(line) for line in text.split("\n")[:-1]]
    for row in rows:
        if row["type"] != "summary":
            jsonschema.validate(without_type(row), of_report(row["type"]))
    return rows


def without_type(row):
    return {name: value for name, value in row.items() if name != "type"}


def of_report(kind):
    """The part of the JSON report's schema that a line answers to."""
    inside = REPORT_SCHEMA["properties"][f"{kind}s"]["items"]
    return {**inside, "$defs": REPORT_SCHEMA["$defs"]}


def read_junit(text):
    xmlschema.XMLSchema10(SCHEMAS / "junit-10.xsd").validate(text)
    return junitparser.JUnitXml.fromstring(text.encode())


READERS = {
    "jsonl": read_jsonl,
    "rdjson": lambda text: read_json(text, "rdjson.json"),
    "gitlab": lambda text: read_json(text, "gitlab.json"),
    "junit": read_junit,
    "checkstyle": lambda text: ElementTree.fromstring(text.encode()),
    "csv": lambda text: list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)),
    "md": MarkdownIt("commonmark").enable("table").parse,
}


@pytest.mark.parametrize("name", sorted({*READERS, "github"}))
@pytest.mark.parametrize("which", ["example", "nasty"])
def test_golden(factory, golden, name, which):
    text = render(getattr(factory, which)(), name)
    READERS.get(name, str)(text)
    golden(f"{which}.{name}", text)


@pytest.mark.parametrize("name", sorted(READERS))
def test_empty_report(factory, name):
    READERS[name](render(factory.report(), name))


def test_every_format_has_a_test():
    assert set(STREAM_REPORTERS) == {*READERS, "github", "sarif", "json", "text", "concise"}


def test_every_format_is_documented():
    page = (Path(__file__).parents[2] / "docs" / "outputs.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == {*STREAM_REPORTERS, *FOLDER_REPORTERS}


# --- JSON lines


def test_jsonl_holds_what_the_json_report_holds(factory):
    whole = json.loads(render(factory.example(), "json"))
    rows = read_jsonl(render(factory.example(), "jsonl"))
    for kind in ("diagnostic", "document", "failure"):
        assert [without_type(row) for row in rows if row["type"] == kind] == whole[f"{kind}s"]
    assert rows[-1] == {
        "type": "summary",
        "version": whole["version"],
        "tool": whole["tool"],
        **whole["summary"],
        "failures": len(whole["failures"]),
    }


# --- rdjson


def bytes_at(text, place):
    """Offset in the bytes of the file of a line and a byte column."""
    lines = text.encode().split(b"\n")
    return sum(len(line) + 1 for line in lines[: place["line"] - 1]) + place["column"] - 1


def test_rdjson_columns_are_bytes(factory):
    report = factory.example()
    texts = {checked.document.path: checked.document.text for checked in report.documents}
    found = [item for checked in report.documents for item in checked.diagnostics]
    for item, told in zip(found, READERS["rdjson"](render(report, "rdjson"))["diagnostics"], strict=True):
        text, place = texts[told["location"]["path"]], told["location"]["range"]
        marked = text.encode()[bytes_at(text, place["start"]) : bytes_at(text, place["end"])]
        assert marked.decode() == item.text


def test_rdjson_suggests_all_edits_of_a_fix_at_once(factory):
    maker = factory.Maker(factory.document("a.txt", "漢 “ one ” two\nthree.\n"))
    edits = (Edit(Span(3, 4), ""), Edit(Span(7, 8), ""))
    maker.add("TYP001", "one", "spaces", fix=Fix.safe("Remove them", *edits))
    [told] = READERS["rdjson"](render(factory.report(maker), "rdjson"))["diagnostics"]
    [suggestion] = told["suggestions"]
    text = maker.document.text
    start, end = (bytes_at(text, suggestion["range"][name]) for name in ("start", "end"))
    content = text.encode()
    assert (content[:start] + suggestion["text"].encode() + content[end:]).decode() == "漢 “one” two\nthree.\n"


def test_rdjson_failure_is_an_error_of_the_file(factory):
    value = READERS["rdjson"](render(factory.report(failures=(Failure("a.po", "line 12: no msgid"),)), "rdjson"))
    message = "could not be checked: line 12: no msgid"
    assert value["diagnostics"] == [{"message": message, "location": {"path": "a.po"}, "severity": "ERROR"}]


# --- GitLab


def test_gitlab_fingerprints_are_unique_even_where_findings_have_the_same(factory):
    maker = factory.page(0)
    maker.add("TYP001", "the", "space")
    maker.diagnostics *= 3
    issues = READERS["gitlab"](render(factory.report(maker), "gitlab"))
    assert issues[0]["fingerprint"] == maker.diagnostics[0].fingerprint
    assert len({issue["fingerprint"] for issue in issues}) == 3


def test_gitlab_says_severity_place_and_failure(factory):
    maker = factory.Maker(factory.document("a.txt", "one\ntwo\nthree\n"))
    maker.add("DUP001", Span(4, 8), "again", related=(Related(Span(0, 3), "first"), Related(Span(8, 9), "also")))
    failure, issue = READERS["gitlab"](render(factory.report(maker, failures=(Failure("b.txt", "binary"),)), "gitlab"))
    assert (failure["severity"], failure["description"]) == ("blocker", "could not be checked: binary")
    assert (issue["severity"], issue["check_name"]) == ("critical", "DUP001")
    assert issue["location"] == {"path": "a.txt", "lines": {"begin": 2, "end": 2}}
    assert issue["description"] == "again (first at 1:1, and 1 more place)"


# --- JUnit and Checkstyle


def test_junit_is_read_as_it_is_meant(factory):
    report = factory.example()
    suites = list(read_junit(render(report, "junit")))
    checked = list(report.documents)
    assert [suite.name for suite in suites] == [one.document.path for one in checked]
    assert [suite.failures for suite in suites] == [len(one.diagnostics) for one in checked]
    last = list(suites[-1])
    assert [(case.name, case.is_passed) for case in last] == [("no findings", True)]
    cases = [case for suite in suites for case in suite]
    assert len({(case.classname, case.name) for case in cases}) == len(cases)
    [failure] = next(iter(suites[0])).result
    assert (failure.message, failure.type) == ("line says the same thing twice", "warning DUP006")


def test_junit_counts_what_failed_as_errors(factory):
    read = read_junit(render(factory.report(factory.page(4), failures=(Failure("a.po", "line 12: no msgid"),)), "junit"))
    assert (read.tests, read.failures, read.errors) == (2, 0, 1)
    [case] = list(read)[1]
    assert case.result[0].message == "could not be checked: line 12: no msgid"


def test_checkstyle_names_only_files_with_something_to_say(factory):
    root = READERS["checkstyle"](render(factory.example(), "checkstyle"))
    named = [checked.document.path for checked in factory.example().documents if checked.diagnostics]
    assert [file.get("name") for file in root] == named
    error = root[0][0]
    assert error.attrib == {
        "line": "1",
        "column": "1",
        "severity": "warning",
        "message": "line says the same thing twice",
        "source": "mtlint.DUP006",
    }


# --- CSV


def test_csv_rows(factory):
    rows = READERS["csv"](render(factory.nasty(), "csv"))
    found = [item for checked in factory.nasty().documents for item in checked.diagnostics]
    assert [row["fingerprint"] for row in rows] == [item.fingerprint for item in found] + [""]
    assert (rows[-1]["severity"], rows[-1]["message"]) == ("failure", "could not be checked: line 12: broken\\n\\x1b[0m")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", " =1", "\n=1", "\xa0=1", "\uff1d1", "\uff201"])
def test_csv_cells_are_no_formulas(factory, start):
    maker = factory.Maker(factory.document("a.txt", f"{start} and more"))
    maker.add("RES002", start, f"{start} left in")
    [row] = READERS["csv"](render(factory.report(maker), "csv"))
    assert row["text"].startswith("'")
    assert row["message"].startswith("'")


def test_csv_starts_with_the_mark_that_spreadsheets_ask_for(factory):
    assert render(factory.report(), "csv").encode().startswith(b"\xef\xbb\xbf")


# --- Markdown


def test_markdown_lists_the_worst_first(factory):
    text = render(factory.example(), "md")
    findings = [line.split()[1] for line in text.split("### Findings")[1].splitlines() if line.startswith("- ")]
    order = {"error": 0, "warning": 1, "note": 2}
    assert len(findings) == factory.example().summary().findings
    assert findings == sorted(findings, key=order.__getitem__)
    assert "| duplication | 1 | 3 | 0 | 4 |" in text
    assert "tests/corpus/pages/004" not in text


def big(factory):
    maker = factory.Maker(factory.document("漢.txt", "漢字 " * 2000))
    for at in range(0, 6000, 3):
        maker.add("RES001", Span(at, at + 2), "characters of the source's script: 漢字漢字漢字")
    return factory.report(maker)


def test_markdown_keeps_within_the_size_of_a_comment(factory):
    text = render(big(factory), "md")
    assert 60_000 < len(text.encode()) <= 65_536
    listed = text.count("\n- error ")
    assert text.endswith(f"\nMore does not fit here; {2000 - listed:,} findings are not listed.\n")


def test_markdown_of_many_failures_keeps_within_the_size_of_a_comment(factory):
    failures = tuple(Failure("漢" * 5000, "字" * 5000) for _ in range(200))
    text = render(factory.report(failures=failures), "md")
    assert len(text.encode()) <= 65_536
    assert "No findings in 0 files, 0 words, but 200 failures: not everything was checked." in text


def test_markdown_of_a_clean_run(factory):
    assert render(factory.report(factory.page(4)), "md") == "## mtlint\n\nAll checks passed! 1 file, 619 words.\n\n"


# --- statistics


def test_statistics(factory, golden):
    golden("example.statistics.txt", render(factory.example(), "text", STATISTICS_REPORTERS))


def test_statistics_as_json(factory):
    value = json.loads(render(factory.example(), "json", STATISTICS_REPORTERS))
    counts = value["statistics"]
    assert {row["code"]: row["count"] for row in counts} == value["summary"]["by_code"]
    assert counts == sorted(counts, key=lambda row: (-row["count"], row["code"]))
    [row] = [row for row in counts if row["code"] == "TYP001"]
    assert row == {"code": "TYP001", "name": "quote-spacing", "count": 3, "fixable": 2}


@pytest.mark.parametrize("name", ["text", "json"])
def test_statistics_tell_what_failed(factory, name):
    report = factory.report(factory.page(4), failures=(Failure("a.po", "line 12: no msgid"),))
    text = render(report, name, STATISTICS_REPORTERS)
    assert "line 12: no msgid" in text
    assert "passed" not in text


# --- GitHub


def obey(line):
    """What the runner of GitHub Actions makes of a line: a command with its properties and message, or None."""
    text = line.lstrip()
    if text.startswith("::") and (end := text.find("::", 2)) >= 0:
        name, _, properties = text[2:end].partition(" ")
        pairs = [part.split("=", 1) for part in properties.split(",") if part]
        return name, {key: decoded(value, ":,") for key, value in pairs}, decoded(text[end + 2 :])
    if (start := line.find("##[")) >= 0 and "]" in line[start:]:
        return "old", line[start:], ""
    return None


def decoded(text, also=""):
    for character in f"\r\n{also}%":
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def test_github_annotations(factory):
    report = factory.example()
    commands = [obey(line) for line in render(report, "github").splitlines()]
    assert [command[0] for command in commands[:4]] == ["error"] * 4
    assert [command[0] for command in commands[4:14]] == ["warning"] * 10
    _, properties, message = commands[0]
    assert properties == {
        "title": "mtlint (DUP001)",
        "file": "tests/corpus/pages/000_987edbb56fb98b17.txt",
        "line": "13",
        "col": "779",
        "endLine": "13",
        "endColumn": "831",
    }
    assert message.endswith(":13:779: DUP001 sentence repeats the one before it (first occurrence at 13:726)")


def test_github_shows_ten_of_a_kind_and_logs_the_rest(factory):
    maker = factory.page(0)
    for code, number in (("CON001", 3), ("TYP006", 12), ("DUP001", 15)):
        for nth in range(1, number + 1):
            maker.add(code, "the", f"said {nth}", nth=nth)
    lines = render(factory.report(maker, failures=(Failure("a.po", "broken"),)), "github").splitlines()
    commands = [command[0] for command in map(obey, lines) if command]
    assert commands == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 3
    assert obey(lines[0])[2] == "a.po: could not be checked: broken"
    assert sum(line.startswith("error: ") for line in lines) == 15 + 1 - 10
    assert sum(line.startswith("warning: ") for line in lines) == 2
    assert lines[-1].startswith("mtlint: Found 30 findings")


def test_github_columns_only_of_one_line(factory):
    maker = factory.Maker(factory.document("a.txt", "one\ntwo\n"))
    maker.add("DUP001", Span(1, 6), "two lines")
    [command, *_] = map(obey, render(factory.report(maker), "github").splitlines())
    assert command[1] == {"title": "mtlint (DUP001)", "file": "a.txt", "line": "1", "endLine": "2"}


def test_github_appends_to_the_summary_of_the_job(factory, tmp_path, monkeypatch):
    place = tmp_path / "summary.md"
    place.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", os.fspath(place))
    render(factory.example(), "github")
    text = place.read_text(encoding="utf-8")
    assert text.startswith("before\n## mtlint\n")
    assert text.count("\n- ") == factory.example().summary().findings


def test_github_summary_keeps_within_its_size(factory, tmp_path, monkeypatch):
    place = tmp_path / "summary.md"
    place.write_bytes(b"x" * (1024 * 1024 - 30_000))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", os.fspath(place))
    render(big(factory), "github")
    assert 1024 * 1024 - 5_000 < place.stat().st_size <= 1024 * 1024
    assert place.read_text(encoding="utf-8").endswith("findings are not listed.\n")
    render(big(factory), "github")
    assert place.stat().st_size <= 1024 * 1024


def test_github_summary_that_cannot_be_written(factory, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", os.fspath(tmp_path))
    with pytest.raises(MtlintError, match="GITHUB_STEP_SUMMARY names, cannot be written"):
        render(factory.example(), "github")
