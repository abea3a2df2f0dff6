"""The JSON report against its schema, its golden file and the numbers in it."""

import io
import json
from pathlib import Path

import jsonschema
import pytest

import mtlint.reporters
from mtlint.model import Related, Span
from mtlint.reporters import STREAM_REPORTERS, Style

SCHEMA = json.loads((Path(mtlint.reporters.__file__).parent / "report.schema.json").read_text("utf-8"))


def render(report):
    stream = io.StringIO()
    STREAM_REPORTERS["json"].write(report, stream, Style())
    return stream.getvalue()


def test_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("which", ["example", "nasty"])
def test_golden(factory, golden, which):
    text = render(getattr(factory, which)())
    jsonschema.validate(json.loads(text), SCHEMA)
    golden(f"{which}.json", text)


def test_empty_report(factory):
    text = render(factory.report())
    value = json.loads(text)
    jsonschema.validate(value, SCHEMA)
    assert text.endswith("}\n")
    assert (value["diagnostics"], value["failures"], value["summary"]["files"]) == ([], [], 0)


def test_layout_is_that_of_the_library(factory):
    text = render(factory.example())
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"


def test_hidden_characters_survive_and_are_never_raw(factory):
    text = render(factory.nasty())
    text.encode()
    assert not set(text) & set("\x07\x1b\u202e\u202c\u200b\u2028\ud83d")
    texts = [item["text"] for item in json.loads(text)["diagnostics"]]
    assert {"\x07", "\u202eoverride\u202c", "\ud83d", "\u200b"} <= set(texts)


def test_positions(factory):
    maker = factory.page(0)
    sentence = "Second, the investigation of cases must be thorough."
    span = maker.span(sentence, 2)
    maker.add("DUP001", span, "again", related=(Related(maker.span(sentence), "first occurrence"),))
    [item] = json.loads(render(factory.report(maker)))["diagnostics"]
    text = maker.document.text
    assert text[item["start"]["offset"] : item["end"]["offset"]] == item["text"] == sentence
    line = text.split("\n")[item["start"]["line"] - 1]
    assert line[item["start"]["column"] - 1 : item["end"]["column"] - 1] == sentence
    segment = maker.document.segment_at(span.start).text
    assert segment[item["start"]["segment_offset"] : item["end"]["segment_offset"]] == sentence
    [related] = item["related"]
    assert related["end"]["offset"] < item["start"]["offset"]
    assert related["path"] == item["path"]


def test_end_of_a_segment_belongs_to_it(factory):
    maker = factory.Maker(factory.document("a.txt", "One.\nTwo.\n"))
    maker.add("DUP001", "One.", "whole segment")
    [item] = json.loads(render(factory.report(maker)))["diagnostics"]
    assert (item["start"]["segment_offset"], item["end"]["segment_offset"]) == (0, 4)


def test_related_place_elsewhere(factory):
    other, maker = factory.page(0), factory.page(3)
    spans = (Related(other.span("two pre-zones"), "known", other.document.path), Related(Span(4, 9), "unknown", "gone.txt"))
    maker.add("CON101", "two first districts", "names", related=spans)
    [item] = json.loads(render(factory.report(other, maker)))["diagnostics"]
    known, unknown = item["related"]
    assert (known["path"], known["start"]["line"]) == (other.document.path, 17)
    assert unknown["start"] == {"line": None, "column": None, "offset": 4, "segment_offset": None}
