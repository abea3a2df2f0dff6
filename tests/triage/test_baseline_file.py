import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.model import Diagnostic, Key, MtlintError, Severity, Span, key_of
from mtlint.triage.baseline_file import Baseline, parse, read, render


def key(text):
    return key_of(Diagnostic("DUP001", "x", Severity.ERROR, "a.txt", Span(0, 1), text, "", "", "", ""))


def test_the_file():
    long = key("Long. " * 40)
    baseline = Baseline({"b.txt": {Key("TYP001", "“ a", ""): 1}, "a.txt": {long: 2, Key("CON001", "第一 one\u200b", ""): 1}})
    assert render(baseline) == (
        '{\n "tool": "mtlint",\n "version": 1,\n "findings": [\n'
        '  {"path": "a.txt", "code": "CON001", "text": "第一 one\\u200b", "count": 1},\n'
        f'  {{"path": "a.txt", "code": "DUP001", "text": "{long.text}", "sha256": "{long.digest}", "count": 2}},\n'
        '  {"path": "b.txt", "code": "TYP001", "text": "“ a", "count": 1}\n ]\n}\n'
    )
    assert long.text.startswith("long. long.")
    assert len(long.text) <= 81


def test_what_a_reader_would_call_equal_has_one_key():
    assert key("“The  Shop”") == key('"the shop"')
    assert key("a" * 200) != key("a" * 199 + "b"), "the digest is of all the text"


TEXTS = st.text(st.characters(), max_size=150)


@given(
    st.dictionaries(
        TEXTS | st.just("caf\udce9.txt"), st.dictionaries(TEXTS.map(key), st.integers(1, 9), min_size=1), max_size=4
    )
)
def test_what_is_written_is_read(files):
    text = render(Baseline(files))
    text.encode("utf-8")
    assert parse(text, "b.json") == Baseline(files)
    assert render(parse(text, "b.json")) == text


def test_an_empty_one_is_valid():
    assert json.loads(render(Baseline({})))["findings"] == []
    assert parse(render(Baseline({})), "b.json") == Baseline({})


ENTRY = '{"path": "a", "code": "DUP001", "text": "x", "count": 1}'


def file(findings, head='"tool": "mtlint", "version": 1'):
    return f'{{{head}, "findings": {findings}}}'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("", "b.json: damaged", id="empty"),
        pytest.param(file(f"[{ENTRY}")[:-2], "b.json: damaged: .*line 1", id="cut off"),
        pytest.param("[" * 100000, "b.json: damaged", id="nested without end"),
        pytest.param("[]", "not a baseline of mtlint", id="no object"),
        pytest.param('{"version": 1, "results": []}', "not a baseline of mtlint", id="of another tool"),
        pytest.param(file("[]", '"tool": "mtlint", "version": 2'), "written by a newer mtlint", id="newer"),
        pytest.param(file("[]", '"tool": "mtlint", "version": true'), "not a baseline", id="a version that is no number"),
        pytest.param(file("{}"), "no list of findings", id="no list"),
        pytest.param(file('[{"path": "a"}]'), "entry 1 is not as mtlint writes it", id="half an entry"),
        pytest.param(file(f"[{ENTRY.replace('1}', '0}')}]"), "entry 1", id="none of it"),
        pytest.param(file(f"[{ENTRY.replace('1}', 'true}')}]"), "entry 1", id="no number"),
        pytest.param(file(f"[{ENTRY.replace('count', 'size')}]"), "entry 1", id="another key"),
        pytest.param(file(f"[{ENTRY}, {ENTRY}]"), "entry 2 stands there twice", id="twice"),
    ],
)
def test_anything_else_is_refused(content, reason):
    with pytest.raises(MtlintError, match=reason) as error:
        parse(content, "b.json")
    assert error.value.remedy


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(MtlintError, match="no such baseline"):
        read(tmp_path / "none.json", "none.json")
    with pytest.raises(MtlintError, match="cannot be read"):
        read(tmp_path, "folder")
    (tmp_path / "latin.json").write_bytes(b'{"\xe9": 1}')
    with pytest.raises(MtlintError, match="not UTF-8 at byte 2"):
        read(tmp_path / "latin.json", "latin.json")
