"""What of a Word document is text, what it is, and where it stands."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.word import archive, document, field, members, paragraph, relationships, run, text

from mtlint.model import Kind
from mtlint.readers import ReaderError, open_file, read

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Eigene"><w:name w:val="Eigene"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="Liste"/>
<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Geheim"><w:name w:val="Geheim"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>
"""
ALTERNATIVES = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx><w:txbxContent>{0}</w:txbxContent>'
    "</wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent>"
    "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def content(*paragraphs, **others):
    return document("".join(paragraphs), **others)


def lines(made):
    return open_file("a.docx", made)[0].split("\n")


def segments(made):
    return read(made, "a.docx", "en-GB").segments


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param(["One ", text("wo", "<w:b/>"), "rd."], "One word.", id="runs"),
        pytest.param(["a", run("<w:tab/><w:t>b</w:t>")], "a\tb", id="tab"),
        pytest.param(["a", run("<w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t>")], "a\u2028b\u2028c", id="line breaks"),
        pytest.param([run('<w:br w:type="page"/>'), "a", run("<w:br/>")], "a", id="breaks at the ends"),
        pytest.param(["co", run("<w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>s</w:t>")], "co\u2011ops", id="hyphens"),
        pytest.param([run("<w:t>  a  b </w:t>")], "a  b", id="space that is not kept"),
        pytest.param([run("<w:t>a\nb &lt; &#x263A;<![CDATA[&]]></w:t>")], "a b < ☺&", id="escapes"),
        pytest.param(["a", "<w:ins>" + text("b") + "</w:ins>", "<w:moveTo>" + text("c") + "</w:moveTo>"], "abc", id="inserted"),
        pytest.param(["a", "<w:del>" + run("<w:delText>b</w:delText>") + "</w:del>", "c"], "ac", id="deleted"),
        pytest.param(["a", "<w:moveFrom>" + text("b") + "</w:moveFrom>"], "a", id="moved away"),
        pytest.param(["a", text("b", "<w:vanish/>"), text("c", '<w:vanish w:val="0"/>')], "ac", id="hidden"),
        pytest.param(["a", text("b", '<w:rStyle w:val="Geheim"/>')], "a", id="hidden by style"),
        pytest.param(["a", '<w:hyperlink r:id="rId9">' + text("b") + "</w:hyperlink>"], "ab", id="hyperlink"),
        pytest.param(["p. ", field(" PAGE ", text("7"))], "p. 7", id="field"),
        pytest.param([field(' IF "' + "x" * 200, text("a") + field("REF x", text("b")))], "ab", id="field in a field"),
        pytest.param(['<w:fldSimple w:instr="DATE">' + text("May") + "</w:fldSimple>"], "May", id="simple field"),
        pytest.param(["<w:sdt><w:sdtPr/><w:sdtContent>" + text("a") + "</w:sdtContent></w:sdt>"], "a", id="content control"),
        pytest.param(["<w:smartTag>" + text("a") + "</w:smartTag>"], "a", id="smart tag"),
        pytest.param([run('a<w:sym w:char="F0E0" w:font="Wingdings"/>')], "\uf0e0", id="symbol"),
        pytest.param(["x ", "<m:oMath><m:r><m:t>1</m:t></m:r></m:oMath>", " y"], "x \ufffc y", id="formula"),
        pytest.param([run("<w:drawing><wp:inline/></w:drawing>"), "a"], "\ufffca", id="picture in the line"),
        pytest.param([run("<w:drawing><wp:anchor/></w:drawing>"), "a"], "a", id="picture beside the line"),
        pytest.param(
            [run("<w:ruby><w:rt>" + text("とう") + "</w:rt><w:rubyBase>" + text("東") + "</w:rubyBase></w:ruby>")],
            "東",
            id="ruby",
        ),
        pytest.param(
            [
                (
                    '<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:symEx xmlns:w="urn:x" w:char="1F60A"/></mc:Choice>'
                    "<mc:Fallback><w:t>no</w:t></mc:Fallback></mc:AlternateContent></w:r>"
                )
            ],
            "😊",
            id="emoji",
        ),
    ],
)
def test_the_text_of_a_paragraph(inside, expected):
    assert lines(content(paragraph(*inside), styles=STYLES)) == [expected]


def test_every_paragraph_is_a_line_in_the_order_of_reading():
    note = '<w:r><w:{0}Reference w:id="2"/></w:r>'
    made = content(
        paragraph("First", note.format("endnote"), note.format("footnote")),
        paragraph(),
        f"<w:tbl><w:tr><w:tc>{paragraph('Cell')}{paragraph('Again')}</w:tc></w:tr></w:tbl>",
        paragraph("Anchor", ALTERNATIVES.format(paragraph("Box")), " goes on"),
        '<w:sectPr><w:footerReference r:id="rId2"/><w:headerReference r:id="rId1"/></w:sectPr>',
        header=paragraph("Header"),
        footer=paragraph("Footer"),
        footnotes=f'<w:footnote w:id="-1" w:type="separator">{paragraph("no")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Footnote")}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{paragraph("Endnote")}</w:endnote>',
    )
    assert lines(made) == [
        "First",
        "",
        "Cell",
        "Again",
        "Anchor goes on",
        "Box",
        "Footnote",
        "Endnote",
        "Footer",
        "Header",
    ]


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next():
    deleted = "<w:rPr><w:del/></w:rPr>"
    made = content(paragraph("One ", properties=deleted), paragraph("sentence."), paragraph("Two."))
    assert lines(made) == ["One sentence.", "Two."]


def test_a_deleted_row_is_no_text():
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc>{}</w:tc></w:tr>"
    table = row.format("<w:del/>", paragraph("gone")) + row.format("", paragraph("here"))
    assert lines(content(f"<w:tbl>{table}</w:tbl>")) == ["here"]


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        pytest.param(paragraph("a", style="berschrift1"), Kind.HEADING, id="heading by a localised style"),
        pytest.param(paragraph("a", style="Kapitel"), Kind.HEADING, id="heading by the style below"),
        pytest.param(paragraph("a", style="Eigene"), Kind.HEADING, id="heading by the outline level of a style"),
        pytest.param(paragraph("a", properties='<w:outlineLvl w:val="0"/>'), Kind.HEADING, id="heading by its outline level"),
        pytest.param(
            paragraph("a", style="Eigene", properties='<w:outlineLvl w:val="9"/>'), Kind.PROSE, id="body text after all"
        ),
        pytest.param(paragraph("a", style="Liste"), Kind.ITEM, id="item by style"),
        pytest.param(
            paragraph("a", style="Liste", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
            Kind.PROSE,
            id="no item after all",
        ),
        pytest.param(paragraph("a", properties='<w:numPr><w:numId w:val="1"/></w:numPr>'), Kind.ITEM, id="item"),
        pytest.param(f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc></w:tr></w:tbl>", Kind.CELL, id="cell"),
        pytest.param(paragraph("a", style="A"), Kind.PROSE, id="styles based on each other"),
        pytest.param(paragraph("a", style="none such"), Kind.PROSE, id="unknown style"),
    ],
)
def test_kinds(made, kind):
    assert [segment.kind for segment in segments(content(made, styles=STYLES))] == [kind]


def test_what_word_makes_from_the_text_itself_is_not_checked():
    made = content(
        paragraph(field('TOC \\o "1-3"', text("Chapter one") + run("<w:tab/><w:t>5</w:t>"))),
        paragraph("Chapter one", style="Verzeichnis1"),
        paragraph("Chapter one", style="berschrift1"),
        styles=STYLES,
    )
    assert lines(made)[:2] == ["Chapter one\t5", "Chapter one"]
    assert [segment.id for segment in segments(made)] == ["3"]


def test_a_header_that_is_repeated_is_checked_once():
    made = content(
        paragraph("Text."),
        '<w:sectPr><w:headerReference r:id="rId1"/><w:headerReference r:id="rId2"/></w:sectPr>',
        header=paragraph("Above"),
        footer=paragraph("Above"),
    )
    assert [(segment.text, segment.kind) for segment in segments(made)] == [("Text.", Kind.PROSE), ("Above", Kind.LINE)]


def test_what_is_no_text_is_protected():
    made = content(paragraph("a ", field("REF x", text("Table 2")), " b ", field("HYPERLINK x", text("c")), " ", "d"))
    (segment,) = segments(made)
    assert [segment.text[span.start : span.end] for span in segment.protected] == ["Table 2"]


def test_a_line_break_reads_as_one_and_has_its_place():
    (segment,) = segments(content(paragraph("  One", run("<w:br/><w:t>two</w:t>"))))
    assert segment.text == "One\ntwo"
    assert (segment.span(4, 7).start, segment.span(4, 7).end) == (6, 9)


@pytest.mark.parametrize(
    ("runs", "whole", "language"),
    [
        pytest.param([("Ein langer Satz.", 'w:val="de-DE"'), ("A.", 'w:val="en-GB"')], "en-US", "de-DE", id="most letters"),
        pytest.param([("一个句子。", 'w:val="en-GB" w:eastAsia="zh-CN"')], "en-US", "zh-CN", id="East Asian"),
        pytest.param([("משפט", 'w:val="en-GB" w:bidi="he-IL"')], "en-US", "he-IL", id="right to left"),
        pytest.param([("Ein Satz.", "")], "de-AT", "de-AT", id="of the whole document"),
        pytest.param([("Ein Satz.", "")], "en-US", "fr-FR", id="what every program writes counts for nothing"),
    ],
)
def test_the_language_that_the_document_names(runs, whole, language):
    made = content(
        paragraph(*(text(what, f"<w:lang {said}/>" if said else "") for what, said in runs)),
        styles=f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{whole}"/></w:rPr></w:rPrDefault></w:docDefaults>',
    )
    read_so = read(made, "a.docx", "fr-FR", full=str)
    assert (read_so.language, {segment.language for segment in read_so.segments}) == (language, {language})


BODY = (
    paragraph("The ", text("old ", "<w:b/>"), text("house", "<w:i/>"), " stands."),
    paragraph("a", run("<w:tab/><w:t>b</w:t><w:br/>"), "c &amp; d", run("<w:drawing><wp:inline/></w:drawing>"), "e"),
    paragraph(run("<w:tab/><w:tab/>")),
    paragraph("Box: ", ALTERNATIVES.format(paragraph("in a box"))),
)


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        pytest.param("old house", "new hut", '<w:b/></w:rPr><w:t xml:space="preserve">new </w:t>', id="words keep their runs"),
        pytest.param("The old house", "It", "<w:t>It</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t></w:t>", id="over several runs"),
        pytest.param("c & d", "x < y", "<w:t>x &lt; y</w:t>", id="escapes"),
        pytest.param("a\tb", "a b", '<w:t xml:space="preserve">a </w:t></w:r><w:r><w:t>b</w:t>', id="a tab goes"),
        pytest.param("b\u2028c", "b c", '<w:t xml:space="preserve">b </w:t></w:r>', id="a line break goes"),
        pytest.param(
            "stands", "is\u2028\tthere", '<w:t xml:space="preserve"> is</w:t><w:br/><w:tab/><w:t>there.</w:t>', id="they come"
        ),
        pytest.param("\t\t", "\tx\t", "<w:tab/><w:t>x</w:t>", id="a text between tabs"),
        pytest.param(
            "in a box", "in the box", "in the box</w:t></w:r></w:p></w:txbxContent></v:textbox>", id="both text boxes"
        ),
    ],
)
def test_an_edited_line_is_written_into_its_runs(before, after, kept):
    text_before, carrier = open_file("a.docx", content(*BODY))
    assert text_before.count(before) == 1
    new = carrier.encode(text_before.replace(before, after))
    assert open_file("a.docx", new)[0] == text_before.replace(before, after)
    assert kept in ZipFile(BytesIO(new)).read("word/document.xml").decode("utf-8")
    assert docx.Document(BytesIO(new)).paragraphs


@given(st.data())
def test_any_edit_comes_back(data):
    before, carrier = open_file("a.docx", content(*BODY[:2]))
    letters = st.text(st.sampled_from("ab <&\t\u2028é😀"), max_size=5)
    new = []
    for line in before.split("\n"):
        start = data.draw(st.integers(0, line.find("\ufffc") if "\ufffc" in line else len(line)))
        end = data.draw(st.integers(start, line.find("\ufffc") if "\ufffc" in line else len(line)))
        new.append((line[:start] + data.draw(letters) + line[end:]).strip("\u2028") or "x")
    made = carrier.encode("\n".join(new))
    assert open_file("a.docx", made)[0].split("\n") == new


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        pytest.param("d\ufffce", "de", "a picture or a formula", id="a picture would go"),
        pytest.param("The old", "The\nold", "split", id="a paragraph would be split"),
    ],
)
def test_what_cannot_be_written(before, after, reason):
    whole, carrier = open_file("a.docx", content(*BODY))
    with pytest.raises(ReaderError, match=reason):
        carrier.encode(whole.replace(before, after))


def test_an_empty_paragraph_cannot_be_filled():
    _, carrier = open_file("a.docx", content(paragraph()))
    with pytest.raises(ReaderError, match="no text stands where"):
        carrier.encode("a")


def test_a_signed_document_is_read_and_left_alone():
    made = archive(members(paragraph("One two.")) | {"_xmlsignatures/origin.sigs": ""})
    whole, carrier = open_file("a.docx", made)
    assert carrier.encode(whole) == made
    with pytest.raises(ReaderError, match="signed"):
        carrier.encode("One.")


@pytest.mark.parametrize(
    ("what", "held"), [("a\u2028\t<é😀", True), ("a\x01", False), ("\ufffc", False), ("\ud800", False), ("a\r", False)]
)
def test_what_xml_holds(what, held):
    assert open_file("a.docx", content(paragraph("a")))[1].holds(what) is held


def test_the_other_edition_of_the_standard():
    made = {
        name: part.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
        )
        for name, part in members(paragraph("One two.")).items()
    }
    assert lines(archive(made)) == ["One two."]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        pytest.param({"_rels/.rels": relationships()}, "no document in it", id="no document"),
        pytest.param({"word/document.xml": "<a/>"}, "not a document of Word, but <a>", id="another document"),
        pytest.param({"word/document.xml": "<a>"}, "word/document.xml: line 1", id="broken XML"),
        pytest.param({"_rels/.rels": relationships(("officeDocument", "../../x"))}, "x is missing", id="no such part"),
        pytest.param(
            {"word/document.xml": members(paragraph(run('<w:fldChar w:fldCharType="begin"/>')))["word/document.xml"]},
            "a field begins",
            id="endless field",
        ),
    ],
)
def test_what_is_no_document(changed, reason):
    with pytest.raises(ReaderError, match=reason):
        open_file("a.docx", archive(members(paragraph("a")) | changed))
