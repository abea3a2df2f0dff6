"""XLIFF: which rows there are, what they read as, and where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.model import Kind
from mtlint.readers import ReaderError, read
from mtlint.readers._xml import escape

XLIFF_1 = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file {}><body>{}</body></file></xliff>'
XLIFF_2 = '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" {}><file id="f">{}</file></xliff>'


def document(text, path="x.xlf", **more):
    return read(text.encode("utf-8"), path, "en-US", **more)


def first(body, attributes=""):
    return document(XLIFF_1.format(attributes, body))


def second(body, attributes=""):
    return document(XLIFF_2.format(attributes, body))


def rows(found):
    return [(segment.text, segment.source) for segment in found.segments]


def target(inner, attributes=""):
    """The segment of a unit of which only the target matters."""
    return first(f"<trans-unit id='1'><source>x</source><target {attributes}>{inner}</target></trans-unit>").segments[0]


def unit(inner, more=""):
    return second(f"<unit id='1'>{more}<segment><source>x</source><target>{inner}</target></segment></unit>").segments[0]


def test_rows_of_version_1():
    found = first(
        "<trans-unit id='a'><source>一</source><target state='new'>One</target><alt-trans><source>x</source>"
        "<target>no</target></alt-trans></trans-unit>"
        "<group><trans-unit id='b' approved='no'><source>二</source><target xml:lang='en'>Two &amp; <![CDATA[<b>]]></target>"
        "</trans-unit></group>"
    )
    assert rows(found) == [("One", "一"), ("Two & <b>", "二")]
    assert [segment.id for segment in found.segments] == ["1", "2"]
    assert {segment.kind for segment in found.segments} == {Kind.ROW}


def test_rows_of_version_2():
    found = second(
        "<group id='g'><unit id='u'><segment id='1' state='initial'><source>一</source><target>One. </target></segment>"
        "<ignorable><source> </source><target> </target></ignorable>"
        "<segment id='2'><source>二</source><target>Two.</target></segment></unit></group>"
    )
    assert rows(found) == [("One. ", "一"), ("Two.", "二")]


SEGMENTED = (
    "<trans-unit id='a'><source>一。二。</source><seg-source>"
    "<g id='1'><mrk mtype='seg' mid='1'>一。</mrk></g> <mrk mtype='seg' mid='2'>二。</mrk></seg-source>{}</trans-unit>"
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            "<target><g id='1'><mrk mtype='seg' mid='1'>One.</mrk></g> <mrk mtype='seg' mid='2'>Two.</mrk></target>",
            [("One.", "一。"), ("Two.", "二。")],
            id="each",
        ),
        pytest.param(
            "<target><mrk mtype='seg' mid='2'>Two.</mrk></target>", [("Two.", "二。"), ("", "一。")], id="one is missing"
        ),
        pytest.param("<target/>", [("", "一。二。")], id="an empty target"),
        pytest.param("", [("", "一。二。")], id="no target"),
        pytest.param("<target>One. Two.</target>", [("One. Two.", "一。二。")], id="a target that is not segmented"),
    ],
)
def test_segments_of_a_unit(written, expected):
    assert rows(first(SEGMENTED.format(written))) == expected


def test_segments_without_a_segmented_source_have_the_whole_one():
    body = "<trans-unit id='a'><source>一。二。</source><target><mrk mtype='seg' mid='1'>One.</mrk></target></trans-unit>"
    assert rows(first(body)) == [("One.", "一。二。")]


@pytest.mark.parametrize(
    ("body", "before"),
    [
        pytest.param("<trans-unit id='1'><source>x</source></trans-unit>", "</source>", id="no target"),
        pytest.param("<trans-unit id='1'><source>x</source><target/></trans-unit>", "<target/>", id="a closed target"),
        pytest.param("<trans-unit id='1'><source>x</source><target></target></trans-unit>", "<target>", id="an empty target"),
        pytest.param("<trans-unit id='1'><source>x</source><target>\n </target></trans-unit>", "<target>", id="only layout"),
    ],
)
def test_a_row_without_a_translation_has_a_place(body, before):
    found = first(body)
    (row,) = found.segments
    assert (row.text, row.source, len(row.span())) == ("", "x", 0)
    assert found.text[: row.span().start].endswith(before)


NOT_FOR_TRANSLATION = [
    pytest.param(first, "<trans-unit id='1' translate='no'><source>x</source><target>y</target></trans-unit>", id="a unit"),
    pytest.param(
        first, "<group translate='no'><group><trans-unit id='1'><source>x</source></trans-unit></group></group>", id="a group"
    ),
    pytest.param(second, "<unit id='1' translate='no'><segment><source>x</source></segment></unit>", id="a unit of version 2"),
]


@pytest.mark.parametrize(("version", "body"), NOT_FOR_TRANSLATION)
def test_what_is_not_to_be_translated(version, body):
    assert version(body).segments == ()


@pytest.mark.parametrize(
    ("inner", "text", "tags"),
    [
        pytest.param('a <g id="1">b <g id="2">c</g></g>', "a b c", ("g 1", "g 2", "/g 2", "/g 1"), id="pairs"),
        pytest.param('Hi <x id="1"/>!', "Hi \ufffc!", ("x 1",), id="a thing of its own"),
        pytest.param('a<x id="1" ctype="lb"/>b', "a\nb", ("x 1",), id="a line break"),
        pytest.param('a<x id="B" equiv-text="&lt;br/>"/>b', "a\nb", ("x B",), id="a line break by its code"),
        pytest.param(
            '<x id="START_BOLD" equiv-text="&lt;b>"/>a<x id="CLOSE_BOLD"/>', "a", ("x START_BOLD", "x CLOSE_BOLD"), id="Angular"
        ),
        pytest.param(
            'a <bpt id="1">&lt;b></bpt>b<ept id="1">&lt;/b></ept>', "a b", ("bpt 1", "/bpt 1"), id="codes of a pair"
        ),
        pytest.param('<bx id="1" rid="r"/>b<ex id="2" rid="r"/>', "b", ("bx r", "/bx r"), id="halves"),
        pytest.param('a<ph id="1">&lt;i></ph>b<ph id="2">&lt;/i></ph>', "ab", ("ph 1", "ph 2"), id="single halves"),
        pytest.param('a <ph id="1">&lt;img src="i"/></ph>', "a \ufffc", ("ph 1",), id="a picture"),
        pytest.param('a<it id="1" pos="close">&lt;/i></it>', "a", ("/it 1",), id="half of a pair that goes on elsewhere"),
        pytest.param('<mrk mtype="term">a</mrk><mrk mtype="x-sdl-deleted">b</mrk>', "a", (), id="annotations"),
        pytest.param("a <b>c</b><br/>", "a c\n", ("b", "/b", "br"), id="tags of no XLIFF"),
    ],
)  # fmt: skip
def test_inline_tags_of_version_1(inner, text, tags):
    row = target(inner)
    assert (row.text, row.tags) == (text, tags)
    assert [row.text[span.start : span.end] for span in row.protected] == ["\ufffc"] * text.count("\ufffc")


DATA = "<originalData><data id='d1'>&lt;br/&gt;</data><data id='d2'>&lt;img/&gt;</data></originalData>"


@pytest.mark.parametrize(
    ("inner", "text", "tags"),
    [
        pytest.param('a <pc id="1">b</pc>', "a b", ("pc 1", "/pc 1"), id="a pair"),
        pytest.param('<sc id="1"/>b<ec startRef="1"/>', "b", ("sc 1", "/sc 1"), id="halves"),
        pytest.param('a<ph id="1" dataRef="d1"/>b', "a\nb", ("ph 1",), id="a line break"),
        pytest.param('a <ph id="1" dataRef="d2"/>', "a \ufffc", ("ph 1",), id="a picture"),
        pytest.param('a<ph id="1" type="fmt" subType="xlf:b"/>b', "ab", ("ph 1",), id="a format"),
        pytest.param('a<cp hex="0002"/>b<cp hex="x"/><cp hex="D800"/>', "a\x02b\ufffd\ufffd", (), id="code points"),
        pytest.param('<sm id="1"/>a<em startRef="1"/>', "a", (), id="annotations"),
    ],
)
def test_inline_tags_of_version_2(inner, text, tags):
    row = unit(inner, DATA)
    assert (row.text, row.tags) == (text, tags)


def test_tags_of_the_source():
    found = first("<trans-unit id='1'><source>一<g id='1'>二</g></source><target>One two</target></trans-unit>")
    (row,) = found.segments
    assert (row.source, row.source_tags, row.tags) == ("一二", ("g 1", "/g 1"), ())


def test_texts_inside_of_tags_are_rows():
    inner = "{} <ph id='1'>&lt;img alt='<sub>{}</sub>'/></ph>"
    found = first(
        f"<trans-unit id='1'><source>{inner.format('看', '图')}</source><target>{inner.format('See', 'a picture')}</target>"
        "</trans-unit>"
    )
    assert rows(found) == [("See \ufffc", "看 \ufffc"), ("a picture", "图")]
    assert [found.text[slice(one.span().start, one.span().end)] for one in found.segments][1] == "a picture"


def test_what_is_protected():
    row = target("Open %s or <mrk mtype='protected'>gcc</mrk> {n}, <mrk mtype='term'>now</mrk>.")
    assert [row.text[span.start : span.end] for span in row.protected] == ["%s", "gcc", "{n}"]


@pytest.mark.parametrize(
    ("inner", "attributes", "text"),
    [
        pytest.param("\n    One,\r\n  two  three.\n  ", "", "One, two  three.", id="layout is one space or none"),
        pytest.param("\n One,\n two. ", "xml:space='preserve'", "\n One,\n two. ", id="kept"),
        pytest.param("a <g id='1'>\n   b</g>", "", "a b", id="around a tag"),
        pytest.param("a<x id='1' ctype='lb'/>\n   b", "", "a\nb", id="beside a line break"),
        pytest.param("One &#10;two", "", "One two", id="written as a reference"),
    ],
)
def test_white_space(inner, attributes, text):
    row = target(inner, attributes)
    assert row.text == text
    assert [row.offsets.decoded(row.span(at, at + 1).start) for at in range(len(text))] == [*range(len(text))]


def test_placeholders_behind_layout():
    row = target("\n   Open\n   %s <x id='1'/>.\n  ")
    assert row.text == "Open %s \ufffc."
    assert [row.text[span.start : span.end] for span in row.protected] == ["%s", "\ufffc"]


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufdd0{}%$")), min_size=1)
)
def test_the_slice_of_the_file_decodes_to_the_text(texts):
    units = "".join(
        f"<trans-unit id='{n}'><source>x</source><target>{escape(text)}</target></trans-unit>" for n, text in enumerate(texts)
    )
    found = first(units)
    assert [segment.text for segment in found.segments] == texts
    for segment in found.segments:
        for at, character in enumerate(segment.text):
            span = segment.span(at, at + 1)
            assert found.text[span.start : span.end] == escape(character)


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        pytest.param(XLIFF_1.format("source-language='zh-CN' target-language='de'", ""), "de-DE", "zh-CN", id="version 1"),
        pytest.param(XLIFF_2.format("srcLang='zh' trgLang='pt-br'", ""), "pt-BR", "zh", id="version 2"),
        pytest.param(XLIFF_1.format("source-language='ja'", ""), "en-US", "ja", id="none for the target"),
    ],
)
def test_languages(text, language, source):
    found = document(text, full=lambda own: {"de": "de-DE"}.get(own, own))
    assert (found.language, found.source_language, found.recognised) == (language, source, language != "en-US")


def test_files_in_other_languages():
    file = "<file target-language='{}'><body><trans-unit id='1'><source>x</source><target>y</target></trans-unit></body></file>"
    found = document(f"<xliff>{file.format('de')}{file.format('fr')}</xliff>", full=lambda own: {"de": "de-DE"}.get(own, own))
    assert [segment.language for segment in found.segments] == ["de-DE", "fr"]


NOTE = "<note>mtlint: ignore[DUP004] why</note>"


@pytest.mark.parametrize(
    ("version", "body", "covered"),
    [
        pytest.param(first, f"<trans-unit id='1'><source>x</source>{NOTE}</trans-unit>", "trans-unit", id="a unit"),
        pytest.param(second, f"<unit id='1'><notes>{NOTE}</notes><segment><source>x</source></segment></unit>", "unit", id="2"),
        pytest.param(first, f"<group>{NOTE}<trans-unit id='1'><source>x</source></trans-unit></group>", "group", id="a group"),
    ],
)
def test_what_a_note_covers(version, body, covered):
    found = version(f"<group>{body}</group>")
    (one,) = found.suppressions
    assert found.text[one.covers.start : one.covers.end] == body
    assert body.startswith(f"<{covered}")
    assert found.text[one.comment.start : one.comment.end] == NOTE
    assert [found.text[selector.span.start : selector.span.end] for selector in one.selectors] == ["DUP004"]


@pytest.mark.parametrize("path", ["x.xml", "x", "x.mqxliff", "x.SDLXLIFF"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_files_by_any_name(path, encoding):
    content = XLIFF_1.format("", "<trans-unit id='1'><source>x</source><target>é</target></trans-unit>").encode(encoding)
    found = read(content, path, "en-US")
    assert (found.format, rows(found)) == ("xliff", [("é", "x")])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("\n <map/>", "line 2, column 2: not XLIFF, as its first element is <map>", id="another format"),
        pytest.param("<xliff><file>", "line 1, column 14: the file ends inside <file>, which begins in line 1", id="cut off"),
        pytest.param('<!DOCTYPE a [<!ENTITY e "x">]><xliff/>', "its document type declares", id="entities"),
    ],
)
def test_what_is_refused(text, reason):
    with pytest.raises(ReaderError, match=reason):
        document(text)
