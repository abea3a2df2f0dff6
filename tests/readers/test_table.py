import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mtlint.model import Span
from mtlint.readers import ReaderError, read

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters='",;\n\t'), max_size=12)


def table(text, path="x.csv", language="en-US", source_language=None, **known):
    return read(text.encode("utf-8"), path, language, source_language, **known)


def said(text, path="x.csv", **known):
    return [(row.source, row.text) for row in table(text, path, **known).segments]


def written(rows, **how):
    stream = io.StringIO()
    csv.writer(stream, **how).writerows(rows)
    return stream.getvalue()


@given(
    st.lists(st.tuples(CELLS, CELLS), max_size=4),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_what_another_program_writes_is_read(rows, delimiter, end, quoting):
    # Where tabs part cells, one that holds a tab is two: many such tables know no quotation marks as frames.
    assume(delimiter != "\t" or not any("\t" in cell for row in rows for cell in row))
    text = written([("source", "target"), *rows], delimiter=delimiter, lineterminator=end, quoting=quoting)
    document = table(text)
    expected = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row][1:]
    assert [[row.source, row.text] for row in document.segments] == expected
    for row in document.segments:
        for at, character in enumerate(row.text):
            place = row.span(at, at + 1)
            assert document.text[place.start : place.end] in {character, character * 2}
            assert row.offsets.decoded(place.start) == at


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Source,TARGET\na,b\n", [("a", "b")], id="names in any case"),
        pytest.param("id;target;source\n1;b;a,c\n", [("a,c", "b")], id="semicolons"),
        pytest.param("target,note\nb;c,d\n", [(None, "b;c")], id="semicolons in a text"),
        pytest.param("source\ttarget\na\tb,c\n", [("a", "b,c")], id="tabs"),
        pytest.param("target\na\n\nb\n", [(None, "a"), (None, "b")], id="one column, blank lines"),
        pytest.param("source,target\na,", [("a", "")], id="an empty last cell"),
        pytest.param("source,target\n", [], id="only a header"),
    ],
)
def test_what_is_read(text, found):
    assert said(text) == found


def test_columns_by_their_settings():
    assert said("zh,Text;neu\n好,Hallo\n", columns=("text;NEU", "zh")) == [("好", "Hallo")]


@pytest.mark.parametrize(
    ("language", "text"),
    [("de-DE", "Hallo"), ("de-AT", "Servus"), ("en-US", "Hello"), ("fr-FR", "Salut")],
)
def test_columns_named_as_languages(language, text):
    header = "keys,zh_CN,en,de_AT,de,fr-CA"
    rows = table(f"{header}\ngreeting,好,Hello,Servus,Hallo,Salut\n", language=language, source_language="zh").segments
    assert [(row.id, row.source, row.text) for row in rows] == [("greeting", "好", text)]


def test_tables_with_tabs_may_know_no_frames():
    text = 'source\ttarget\n"a\t"b" c\n"x"\t"q""r"\ny\t"open\nz\tend"\n'
    assert said(text, "x.tsv") == [('"a', '"b" c'), ("x", 'q"r'), ("y", '"open'), ("z", 'end"')]


def test_an_empty_cell_has_a_place():
    (framed, bare) = table('source,target,x\na,"",c\na,,c\n').segments
    assert (framed.span(), bare.span()) == (Span(19, 19), Span(25, 25))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("a,b\n1,2\n", "line 1: no column 'target' among 'a', 'b': name .* `target-column`", id="no such column"),
        pytest.param("source,target\na\n", "line 2, column 1: 1 cell where the header has 2: fill", id="a cell too few"),
        pytest.param("source,target\na,b,c\n", "line 2, column 1: 3 cells where the header has 2: quote", id="a cell too many"),
        pytest.param('source,target\na,b\nc,"d\ne,f\n', "line 3, column 3: this quotation mark is never closed", id="cut off"),
        pytest.param('source,target\na,"b" c\n', "line 2, column 3: .* is followed by ' ', not by ','", id="a mark inside"),
        pytest.param("", "line 1: no header", id="empty"),
    ],
)
def test_errors_have_their_line(text, reason):
    with pytest.raises(ReaderError, match=reason):
        table(text)


def test_a_source_column_that_is_not_there_is_named():
    with pytest.raises(ReaderError, match="no column 'zh' among 'source', 'target': mend `source-column`"):
        table("source,target\na,b\n", columns=("target", "zh"))
