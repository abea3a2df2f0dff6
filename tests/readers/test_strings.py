import openstep_plist
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.model import Span
from mtlint.readers import ReaderError, open_file, read

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1)


def strings(text, encoding="utf-8"):
    return read(text.encode(encoding), "x.strings", "en-US")


def said(text):
    return [(row.id, row.text) for row in strings(text).segments]


@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.booleans())
def test_what_another_program_writes_is_read(values, encoding, ascii_only):
    lines = (f"/* {number} */\n{number} = {openstep_plist.dumps(value)};\n" for number, value in enumerate(values))
    text = "\n".join(lines)
    if ascii_only:
        text = text.encode("utf-16-be").hex()
        text = "".join(
            f"\\U{text[at : at + 4]}" if int(text[at : at + 4], 16) > 126 else chr(int(text[at : at + 4], 16))
            for at in range(0, len(text), 4)
        )
    content = text.encode(encoding)
    document = read(content, "x.strings", "en-US")
    assert [row.text for row in document.segments] == values
    opened, carrier = open_file("x.strings", content)
    assert carrier.encode(opened) == content
    for row in document.segments:
        for at, character in enumerate(row.text):
            place = row.span(at, at + 1)
            assert openstep_plist.loads(f'"{document.text[place.start : place.end]}"') == character
            assert row.offsets.decoded(place.start) == at


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param('"a" = "b";"c"="d" ;', [("a", "b"), ("c", "d")], id="on one line"),
        pytest.param('// x\n/* "n" = "o"; */ a.b = c;', [("a.b", "c")], id="comments, and no quotation marks"),
        pytest.param('"a";', [("a", "a")], id="a key that is its own value"),
        pytest.param('{ "a" = "b\nc"; }', [("a", "b\nc")], id="braces and a line break"),
        pytest.param(r'"a" = "\"x\" \\ \'\U00e4\u00f6\101\n\qé";', [("a", '"x" \\ \'äöA\nqé')], id="escapes"),
        pytest.param(r'"a" = "\UD83D\UDE00\351";', [("a", "😀\ufffd")], id="halves of a character; NeXTSTEP's set"),
    ],
)
def test_what_is_read(text, found):
    assert said(text) == found


def test_an_empty_value_has_a_place():
    (row,) = strings('"a" = "";').segments
    assert row.span() == Span(7, 7)


def test_placeholders_are_protected():
    (row,) = strings('"a" = "%1$@ of %ld in %#@files@ at 5%";').segments
    protected = [row.text[span.start : span.end] for span in row.protected]
    assert protected == ["%1$@", "%ld", "%#@files@"]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        pytest.param('"a" = "b";\n/* mtlint: ignore[TYP001] so */\n"c" = "d";\n"e"="f";', '"c" = "d"', id="above"),
        pytest.param('"a" = "b";\n// mtlint: ignore[TYP001] so\n\n"c" = "d";\n', '"c" = "d"', id="above, on a line"),
        pytest.param('"a" = "b";\n"c" = "d"; // mtlint: ignore[TYP001] so\n"e"="f";', '"c" = "d"', id="behind"),
    ],
)
def test_a_comment_is_about_its_key(text, covered):
    document = strings(text)
    (suppression,) = document.suppressions
    assert suppression.reason == "so"
    place = text.index(covered)
    assert suppression.covers.contains(Span(place, place + len(covered)))
    assert not any(suppression.covers.overlaps(row.span()) for row in document.segments if row.text != "d")


def test_a_comment_at_the_end_is_about_no_key():
    text = '"a" = "b";\n// mtlint: ignore[TYP001] so\n'
    (suppression,) = strings(text).suppressions
    assert suppression.covers == Span(len(text), len(text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param('"a" = "b"', "line 1, column 10: the file ends within an entry", id="no semicolon"),
        pytest.param('"x" = "y";\n"a" = "b;\n', "line 2, column 7: this text is never closed", id="cut off in a text"),
        pytest.param("/* x", "line 1, column 1: this comment is never closed", id="cut off in a comment"),
        pytest.param('"a" "b";', r'line 1, column 5: expected "=" or ";", not', id="no equals sign"),
        pytest.param('"a" == "b";', "line 1, column 6: expected a text in quotation marks", id="two equals signs"),
        pytest.param('"a" = "b" "c";', 'line 1, column 11: expected ";"', id="two values"),
        pytest.param("# x", "line 1, column 1: expected a text in quotation marks", id="a comment of others"),
        pytest.param('<?xml version="1.0"?><plist/>', "line 1: a property list in XML", id="XML"),
    ],
)
def test_what_is_no_strings_file_is_named_with_its_line(text, reason):
    with pytest.raises(ReaderError, match=reason):
        strings(text)
