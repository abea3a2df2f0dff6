import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.model import Kind, Span
from mtlint.readers import ReaderError, read

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1)


def catalogue(text, language="en-US", **known):
    return read(text.encode("utf-8"), "x.po", language, **known)


def rows(text):
    return [(row.source, row.text) for row in catalogue(text).segments]


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4), st.integers(20, 80), st.sampled_from(["\n", "\r\n"]))
def test_what_another_program_writes_is_read(messages, width, end):
    file = polib.POFile(wrapwidth=width)
    file.extend(polib.POEntry(msgid=source, msgstr=target) for source, target in messages)
    document = catalogue(str(file).replace("\n", end))
    assert [(row.source, row.text) for row in document.segments] == messages
    for row in document.segments:
        for at, character in enumerate(row.text):
            place = row.span(at, at + 1)
            assert polib.unescape(document.text[place.start : place.end]) == character
            assert row.offsets.decoded(place.start) == at


PLURAL = 'msgid "%d file"\nmsgid_plural "%d files"\n'


@pytest.mark.parametrize(
    ("forms", "sources"),
    [
        pytest.param("nplurals=2; plural=(n != 1);", ["%d file", "%d files"], id="one and many"),
        pytest.param("nplurals=1; plural=0;", ["%d files"], id="one form for all"),
        pytest.param("nplurals=3; plural=(n==0 ? 0 : n==1 ? 1 : 2);", ["%d files", "%d file", "%d files"], id="none first"),
        pytest.param("nplurals=2; plural=(n / 0);", ["%d file", "%d files"], id="no formula"),
    ],
)
def test_each_form_of_a_plural_is_a_row(forms, sources):
    header = f'msgid ""\nmsgstr "Plural-Forms: {forms}\\n"\n\n'
    text = header + PLURAL + "".join(f'msgstr[{form}] "{form}"\n' for form in range(len(sources)))
    assert rows(text) == [(source, str(form)) for form, source in enumerate(sources)]
    assert [row.id for row in catalogue(text).segments] == [f"1[{form}]" for form in range(len(sources))]


def test_what_is_no_message_of_today_is_left_out():
    text = (
        f'{HEADER}\n# a comment\n#. extracted\n#: x.c:1\n#| msgid "before"\n#, fuzzy\nmsgctxt "menu"\nmsgid "Open"\n'
        '# inside\nmsgstr "Auf"\n\n#~ msgid "old"\n#~ msgstr "alt"\n\nmsgid "Open"\nmsgstr "Öffnen"\nmsgid "x"\nmsgstr ""\n'
    )
    assert rows(text) == [("Open", "Auf"), ("Open", "Öffnen"), ("x", "")]
    assert all(row.kind is Kind.ROW for row in catalogue(text).segments)


def test_an_empty_translation_has_a_place():
    text = 'msgid "a"\nmsgstr ""\n'
    (row,) = catalogue(text).segments
    assert text[: row.span().start] == 'msgid "a"\nmsgstr "'
    assert len(row.span()) == 0


def test_the_header_says_language_and_charset():
    text = 'msgid ""\nmsgstr "Language: de_AT\\nX-Source-Language: zh\\nContent-Type: text/plain; charset=ISO-8859-1\\n"\n'
    content = f'{text}\nmsgid "a"\nmsgstr "für"\n'.encode("iso-8859-1")
    document = read(content, "x.po", "en-US", full=str)
    assert (document.language, document.source_language) == ("de-AT", "zh")
    assert [row.text for row in document.segments] == ["für"]


@pytest.mark.parametrize(
    ("flag", "protected"),
    [
        pytest.param("#, fuzzy, c-format\n", ["%s", "<b>", "</b>"], id="printf"),
        pytest.param("#, python-brace-format\n", ["{0}", "<b>", "</b>"], id="braces"),
        pytest.param("#, kde-format\n", ["%1", "<b>", "</b>"], id="numbers"),
        pytest.param("#, no-c-format\n", ["{0}", "<b>", "</b>"], id="not printf"),
        pytest.param("", ["%s", "{0}", "<b>", "</b>"], id="nobody says"),
    ],
)
def test_flags_say_what_is_a_placeholder(flag, protected):
    (row,) = catalogue(f'{flag}msgid "a"\nmsgstr "%s {{0}} %1 <b>fett</b>"\n').segments
    assert [row.text[span.start : span.end] for span in row.protected] == protected


def test_a_translator_comment_is_about_its_message():
    text = 'msgid "a"\nmsgstr "b"\n\n# mtlint: ignore[DUP001] a refrain\n#, fuzzy\nmsgid "c"\nmsgstr ""\n"d"\n'
    text += '\nmsgid "e"\nmsgstr "f"\n'
    (suppression,) = catalogue(text).suppressions
    assert suppression.reason == "a refrain"
    assert suppression.covers == Span(text.index("# mtlint"), text.index('\n\nmsgid "e"'))


def test_a_comment_about_no_message_covers_none():
    text = 'msgid "a"\nmsgstr "b"\n# mtlint: ignore[DUP001]\n'
    (suppression,) = catalogue(text).suppressions
    assert suppression.covers == Span(len(text), len(text))


def test_unknown_escapes_are_what_they_look_like():
    (row,) = catalogue(r'msgid "a"' + "\n" + r'msgstr "C:\dir \"x\" \x41\303\274"').segments
    assert row.text == r'C:\dir "x" Aü'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param('msgid "a"\nmsgstr "b', "line 2, column 8: this text is not closed", id="cut off in a text"),
        pytest.param('msgid "a"\nmsgstr', "line 2, column 7: the file ends within a message", id="cut off behind a keyword"),
        pytest.param('msgid "a"\n', "line 2, column 1: the file ends within a message", id="no translation"),
        pytest.param('msgid "a"\nmsgid "b"\n', 'line 2, column 1: a second "msgid"', id="two sources"),
        pytest.param('msgstr "a"\n', 'line 1, column 1: "msgstr" without a "msgid"', id="no source"),
        pytest.param('"a"\n', "line 1, column 1: a text without a keyword", id="no keyword"),
        pytest.param('msgid msgstr "a"\n', "line 1, column 7: expected a text in quotation marks", id="no text"),
        pytest.param('msgid "a"\nmsgstr "b"\nhello\n', "line 3, column 1: expected .* not 'hello'", id="something else"),
        pytest.param('msgid "a"\n<<<<<<< HEAD\n', "line 2, column 1", id="a conflict"),
    ],
)
def test_what_is_no_catalogue_is_named_with_its_line(text, reason):
    with pytest.raises(ReaderError, match=reason):
        catalogue(text)
