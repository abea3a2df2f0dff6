"""Text that tries to be obeyed, in every place that a format prints, read back with a real parser of the format."""

import csv
import io
import json
import re
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mtlint.model import Applicability, Diagnostic, Edit, Failure, Fix, Related, Severity, Span
from mtlint.reporters import STATISTICS_REPORTERS, STREAM_REPORTERS, Style
from mtlint.reporters.markdown import code_span
from mtlint.reporters.visible import HIDDEN, visible
from mtlint.reporters.xml import allowed

HOSTILE = {
    "workflow command": "\n::error file=x::spoofed",
    "old workflow command": "##[add-mask]a ##[error]b",
    "percent": "100%0A%25%3A::",
    "carriage return": "a\r::stop-commands::b\r\n",
    "script": "</script><script>alert(1)</script>",
    "cdata": "]]><![CDATA[<!--",
    "escape": "\x1b[31mred\x1b[2J\x07\x9b",
    "bidi": "\u202eback\u200f\u2066",
    "formula": '=HYPERLINK("http://x","y")',
    "half a character": "\ud83d and \udfff",
    "not UTF-8": "caf\udce9",
    "NUL and noncharacters": "\x00\ufffe\uffff",
    "markdown": "**b** [a](http://x) ![i](y) `code ``` | cell | @team #1 <img src=x> &amp;",
    "placeholders": "{0} {{1}} %s [a](1)",
    "quotes": "\"'; --",
    "JSON": '"}],"x":[{"a":"\\u0000',
}
CASES = [pytest.param(text, id=name) for name, text in HOSTILE.items()]


@pytest.fixture(autouse=True)
def no_job_summary(monkeypatch):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def hostile(factory, text):
    """A report in which every string that may come from outside holds the text."""
    body = f"before {text} after\n"
    document = factory.document(f"{text}.txt", body)
    span = Span(7, 7 + len(text))
    made = [
        Diagnostic(
            code=f"X1{text}",
            rule=f"name{text}",
            severity=severity,
            path=document.path,
            span=span,
            text=text,
            message=text,
            mqm="duplication",
            its="duplication",
            fingerprint="0123456789abcdef",
            related=(Related(Span(0, 6), text), Related(Span(0, 1), text, f"{text}/other.txt")),
            fix=Fix(text, (Edit(span, text),), Applicability.SAFE),
            source_rule=text,
        )
        for severity in Severity
    ]
    maker = factory.Maker(document, made)
    return factory.report(maker, failures=(Failure(f"{text}.po", text),))


def render(report, name, reporters=STREAM_REPORTERS):
    stream = io.StringIO()
    reporters[name].write(report, stream, Style())
    return stream.getvalue()


def strings(value):
    """Every string in a JSON value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        yield from strings([*value, *value.values()])


@pytest.mark.parametrize("text", CASES)
@pytest.mark.parametrize(
    ("name", "reporters"),
    [(name, STREAM_REPORTERS) for name in sorted(STREAM_REPORTERS)]
    + [(name, STATISTICS_REPORTERS) for name in sorted(STATISTICS_REPORTERS)],
)
def test_nothing_hidden_is_raw_and_everything_is_utf_8(factory, name, reporters, text):
    output = render(hostile(factory, text), name, reporters)
    output.encode()
    assert HIDDEN.findall(output.removeprefix("\ufeff" if name == "csv" else "").replace("\n", "")) == []


@pytest.mark.parametrize("text", CASES)
@pytest.mark.parametrize("name", ["sarif", "gitlab", "rdjson"])
def test_json_of_other_tools_reads_back_without_half_characters(factory, name, text):
    value = json.loads(render(hostile(factory, text), name))
    read = list(strings(value))
    assert not [string for string in read if re.search("[\ud800-\udfff]", string)]
    plain = visible(text).replace("{", "{{").replace("}", "}}").replace("](", "] (") if name == "sarif" else visible(text)
    assert sum(string.startswith(plain) for string in read) >= 3


@pytest.mark.parametrize("text", CASES)
def test_sarif_names_the_file_by_its_bytes(factory, text):
    [run] = json.loads(render(hostile(factory, text), "sarif"))["runs"]
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in run["results"]]
    try:
        name = f"{text}.txt".encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        name = f"{text}.txt".encode("utf-8", "surrogatepass")
    assert {unquote_to_bytes(place["uri"]) for place in places} == {name}
    assert all(re.fullmatch(r"[A-Za-z0-9._~/%-]+", place["uri"]) and place["uriBaseId"] == "%SRCROOT%" for place in places)


@pytest.mark.parametrize("text", CASES)
def test_sarif_messages_hold_no_link_but_ours(factory, text):
    [run] = json.loads(render(hostile(factory, text), "sarif"))["runs"]
    for result in run["results"]:
        assert re.findall(r"(?<!\\)\]\(([^)]*)\)", result["message"]["text"]) == ["1", "2"]
        assert re.findall(r"(?<!\{)(?:\{\{)*\{\d", result["message"]["text"].replace("{{", "")) == []


@pytest.mark.parametrize("text", CASES)
@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_our_json_reads_back_exactly(factory, name, text):
    output = render(hostile(factory, text), name)
    values = [json.loads(line) for line in output.split("\n")[:-1]] if name == "jsonl" else [json.loads(output)]
    found = values[:3] if name == "jsonl" else values[0]["diagnostics"]
    assert [(item["message"], item["text"], item["path"]) for item in found] == [(text, text, f"{text}.txt")] * 3


def commands(output):
    """Lines that the runner of GitHub Actions obeys: `::` where a line starts, else `##[` anywhere in it."""
    for line in re.split("\r\n|\r|\n", output):
        if line.lstrip().startswith("::") and "::" in line.lstrip()[2:]:
            yield line.lstrip()[2:].split("::", 1)
        elif re.search(r"##\[.*\]", line):
            yield ["old", line]


@pytest.mark.parametrize("text", CASES)
def test_github_obeys_only_our_commands(factory, text):
    found = list(commands(render(hostile(factory, text), "github")))
    assert [head.split(" ")[0] for head, _ in found] == ["error", "error", "warning", "notice"]
    for head, _ in found[1:]:
        names = [part.partition("=")[0] for part in head.partition(" ")[2].split(",")]
        assert names[:3] == ["title", "file", "line"]
        assert set(names) <= {"title", "file", "line", "col", "endLine", "endColumn"}


@pytest.mark.parametrize("text", CASES)
def test_github_log_lines_are_not_obeyed(factory, monkeypatch, text):
    monkeypatch.setattr("mtlint.reporters.github.SHOWN", 0)
    output = render(hostile(factory, text), "github")
    assert list(commands(output)) == []
    assert len(output.splitlines()) == 5


@pytest.mark.parametrize("text", CASES)
@pytest.mark.parametrize("name", ["text", "concise"])
def test_what_people_read_holds_no_commands(factory, name, text):
    assert list(commands(render(hostile(factory, text), name))) == []


@pytest.mark.parametrize("name", ["text", "concise"])
@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("path", ["::error::x", "::add-mask::a.txt", "##[add-mask]a.txt", "##vso[task.set variable=a]b"])
def test_a_name_is_no_command(factory, name, color, path):
    document = factory.document(path, "before\n")
    stream = io.StringIO()
    made = Diagnostic("X1", "x", Severity.INFO, path, Span(0, 6), "before", path, "a", "b", "0" * 16)
    STREAM_REPORTERS[name].write(factory.report(factory.Maker(document, [made])), stream, Style(color))
    assert list(commands(re.sub("\x1b\\[[0-9;]*m", "", stream.getvalue()))) == []
    assert "##vso[" not in stream.getvalue()


@pytest.mark.parametrize("text", CASES)
def test_github_summary_is_harmless(factory, monkeypatch, tmp_path, text):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    render(hostile(factory, text), "github")
    only_code(tmp_path.joinpath("summary.md").read_text(encoding="utf-8"), text)


@pytest.mark.parametrize("text", CASES)
def test_xml_reads_back(factory, text):
    report = hostile(factory, text)
    suites = ElementTree.fromstring(render(report, "junit").encode())
    assert [len(suite) for suite in suites] == [3, 1]
    assert suites[0].get("name") == allowed(f"{text}.txt")
    assert suites[0][0][0].text.endswith(allowed(text))
    files = ElementTree.fromstring(render(report, "checkstyle").encode())
    assert [(file.get("name"), len(file)) for file in files] == [(allowed(f"{text}.po"), 1), (allowed(f"{text}.txt"), 3)]
    assert files[1][0].get("message").startswith(allowed(text))
    assert files[1][0].get("source") == f"mtlint.X1{allowed(text)}"


@pytest.mark.parametrize("text", CASES)
def test_csv_reads_back_without_formulas(factory, text):
    output = render(hostile(factory, text), "csv").removeprefix("\ufeff")
    header, *rows = csv.reader(io.StringIO(output), strict=True)
    assert [len(row) for row in rows] == [len(header)] * 4
    assert {row[header.index("message")].removeprefix("'") for row in rows[:3]} == {visible(text)}
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(tuple("=+-@\uff1d\uff0b\uff0d\uff20"))]


def only_code(markdown, text):
    """Assert that the text stands in code spans alone, and that nothing but our own structure came of it."""
    inline = [token for token in MarkdownIt("commonmark").enable("table").parse(markdown) if token.type == "inline"]
    children = [child for token in inline for child in token.children]
    assert {child.type for child in children} <= {"text", "code_inline", "strong_open", "strong_close"}
    spans = [child.content for child in children if child.type == "code_inline"]
    assert sum(visible(text).strip() in span for span in spans) >= 3 + 3 + 2
    ours = " ".join(child.content for child in children if child.type == "text")
    assert visible(text).strip() not in ours


@pytest.mark.parametrize("text", CASES)
def test_markdown_obeys_nothing(factory, text):
    only_code(render(hostile(factory, text), "md"), text)


@given(st.text(max_size=80))
def test_any_text_stays_whole_in_a_code_span(text):
    [inline] = [token for token in MarkdownIt("commonmark").parse(f"- x {code_span(text)} y") if token.type == "inline"]
    assert [child.type for child in inline.children] == ["text", "code_inline", "text"]
    assert inline.children[1].content == (visible(text) or "-")


@given(st.text(max_size=80))
def test_any_text_is_allowed_in_xml(text):
    element = ElementTree.fromstring(f"<a>{allowed(text).translate({38: '&amp;', 60: '&lt;', 62: '&gt;'})}</a>")
    assert (element.text or "") == allowed(text)
