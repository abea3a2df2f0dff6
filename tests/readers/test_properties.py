import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.misc.quote import propertiesdecode

from mtlint.model import Span
from mtlint.readers import ReaderError, open_file, read

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


def rows(text, encoding="utf-8"):
    return read(text if isinstance(text, bytes) else text.encode(encoding), "x.properties", "en-US").segments


def said(text):
    return [(row.id, row.text) for row in rows(text)]


def written(text):
    """As java.util.Properties stores it: a leading blank and all that is not ASCII escaped."""
    units = text.encode("utf-16-be").hex()
    return "".join(
        f"\\u{units[at : at + 4]}"
        if not 32 < int(units[at : at + 4], 16) < 127
        else f"\\{chr(int(units[at : at + 4], 16))}"
        if chr(int(units[at : at + 4], 16)) in "\\:=#!"
        else chr(int(units[at : at + 4], 16))
        for at in range(0, len(units), 4)
    )


@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["=", ":", " ", " = "]))
def test_what_java_writes_is_read(values, end, separator):
    text = end.join(f"k{number}{separator}{written(value)}" for number, value in enumerate(values))
    document = read(text.encode("ascii"), "x.properties", "en-US")
    assert [row.text for row in document.segments] == values
    for row in document.segments:
        for at in range(len(row.text)):
            place = row.span(at, at + 1)
            raw = document.text[place.start : place.end]
            code_units = bytes.fromhex(raw.replace("\\u", "")) if raw.startswith("\\u") else b""
            assert (code_units.decode("utf-16-be") or propertiesdecode(raw)) == row.text[at]
            assert row.offsets.decoded(place.start) == at


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("a = b\na: c\na d\na\n", [("a", "b"), ("a", "c"), ("a", "d"), ("a", "")], id="separators"),
        pytest.param("  a b\\\n    c \\\r\n\td\n", [("a", "bc d")], id="lines that go on"),
        pytest.param("a\\ b\\:\\=c = d", [("a b:=c", "d")], id="escapes in a key"),
        pytest.param("# a=b\n! c=d\n  # e\\\nf=g", [("f", "g")], id="comments do not go on"),
        pytest.param("\\\n  # a=b\na\\\n  b=c", [("ab", "c")], id="lines that go on before and in a key"),
        pytest.param("a=\\u00fc\\ud83d\\ude00\\t\\q\\", [("a", "ü😀\tq")], id="escapes"),
        pytest.param("a== b", [("a", "= b")], id="only one separator"),
        pytest.param("a = b  \n", [("a", "b  ")], id="blanks at the end stay"),
        pytest.param("a=don't {0} can''t\nb=don''t", [("a", "don't {0} can't"), ("b", "don''t")], id="apostrophes of messages"),
    ],
)
def test_as_java_reads(text, found):
    assert said(text) == found


def test_lone_halves_of_characters_are_replaced():
    assert said("a=\\ud800x") == [("a", "\ufffdx")]


def test_an_empty_value_has_a_place():
    (row,) = rows("a = \n")
    assert row.span() == Span(4, 4)


def test_latin_1_where_it_is_not_utf_8():
    content = "a=für\n".encode("iso-8859-1")
    text, carrier = open_file("x.properties", content)
    assert [row.text for row in rows(content)] == ["für"]
    assert carrier.encode(text) == content


def test_placeholders_are_protected():
    (row,) = rows("a={0} of {1,number,integer} in <b>{name}</b>")
    protected = [row.text[span.start : span.end] for span in row.protected]
    assert protected == ["{0}", "{1,number,integer}", "<b>", "{name}", "</b>"]


@pytest.mark.parametrize("sign", ["#", "!"])
def test_a_comment_is_about_the_key_below_it(sign):
    text = f"a=b\n{sign} mtlint: ignore[TYP001] as designed\nc=d\\\n  e\nf=g\n"
    (suppression,) = read(text.encode(), "x.properties", "en-US").suppressions
    assert suppression.covers == Span(text.index(sign), text.index("\nf=g"))


def test_an_escape_that_java_refuses_is_named():
    with pytest.raises(ReaderError, match=r"line 2, column 5: no four hexadecimal digits"):
        rows("a=b\nc=x \\u12\n")


def test_binary_is_refused():
    with pytest.raises(ReaderError, match="binary"):
        rows(b"a=\xff\x00b")
