"""TMX: which translations there are, what they read as, and which language is checked."""

import pytest

from mtlint.readers import ReaderError, read

TMX = '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header {}/><body>{}</body></tmx>'


def unit(more="", **texts):
    variants = "".join(f'<tuv xml:lang="{name.replace("_", "-")}"><seg>{text}</seg></tuv>' for name, text in texts.items())
    return f"<tu {more}>{variants}</tu>"


def document(*units, header='srclang="zh-CN"', language="en-US", source_language=None, override=False):
    text = TMX.format(header, "".join(units))
    full = None if override else {"en": "en-US", "de": "de-DE"}.get
    return read(text.encode(), "x.tmx", language, source_language, full=full and (lambda own: full(own, own)))


def rows(found):
    return [(segment.text, segment.source) for segment in found.segments]


def test_rows():
    found = document(unit(zh_CN="一", en="One &amp; <![CDATA[<1>]]>"), unit(zh_CN="二", en=""), unit(zh_CN="三"))
    assert rows(found) == [("One & <1>", "一"), ("", "二")]
    assert [segment.id for segment in found.segments] == ["1", "2"]
    assert found.text[: found.segments[1].span().start].endswith("<seg>")
    assert (found.language, found.source_language, found.notes) == ("en-US", "zh-CN", ())


def test_the_language_attribute_of_old_files():
    found = read(b"<tmx><header srclang='ZH'/><body><tu><tuv lang='zh'><seg>a</seg></tuv><tuv lang='EN'><seg>b</seg></tuv></tu>"
                 b"</body></tmx>", "x.tmx", "en-US")  # fmt: skip
    assert rows(found) == [("b", "a")]


SEVERAL = [unit(zh_CN="一", de="Eins", en_GB="One", fr="Un"), unit(fr="Deux", zh_CN="二")]


@pytest.mark.parametrize(
    ("language", "checked", "found"),
    [
        pytest.param("fr-CA", "fr", [("Un", "一"), ("Deux", "二")], id="asked for"),
        pytest.param("en-US", "en-GB", [("One", "一")], id="asked for as another variant"),
        pytest.param("ja", "de-DE", [("Eins", "一")], id="not there, so the first"),
    ],
)
def test_several_languages(language, checked, found):
    several = document(*SEVERAL, language=language)
    assert (several.language, rows(several)) == (checked, found)
    (note,) = several.notes
    assert note.startswith("it is translated into de, en-GB, fr: checked is ")
    assert note.endswith(checked[:2] if language != "en-US" else "en-GB")


def test_a_source_in_two_variants():
    found = document(unit(en="a", fr="b"), unit(en_GB="c", fr="d"), header='srclang="en"')
    assert (rows(found), found.notes) == ([("b", "a"), ("d", "c")], ())
    assert rows(document(unit(en_US="color", en_GB="colour"), header='srclang="en-US"')) == [("colour", "color")]


def test_a_language_that_was_given_for_the_file():
    assert rows(document(*SEVERAL, language="fr-FR", override=True)) == [("Un", "一"), ("Deux", "二")]
    with pytest.raises(
        ReaderError, match="line 3, column 1: no translation into ja, as its languages are zh-CN, de, en-GB, fr"
    ):
        document(*SEVERAL, language="ja", override=True)


def test_both_variants_of_a_language():
    found = document(unit(zh_CN="一", en_US="Color", en_GB="Colour"), unit(zh_CN="二", en_GB="Two"), language="en")
    assert rows(found) == [("Color", "一")]
    both = '<tu><tuv xml:lang="zh-CN"><seg>一</seg></tuv>' + '<tuv xml:lang="en"><seg>One</seg></tuv>' * 2 + "</tu>"
    assert rows(document(both)) == [("One", "一"), ("One", "一")]


@pytest.mark.parametrize(
    ("header", "more", "source_language", "source"),
    [
        pytest.param('srclang="de"', "", None, "Eins", id="said of the file"),
        pytest.param('srclang="de"', 'srclang="fr"', None, "Un", id="said of the unit"),
        pytest.param('srclang="*all*"', "", "fr", "Un", id="given"),
        pytest.param('srclang="*all*"', "", None, "一", id="not known, so the first"),
    ],
)
def test_the_source(header, more, source_language, source):
    there = unit(more, zh_CN="一", en="One", de="Eins", fr="Un")
    assert rows(document(there, header=header, source_language=source_language)) == [("One", source)]


def test_units_that_know_their_source_better_than_the_header():
    there = [unit('srclang="zh"', zh="一", en="One"), unit('srclang="fr"', en="Two", fr="Deux")]
    assert rows(document(*there, header='srclang="en"')) == [("One", "一"), ("Two", "Deux")]


def test_a_text_in_one_language():
    with pytest.raises(ReaderError, match="line 3, column 1: no translation into en-US, as its languages are en: ask"):
        document(unit(en="One"), header='srclang="en"')


@pytest.mark.parametrize(
    ("inner", "text", "tags"),
    [
        pytest.param(
            'a <bpt i="1" x="3">&lt;b></bpt>b<ept i="1">&lt;/b></ept>', "a b", ("bpt 3", "/bpt 3"), id="pairs known by x"
        ),
        pytest.param('<bpt i="1">{\\b </bpt>b<ept i="1">}</ept>', "b", ("bpt {\\b", "/bpt {\\b"), id="pairs known by code"),
        pytest.param('<bpt i="7"/>b<ept i="7"/>', "b", ("bpt 7", "/bpt 7"), id="pairs known by number"),
        pytest.param('a <ph x="1">&lt;img/></ph> b', "a \ufffc b", ("ph 1",), id="a picture"),
        pytest.param('a<ph type="lb"/>b', "a\nb", ("ph",), id="a line break"),
        pytest.param(
            '<it pos="begin">&lt;i></it>a <hi type="x">b</hi>', "a b", ("it <i>",), id="a single half and a highlight"
        ),
        pytest.param("a <ut>code</ut>", "a \ufffc", ("ut code",), id="an unknown tag"),
    ],
)
def test_inline_tags(inner, text, tags):
    (row,) = document(unit(zh_CN=inner, en=inner)).segments
    assert (row.text, row.tags, row.source, row.source_tags) == (text, tags, text, tags)


def test_texts_inside_of_tags_are_rows():
    inner = "{} <ph>&lt;img alt='<sub>{}</sub>'/></ph>"
    found = document(unit(zh_CN=inner.format("看", "图"), en=inner.format("See", "a picture")))
    assert rows(found) == [("See \ufffc", "看 \ufffc"), ("a picture", "图")]
    assert found.segments[0].tags == found.segments[0].source_tags == ("ph <img alt=''/>",)


def test_a_note_keeps_back_what_its_unit_has():
    note = "<note>mtlint: ignore[DUP004] why</note>"
    there = unit(zh_CN="二", en="Two").replace("<tu >", f"<tu >{note}")
    found = document(unit(zh_CN="一", en="One"), there)
    (one,) = found.suppressions
    assert found.text[one.covers.start : one.covers.end] == there
    assert found.text[one.comment.start : one.comment.end] == note


def test_an_empty_memory():
    assert document().segments == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("<map/>", "line 1, column 1: not TMX, as its first element is <map>: leave it out", id="a map of a game"),
        pytest.param("<tmx><body>", "line 1, column 12: the file ends inside <body>", id="cut off"),
    ],
)
def test_what_is_refused(text, reason):
    with pytest.raises(ReaderError, match=reason):
        read(text.encode(), "x.tmx", "en-US")
