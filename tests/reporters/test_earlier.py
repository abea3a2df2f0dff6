"""A report against an earlier one: what is new, what is gone, and of what neither can be said."""

import io
import json
import re
from dataclasses import replace
from html import unescape

import pytest

from mtlint.model import Checked, Failure, MtlintError, Unreported
from mtlint.reporters import FOLDER_REPORTERS, STREAM_REPORTERS, Style, read_earlier
from mtlint.reporters.earlier import NOT_CHECKED, NOT_IN_RUN, RULE_NOT_RUN

REPORTER = FOLDER_REPORTERS["html"]


@pytest.fixture
def earlier(factory, tmp_path):
    """The JSON report over the example pages."""
    stream = io.StringIO()
    STREAM_REPORTERS["json"].write(factory.example(), stream, Style())
    file = tmp_path / "old.json"
    file.write_text(stream.getvalue(), "utf-8")
    return file


def write(report, folder, file):
    """The report against a file, as its folder."""
    failures = {failure.path: (failure,) for failure in report.failures}
    with REPORTER.open(folder, read_earlier(file)) as writing:
        writing.begin(report.tool, report.rules)
        for checked in report.documents:
            writing.add(checked, failures.get(checked.document.path, ()))
        return writing.finish(report).parent


def figures(folder):
    text = (folder / "index.html").read_text("utf-8")
    part = text.partition('<section class="compared"')[2].partition("</section>")[0]
    return {name.lower(): int(count) for name, count in re.findall(r"<dt>(\w+)</dt><dd>(\d+)</dd>", part)}, unescape(part)


def test_nothing_changed(factory, tmp_path, earlier):
    folder = write(factory.example(), tmp_path / "out", earlier)
    assert figures(folder)[0] == {"new": 0, "gone": 0, "unchanged": 28}
    assert "What is gone" not in figures(folder)[1]
    assert not [page for page in folder.glob("documents/*.html") if 'class="new"' in page.read_text("utf-8")]


def test_new_and_gone_by_document(factory, tmp_path, earlier):
    first, *others = factory.example().documents
    was, *rest = first.diagnostics
    now = replace(was, fingerprint="0123456789abcdef", message="said for the first time")
    report = replace(factory.report(), documents=(Checked(first.document, (now, *rest)), *others))
    folder = write(report, tmp_path / "out", earlier)
    counts, part = figures(folder)
    assert counts == {"new": 1, "gone": 1, "unchanged": 27}
    assert was.message in part
    page = next(folder.glob("documents/*000*.html")).read_text("utf-8")
    assert "1 finding gone since the earlier report" in page
    assert re.findall(r'id="f-([0-9a-f]{16})"[^>]* data-new', page) == ["0123456789abcdef"]
    assert page.count('<span class="new">new</span>') == 1
    rows = (folder / "index.html").read_text("utf-8").partition('id="documents"')[2].split("<tr")
    row = next(row for row in rows if "000_" in row)
    assert re.findall(r"<td[^>]*>(.*?)</td>", row)[7:9] == ["1", "1"]


def test_what_was_not_looked_for_is_not_gone(factory, tmp_path, earlier):
    first, second, third, fourth, fifth = factory.example().documents
    kept_back = third.diagnostics[0]
    documents = (
        Checked(second.document, ()),
        Checked(third.document, third.diagnostics[1:], (Unreported(kept_back, "in the baseline"),)),
        Checked(fourth.document, tuple(item for item in fourth.diagnostics if item.code != "TRN004")),
        fifth,
    )
    failures = (Failure(second.document.path, "line 1: LanguageTool did not answer"),)
    rules = tuple(rule for rule in factory.RULES if rule.code != "TRN004")
    folder = write(replace(factory.report(), documents=documents, failures=failures, rules=rules), tmp_path / "out", earlier)
    counts, part = figures(folder)
    assert counts == {"new": 0, "gone": 0, "unchanged": len(third.diagnostics) - 1 + len(fourth.diagnostics) - 1}
    untold = dict(reversed(pair) for pair in re.findall(r"(\d+) findings? not compared: (.*?)\.</p>", part))
    assert untold == {
        NOT_CHECKED: str(len(second.diagnostics)),
        NOT_IN_RUN: str(len(first.diagnostics)),
        RULE_NOT_RUN: "1",
        "in the baseline": "1",
    }
    page = next(folder.glob("documents/*002*.html")).read_text("utf-8")
    assert "not compared: in the baseline" in page


def test_the_same_finding_twice_is_counted_twice(factory, tmp_path, earlier):
    checked = next(iter(factory.example().documents))
    twice = replace(factory.report(), documents=(Checked(checked.document, checked.diagnostics * 2),))
    counts, _ = figures(write(twice, tmp_path / "out", earlier))
    assert (counts["new"], counts["unchanged"]) == (len(checked.diagnostics), len(checked.diagnostics))


def test_hostile_text_of_an_old_report_is_shown(factory, tmp_path, earlier):
    raw = json.loads(earlier.read_text("utf-8"))
    raw["tool"]["version"] = "<script>alert(0)</script>"
    raw["diagnostics"][0] |= {"fingerprint": "x", "text": "<script>\x1b\u202e", "message": "</script><img src=x onerror=y>"}
    earlier.write_text(json.dumps(raw), "utf-8")
    folder = write(factory.example(), tmp_path / "out", earlier)
    for page in (folder / "index.html", next(folder.glob("documents/*000*.html"))):
        text = page.read_text("utf-8")
        assert "&lt;/script&gt;&lt;img src=x onerror=y&gt;" in text
        assert text.count("<script") == 1
        assert not {"\x1b", "\u202e"} & set(text)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param("", "is not JSON", id="empty"),
        pytest.param('{"version": 1, "tool": {"na', "is not JSON", id="cut off"),
        pytest.param("\udcff", "is not JSON", id="bytes"),
        pytest.param("[" * 100_000, "is not JSON", id="deep"),
        pytest.param("[]", "is not a report of mtlint", id="list"),
        pytest.param('{"tool": {"name": "other"}}', "is not a report of mtlint", id="another tool"),
        pytest.param('{"version": 2, "tool": {"name": "mtlint"}}', "is a report of version 2; this is version 1", id="version"),
        pytest.param(
            '{"version": 1, "tool": {"name": "mtlint", "version": "1", "languagetool": null}, "diagnostics": [{"code": "A"}]}',
            "or not all of one",
            id="no finding",
        ),
        pytest.param(
            '{"version": 1, "tool": {"name": "mtlint", "version": "1", "languagetool": null}, "diagnostics": [{"code": "A", '
            '"name": "a", "severity": "error", "path": 3, "start": {"line": 1, "offset": 0}, "text": "", "message": "", '
            '"fingerprint": "f"}]}',
            "or not all of one",
            id="path that is none",
        ),
    ],
)
def test_what_is_no_report_is_refused(tmp_path, content, complaint):
    file = tmp_path / "old.json"
    file.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(MtlintError, match=complaint) as caught:
        read_earlier(file)
    assert "old.json" in caught.value.message
    assert "mtlint check -f json" in caught.value.remedy


def test_no_such_file(tmp_path):
    with pytest.raises(MtlintError, match="cannot be read"):
        read_earlier(tmp_path / "none.json")
