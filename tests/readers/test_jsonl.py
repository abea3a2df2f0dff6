import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.model import Kind
from mtlint.readers import ReaderError, read


def segments(text):
    return read(text.encode("utf-8"), "x.jsonl", "en-US").segments


def test_rows():
    one, two = segments('{"source": "你好", "target": "Hello."}\n\n{"target": "Bye."}\n')
    assert (one.id, one.text, one.source, one.kind) == ("1", "Hello.", "你好", Kind.ROW)
    assert (two.id, two.text, two.source) == ("3", "Bye.", None)


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=4),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
)
def test_the_slice_of_the_file_decodes_to_the_text(targets, ascii_only, end):
    text = end.join(json.dumps({"source": "x", "n": 1, "target": target}, ensure_ascii=ascii_only) for target in targets)
    document = read(text.encode("utf-8"), "x.jsonl", "en-US")
    assert [segment.text for segment in document.segments] == targets
    for segment in document.segments:
        for start in range(len(segment.text)):
            span = segment.span(start, start + 1)
            assert json.loads(f'"{document.text[span.start : span.end]}"') == segment.text[start]
            assert segment.offsets.decoded(span.start) == start


def test_half_a_character_becomes_a_replacement_character():
    (segment,) = segments(r'{"target": "a\ud800b", "source": "\udc00c"}')
    assert (segment.text, segment.source) == ("a\ufffdb", "\ufffdc")
    assert segment.span(2, 3) == type(segment.span())(19, 20)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param('{"target": "a"}\n{"target": ', "line 2", id="cut off"),
        pytest.param("[1]", "line 1, column 1: not a JSON object", id="a list"),
        pytest.param('{"source": "a"}', 'no text under "target"', id="no target"),
        pytest.param('{"target": null}', 'no text under "target"', id="target is null"),
        pytest.param('{"target": "a", "source": 3}', '"source" is not a text', id="source is a number"),
        pytest.param('{"target": "a", "target": "b"}', "stands there twice", id="two targets"),
        pytest.param('{"target": "a"} x', "more after the object", id="more on the line"),
        pytest.param('{"target": "a", "x": ' + "[" * 100_000, "line 1", id="deep nesting"),
        pytest.param('{"target": "a", "x": ' + "9" * 5000 + "}", "line 1", id="an endless number"),
    ],
)
def test_a_bad_row_is_named(text, reason):
    with pytest.raises(ReaderError, match=reason):
        segments(text)


def test_an_empty_text_has_a_place():
    text = '{"target": "", "source": "a"}'
    (row,) = segments(text)
    assert text[: row.span().start] == '{"target": "'
    assert len(row.span()) == 0
