import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.readers import ReaderError, read

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    TEXTS | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b.c", "ü\n"]), inner, max_size=3),
    max_leaves=8,
)


def catalogue(text, path="x.json", **known):
    return read(text.encode("utf-8"), path, "en-US", **known)


def said(text, path="x.json"):
    return [(row.id, row.text) for row in catalogue(text, path).segments]


def walk(value, path=()):
    if isinstance(value, str):
        yield ".".join(path), value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from walk(inner, (*path, str(key)))


@given(VALUES, st.booleans(), st.sampled_from([None, 0, "\t"]))
def test_every_text_of_a_file_is_a_row(value, ascii_only, indent):
    document = catalogue(json.dumps(value, ensure_ascii=ascii_only, indent=indent))
    assert [(row.id, row.text) for row in document.segments] == list(walk(value))
    for row in document.segments:
        for at, character in enumerate(row.text):
            place = row.span(at, at + 1)
            assert json.loads(f'"{document.text[place.start : place.end]}"') == character
            assert row.offsets.decoded(place.start) == at


@given(st.text(st.sampled_from('[]{},:"\\ 1-.eEtruefalsn u0aé\n')))
def test_what_is_no_json_is_refused_and_nothing_else(text):
    try:
        json.loads(text)
        sound = True
    except ValueError:
        sound = False
    if sound:
        catalogue(text)
    else:
        with pytest.raises(ReaderError, match=r"line \d+, column \d+: not JSON"):
            catalogue(text)


def test_messages_of_a_browser_extension():
    hello = {"message": "Hallo $NAME$, $1", "description": "A greeting", "placeholders": {"name": {"content": "$1"}}}
    text = json.dumps({"hello": hello, "bye": {"message": ""}})
    rows = catalogue(text).segments
    assert [(row.id, row.text) for row in rows] == [("hello", "Hallo $NAME$, $1"), ("bye", "")]
    assert [rows[0].text[span.start : span.end] for span in rows[0].protected] == ["$NAME$", "$1"]


def test_a_key_called_message_makes_no_extension():
    assert said('{"error": {"message": "Kaputt", "title": "Fehler"}}') == [
        ("error.message", "Kaputt"),
        ("error.title", "Fehler"),
    ]


def test_placeholders_of_i18next_are_protected():
    (row,) = catalogue('{"a": "{{count}} Dateien, $t(more) <1>x</1> <b>y</b>"}').segments
    assert [row.text[span.start : span.end] for span in row.protected] == ["{{count}}", "$t(more)", "<b>", "</b>"]


def test_an_array_of_rows():
    text = '[{"source": "你好", "target": "Hello."}, {"target": "Bye.", "id": "x"}, {"target": "", "source": "空"}]'
    rows = catalogue(text).segments
    assert [(row.id, row.source, row.text) for row in rows] == [("0", "你好", "Hello."), ("1", None, "Bye."), ("2", "空", "")]
    assert text[rows[2].span().start - 1 :].startswith('"", ')


def test_a_row_without_a_target_is_named():
    with pytest.raises(ReaderError, match=r'line 2, column 13: no text under "target"'):
        catalogue('[{"source": "a", "target": "b"},\n{"source": "c", "target": null}]')


ARB = """{
  "@@locale": "de_AT",
  "@@author": "x",
  "files": "{count, plural, one{eine Datei} other{{count} Dateien von {who}}}",
  "@files": {"description": "How many", "placeholders": {"count": {"type": "int", "example": "1"}}}
}"""


def test_a_resource_bundle():
    document = catalogue(ARB, "app_de.arb", full=str)
    (row,) = document.segments
    assert (row.id, document.language) == ("files", "de-AT")
    protected = [row.text[span.start : span.end] for span in row.protected]
    assert protected == ["{count, plural, one{", "} other{", "{count}", "{who}", "}}"]


def test_a_schema_is_no_text():
    assert said('{"$schema": "https://example.org/x.json", "a": "b"}') == [("a", "b")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param('{"a": "b",\n "c": "d', "line 2, column 7: not JSON: Unterminated string", id="cut off"),
        pytest.param('{"a": "b"', "line 1, column 10: not JSON: expected ',' or '}'", id="not closed"),
        pytest.param("[" * 100_000, "line 1, column 501: not JSON: nested deeper than 500", id="deep nesting"),
        pytest.param('{"a":' * 100_000, "nested deeper than 500", id="deep objects"),
        pytest.param("", "line 1, column 1: not JSON: expected a value", id="empty"),
        pytest.param('{"a": 1} x', "line 1, column 9: not JSON: more after the end", id="more"),
        pytest.param('{"a": "\x01"}', "line 1, column 8: not JSON: Invalid control character", id="a control character"),
    ],
)
def test_errors_have_their_line(text, reason):
    with pytest.raises(ReaderError, match=reason):
        catalogue(text)


def test_endless_numbers_are_passed_over():
    assert said('{"a": ' + "9" * 5000 + ', "b": "c"}') == [("b", "c")]
