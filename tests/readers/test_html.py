"""HTML: what of a page is text, in which blocks and languages, and where it stands."""

import html
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.model import Kind
from mtlint.readers import FORMATS, ReaderError, open_file, read
from mtlint.readers.document import format_of


def document(text, **settings):
    return read(text.encode("utf-8"), "x.html", "en-US", **settings)


def texts(text):
    return [segment.text for segment in document(text).segments]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        pytest.param("<p>One.<p>Two.", ["One.", "Two."], id="paragraphs end each other"),
        pytest.param("<P>One.</P>Two<DIV>three", ["One.", "Two", "three"], id="text between blocks, capitals"),
        pytest.param("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e", ["a", "b", "c", "d", "e"], id="items"),
        pytest.param("<table><tr><td>a<td>b<tr><th>c</table>d", ["a", "b", "c", "d"], id="cells"),
        pytest.param("<dl><dt>a<dd>b<dt>c</dl>", ["a", "b", "c"], id="definitions"),
        pytest.param("<p>a <b>b\n\t c</b>d<i> e</i>", ["a b cd e"], id="inline, white space"),
        pytest.param("<p>a<br>b<br/>c", ["a\nb\nc"], id="line breaks"),
        pytest.param("<p>a<br> <br>b", ["a", "b"], id="two line breaks part paragraphs"),
        pytest.param("<p>汉字\n汉字 x\ny", ["汉字汉字 x y"], id="lines of a script without spaces"),
        pytest.param("a<script>if (1<2) '<p>'</script>b<style>p{}</style>", ["ab"], id="scripts and styles"),
        pytest.param("<p>a<pre>x = 1</pre><p>b", ["a", "b"], id="code blocks"),
        pytest.param("<p>a</p><template><p>b</template>c", ["a", "c"], id="templates"),
        pytest.param("a <!-- b -- c --> d <!-->e<? f > g </ h>i<![CDATA[j]]>k", ["a d e g ik"], id="comments and bogus ones"),
        pytest.param("<!--[if IE]><p>old</p><![endif]--><p>new", ["new"], id="conditional comments"),
        pytest.param("1 < 2 && 3 <4", ["1 < 2 && 3 <4"], id="signs that are text"),
        pytest.param(
            "&amp;&ampx&notit;&notin;&#x41;&#128;&#0;&#xD800;&bogus;", ["&&x¬it;∉A€\ufffd\ufffd&bogus;"], id="references"
        ),
        pytest.param("wo\0rd", ["word"], id="NUL"),
        pytest.param('<p class=a href="x\'>" title=tip>b</p', ["tip", "b"], id="attributes without quotation marks"),
        pytest.param('<p>a</p><p title="unclosed>b', ["a"], id="a tag that never ends"),
        pytest.param("<p>Choose <select><option>a<option>b</select> now", ["Choose \ufffc now", "a", "b"], id="choices"),
        pytest.param('see <img alt="a &lt; b">.', ["see \ufffc.", "a < b"], id="images"),
        pytest.param("<svg><title>t</title><style>x</style><text>y</text></svg>", ["t", "y"], id="drawings"),
        pytest.param("<ruby>漢<rp>(<rt>kan<rp>)</ruby>字", ["漢字"], id="readings beside a text"),
        pytest.param("<b>a<p>b</b>c</p>d", ["a", "bc", "d"], id="wrongly nested"),
        pytest.param("<p>a<b>b<p>c</b>d", ["ab", "cd"], id="a style that goes on"),
        pytest.param("</p></div></li>a</body></html>b", ["ab"], id="stray end tags"),
        pytest.param("<textarea>\n a  b </textarea>", ["a  b"], id="white space in a field"),
    ],
)
def test_blocks(text, blocks):
    assert texts(text) == blocks


def test_texts_of_attributes_and_metadata():
    page = (
        '<title>T</title><meta name=Description content="A &amp; B"><meta name=author content=x>'
        '<meta property="og:title" content=O><link title=no><a title=tip aria-label=label href=x>c</a>'
        "<input placeholder=hint value=no><input type=submit value=Send><p translate=no title=no>x"
    )
    assert texts(page) == ["T", "A & B", "O", "tip", "label", "c", "hint", "Send"]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("h2", Kind.HEADING),
        ("p", Kind.PROSE),
        ("li", Kind.ITEM),
        ("td", Kind.CELL),
        ("figcaption", Kind.LINE),
        ("div", Kind.LINE),
        ("p class='x title'", Kind.HEADING),
        ("li><p", Kind.ITEM),
        ("nav><p", Kind.LINE),
    ],
)
def test_kinds(tag, kind):
    (segment,) = document(f"<{tag}>Some words").segments
    assert segment.kind is kind


def test_a_block_with_a_stop_is_running_text():
    (segment,) = document("<div>It is late. Go home").segments
    assert segment.kind is Kind.PROSE


@pytest.mark.parametrize(
    ("text", "protected"),
    [
        ("<p>Run <code>a b</code> now", ["a b"]),
        (
            "<p>Ask <span class='x notranslate'>Acme</span> or <i translate=no>Foo <b translate=yes>bar</b></i>",
            ["Acme", "Foo "],
        ),
        ("<p>He said <q lang=fr>bonjour</q> and <q lang=en-GB>hi</q>", ["bonjour"]),
    ],
)
def test_what_is_protected(text, protected):
    (segment,) = document(text).segments
    assert [segment.text[span.start : span.end] for span in segment.protected] == protected


def test_languages():
    page = "<html lang=de><p>a<p lang=fr>b<p lang=de-AT>c<p><span lang=sq>d e</span><div lang=it><p>f"
    read_as = read(page.encode(), "x.html", "en-US", full={"de": "de-DE"}.get)
    assert read_as.language == "de-DE"
    assert [segment.language for segment in read_as.segments] == ["de-DE", "fr", "de-DE", "sq", "it"]
    assert FORMATS["html"].languages("<body xml:lang='pt-BR'>") == ("pt-BR", None)
    assert FORMATS["html"].languages("<p lang=fr>") == (None, None)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<meta charset="iso-8859-1"><p>“é”'.encode("cp1252"), "“é”"),
        ('<meta http-equiv=Content-Type content="text/html; charset=gb2312">中'.encode("gbk"), "中"),
        ('<?xml version="1.0" encoding="windows-1251"?><p>Да'.encode("cp1251"), "Да"),
        ("<meta charset=utf-16><p>é".encode(), "é"),
        ("<meta charset=rot13><p>é".encode(), "é"),
        ("<p>é".encode("utf-16"), "é"),
    ],
)
def test_encodings(content, text):
    (segment,) = read(content, "x.html", "en-US").segments
    assert segment.text == text
    decoded, carrier = open_file("x.html", content)
    assert carrier.encode(decoded) == content


def test_what_is_not_in_the_encoding_it_names_says_so():
    with pytest.raises(ReaderError, match="not cp949 at byte"):
        read(b"<meta charset=euc-kr>\xff\xff", "x.html", "en-US")


def test_pages_are_recognised_by_their_beginning():
    assert format_of("page", b"\xef\xbb\xbf\n<!-- x --><!DOCTYPE html>").name == "html"
    assert format_of("page", b"An <html> element").name == "txt"


def test_reports_of_mtlint_are_no_translations():
    assert texts('<!doctype html><meta name="generator" content="mtlint"><p>the the') == []
    assert texts('<!doctype html><meta name="generator" content="other"><p>the the') == ["the the"]


C = "<!-- mtlint: ignore[DUP001] why -->"


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        pytest.param(f"<p>a</p>{C}<p>b <i>c</i></p><p>d", "<p>b <i>c</i></p>", id="before an element"),
        pytest.param(f"<p>a</p>{C}<ul><li>b<li>c</ul>d", "<ul><li>b<li>c</ul>", id="before a list"),
        pytest.param(f"<ul><li>a</li>{C}<li>b</li></ul>", "<li>b</li>", id="before an item"),
        pytest.param(f"<p>a {C} b</p><p>c", f"a {C} b", id="inside a text"),
        pytest.param(f"<p>{C}a <b>b</b></p><p>c", "a <b>b", id="at the beginning of a text"),
        pytest.param(f"<p>a</p>{C}<img alt='b c'><p>d", "b c", id="before an image"),
        pytest.param(f"<p>a</p>{C}", "", id="at the end"),
    ],
)
def test_comments(text, covered):
    one = document(text)
    assert [one.text[found.covers.start : found.covers.end] for found in one.suppressions] == [covered]


def test_ranges_of_comments():
    start, end = "<!-- mtlint: ignore-start[TYP] -->", "<!-- mtlint: ignore-end -->"
    one = document(f"<p>a</p>{start}<p>b</p><p>c</p>{end}<p>d</p>")
    (found,) = one.suppressions
    assert one.text[found.covers.start : found.covers.end] == "<p>b</p><p>c</p>"


_PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i",
        "lang=fr>",
        "</i>",
        "<li>",
        "<ul>",
        "</ul>",
        "<td>",
        "<table>",
        "</table>",
        "<br>",
        "<br/>",
        "<img",
        "alt='q&amp;r'>",
        "<select>",
        "<option>",
        "</select>",
        "<svg>",
        "</svg>",
        "<textarea>",
        "</textarea>",
        "<pre>",
        "</pre>",
        "<code>",
        "</code>",
        "<!--",
        "<!--x-->",
        "-->",
        "<![CDATA[",
        "]]>",
        "<script>",
        "</script>",
        "<p",
        'title="',
        '"',
        "'",
        "=",
        ">",
        "<",
        "&",
        ";",
        "&amp;",
        "&lt",
        "&#65;",
        "&notit;",
        "&bne;",
        "中",
        "文",
        "\r\n",
        "\n",
        "a",
        "b.",
        "\x00",
        "é",
        "😀",
    ]
)


@given(st.lists(_PIECES, max_size=30).map("".join).filter(lambda text: text.count("\0") < 2))
def test_any_page_has_true_places(text):
    one = document(text)
    assert all(before.span().start <= after.span().start for before, after in pairwise(one.segments))
    assert all(segment.text.strip("\ufffc \n") for segment in one.segments)
    for segment in one.segments:
        for decoded, start, length, file_length in segment.offsets.pieces:
            said, there = segment.text[decoded : decoded + length], one.text[start : start + file_length]
            if length == file_length:
                assert [a if not a.isspace() else " " for a in there] == [a if not a.isspace() else " " for a in said]
            elif said == "\ufffc" or there.startswith("<"):
                assert there.startswith("<")
            else:
                assert (said.strip(), there.strip()[:1]) == ("", "") or html.unescape(there) == said


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<div>" * 100_000 + "x" + "</div>" * 100_000, id="deep"),
        pytest.param("<p><b>x" * 20_000, id="styles that are never closed"),
        pytest.param("<!x" * 100_000 + "<" * 100_000, id="signs"),
        pytest.param("&" * 100_000 + "&#" + "9" * 100_000, id="references"),
        pytest.param("<p " + "a=b " * 50_000 + ">x", id="attributes"),
        pytest.param("<p title='" + "a b " * 50_000, id="cut off in an attribute"),
        pytest.param("<a><table>" * 20_000 + "</a>" * 20_000, id="tables in links"),
        pytest.param(("<span>" * 60 + "<li>") * 1_000, id="items in spans"),
    ],
)
def test_hostile_pages_end_soon(text):
    begin = time.process_time()
    document(text)
    assert time.process_time() - begin < 20
