"""Android's string resources: which elements are texts, how aapt2 reads them, and where they stand."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.model import Kind
from mtlint.readers import ReaderError, patterns, read
from mtlint.readers.android import escape
from mtlint.readers.document import format_of

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">\n'


def document(inner):
    return read(f"{HEAD}{inner}\n</resources>\n".encode(), "res/values-de/strings.xml", "de-DE")


def value(written):
    (segment,) = document(f'<string name="a">{written}</string>').segments
    return segment


@pytest.mark.parametrize(
    ("written", "text"),
    [
        pytest.param(r"It\'s \"so\" \\ \@ \? \# \u00e9\n\tx", 'It\'s "so" \\ @ ? # é\n\tx', id="escapes"),
        pytest.param("  a\n    b  ", "a b", id="white space"),
        pytest.param('"  a  \n b "', "  a  \n b ", id="quoted white space"),
        pytest.param('a "b  c" d', "a b  c d", id="quotation marks are none"),
        pytest.param("&lt;b>x&lt;/b> &amp; &#233;", "<b>x</b> & é", id="entities"),
        pytest.param("<![CDATA[<b>x</b> & y]]>", "<b>x</b> & y", id="CDATA"),
        pytest.param("a <b>b <i>c</i></b><!-- d --> e", "a b c e", id="tags and comments"),
        pytest.param(r"\u0020a\u0020", " a ", id="blanks that stay"),
        pytest.param("don't", "don't", id="an apostrophe that should be escaped"),
        pytest.param("", "", id="empty"),
    ],
)
def test_texts(written, text):
    assert value(written).text == text


def test_which_elements_are_texts():
    one = document(
        '<string name="a">A</string><string name="b" translatable="false">B</string><string name="c">@string/a</string>'
        '<string name="a" product="tablet">D</string><color name="e">#fff</color><item type="string" name="f">F</item>'
        '<plurals name="g"><item quantity="one">1</item><item quantity="other">%d</item></plurals>'
        '<string-array name="h"><item>x</item><item>@string/a</item><item>y</item></string-array><string name="a">Z</string>'
    )
    assert [segment.id for segment in one.segments] == ["a", "a@tablet", "f", "g[one]", "g[other]", "h[0]", "h[2]", "a (2)"]
    assert [segment.kind for segment in one.segments[:4]] == [Kind.ROW, Kind.ROW, Kind.ROW, Kind.CELL]


def test_what_is_protected():
    segment = value('Hi <xliff:g id="who" example="Bob">the name</xliff:g>, %1$s: <![CDATA[<a href=x>here</a>]]>')
    shown = [segment.text[span.start : span.end] for span in segment.protected]
    assert shown == ["the name", "%1$s", "<a href=x>", "</a>"]


def test_comments():
    one = document(
        '<!-- mtlint: ignore[DUP001] why --><string name="a">A</string>'
        '<plurals name="b"><!-- mtlint: ignore[TYP003] why --><item quantity="one">B</item></plurals>'
        '<string name="c">C <!-- mtlint: ignore[TYP001] why --> D</string><!-- mtlint: ignore[RES001] why -->'
    )
    covered = [one.text[found.covers.start : found.covers.end] for found in one.suppressions]
    assert covered == [
        '<string name="a">A</string>',
        '<item quantity="one">B</item>',
        '<string name="c">C <!-- mtlint: ignore[TYP001] why --> D</string>',
        "",
    ]


def test_files_that_are_none():
    assert format_of("x", HEAD.encode()).name == "android"
    assert "**/res/values*/strings.xml" in patterns()
    with pytest.raises(ReaderError, match=r"line 1, column 1: no Android resources, as the first element is <a>"):
        read(b"<a/>", "x.xml", "de-DE")
    with pytest.raises(ReaderError, match="the file ends inside <string>"):
        read(f"{HEAD}<string name='a'>x".encode(), "x.xml", "de-DE")


@given(st.text(st.sampled_from("ab \n\t'\"\\@?&<>é中%{"), max_size=12))
def test_what_is_escaped_reads_as_it_was(text):
    assert " ".join(value(f"x{escape(text)}x").text.split(" ")).replace("  ", " ") == f"x{_collapsed(text)}x"


def _collapsed(text):
    return text.replace("  ", " ").replace("  ", " ").replace("  ", " ").replace("  ", " ")


_WRITTEN = st.lists(
    st.sampled_from(
        ["a", " ", "\n", '"', r"\'", r"\n", r"\u00e9", "\\", "&amp;", "&#65;", "<b>", "</b>", "<!-- x -->", "<![CDATA[<y>]]>"]
    ),
    max_size=12,
).map("".join)


@given(_WRITTEN)
def test_any_string_has_true_places(written):
    depth = written.count("<b>") - written.count("</b>")
    if depth < 0 or (written.find("</b>") != -1 and written.find("</b>") < written.find("<b>")):
        return
    try:
        one = document(f'<string name="a">{written}{"</b>" * depth}</string>')
    except ReaderError:
        return
    (segment,) = one.segments
    for decoded, start, length, file_length in segment.offsets.pieces:
        said, there = segment.text[decoded : decoded + length], one.text[start : start + file_length]
        meant = {r"\'": "'", r"\n": "\n", r"\u00e9": "é", "&amp;": "&", "&#65;": "A"}
        assert (
            said == there.replace("\n", " ")
            or said == there
            or meant.get(there) == said
            or (not said.strip() and not re.sub(r"<!--.*?-->|<!\[CDATA\[|]]>|</?b>", "", there).strip())
            or there.startswith("\\")
        )


@pytest.mark.parametrize(
    "inner", ["\\" * 200_000, '"' * 200_000, " \n" * 200_000, "%" * 100_000, "{a" * 100_000, "&amp;" * 50_000]
)
def test_hostile_strings_end_soon(inner):
    begin = time.process_time()
    value(inner)
    assert time.process_time() - begin < 20
