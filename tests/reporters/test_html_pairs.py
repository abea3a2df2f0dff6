"""Two passages side by side, what an edit shows, and what a page holds for a reviewer's files."""

import json
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from mtlint.model import Diagnostic, Edit, Fix, Related, Severity, Span, key_of
from mtlint.reporters import FOLDER_REPORTERS
from mtlint.reporters.html.pairs import Passage, pair
from mtlint.reporters.html.review import finding_data, pattern
from mtlint.reporters.html.shown import edited
from mtlint.text.fold import fold


def compared(one, other):
    return pair(Passage(one, "first", "1:1", None, "en"), Passage(other, "this", "2:1", "#t", "en"))


def marked(found):
    return ["".join(f"[{run.text}]" if run.differs else str(run.text) for run in side.runs) for side in found.sides]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("The shop is open.", "The  shop\nis open.", ["The shop is open."] * 2, id="the same but for white space"),
        pytest.param("The shop is open.", "The shop was open.", ["The shop [is] open.", "The shop [was] open."], id="a word"),
        pytest.param("The shop is open.", "The shop is open", ["The shop is open[.]", "The shop is open"], id="a mark"),
        pytest.param("the shop is open", "The shop is open", ["[the] shop is open", "[The] shop is open"], id="case"),
        pytest.param(
            "a big red old shop", "a small new shop", ["a [big red old] shop", "a [small new] shop"], id="several words"
        ),
        pytest.param("店在九点开门", "店在八点开门", ["店在[九]点开门", "店在[八]点开门"], id="without spaces"),
        pytest.param("किताब पढ़ी गई", "किताब पढ़ा गई", ["किताब [पढ़ी] गई", "किताब [पढ़ा] गई"], id="marks stay with their letters"),
        pytest.param("a <b> c", "a <i> c", ["a &lt;[b]&gt; c", "a &lt;[i]&gt; c"], id="escaped"),
    ],
)
def test_what_differs_is_marked(one, other, expected):
    found = compared(one, other)
    assert marked(found) == expected
    assert found.same == (expected[0] == expected[1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("circular", "notice", id="nothing in common"),
        pytest.param("word " * 1000, "word " * 1000, id="too long"),
        pytest.param(" ", " ", id="nothing to see"),
    ],
)
def test_what_is_not_compared(one, other):
    assert compared(one, other) is None


@given(st.text(st.sampled_from("ab .,é\u0301漢字\n"), max_size=30), st.text(st.sampled_from("ab .,é\u0301漢字\n"), max_size=30))
def test_both_sides_are_whole(one, other):
    found = compared(one, other)
    if found is None:
        return
    for side, text in zip(found.sides, (one, other), strict=True):
        assert "".join(str(run.text) for run in side.runs).split() == text.split()
        assert not any(before.differs == after.differs for before, after in zip(side.runs, side.runs[1:], strict=False))
    kept = ["".join(str(run.text) for run in side.runs if not run.differs).split() for side in found.sides]
    assert "".join(kept[0]) == "".join(kept[1])


def test_a_pair_across_documents(factory, tmp_path):
    first, second = (
        factory.document("a.txt", "The shop is open today.\n"),
        factory.document("b.txt", "The shop was open today.\n"),
    )
    maker = factory.Maker(second)
    related = Related(Span(0, 23), "first occurrence", "a.txt")
    maker.add("DUP001", "The shop was open today.", "again", related=(related,))
    FOLDER_REPORTERS["html"].write(factory.report(factory.Maker(first), maker), tmp_path)
    [page] = (tmp_path / "documents").glob("b-txt*.html")
    text = page.read_text("utf-8")
    assert (
        'first occurrence, a.txt:1:1</a></p><p class="passage" lang="en-US" dir="ltr">The shop <b class="differs">is</b>'
        in text
    )
    assert 'this finding, 1:1</a></p><p class="passage" lang="en-US" dir="ltr">The shop <b class="differs">was</b>' in text


def test_a_place_inside_the_finding_is_no_pair(factory, tmp_path):
    maker = factory.Maker(factory.document("a.txt", "on and on and on and on it goes\n"))
    related = Related(maker.span("on and on"), "first occurrence")
    maker.add("DUP003", "on and on and on and on", "twice", related=(related,))
    FOLDER_REPORTERS["html"].write(factory.report(maker), tmp_path)
    text = next((tmp_path / "documents").glob("*.html")).read_text("utf-8")
    assert '<div class="pair">' not in text
    assert "first occurrence, 1:1" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" ", "␣"),
        ("a b", "a b"),
        (" a", "␣a"),
        ("a\r\nb\t", "a↵b⇥"),
        ("10\xa0km", "10U+00A0km"),
        ("a\u200bb", "aU+200Bb"),
        ("<b>", "&lt;b&gt;"),
        ("", ""),
    ],
)
def test_what_an_edit_shows(text, expected):
    assert re.sub(r"</?span[^>]*>", "", str(edited(text))) == expected


def test_an_edit_shows_the_text_around_it_and_not_the_file(factory, tmp_path):
    maker = factory.Maker(factory.document("a.txt", "One line.\nHe said  so.\nThird line.\n"))
    maker.add("TYP007", "  ", "two spaces", fix=Fix.safe("Remove one", Edit(Span(17, 19), " ")))
    FOLDER_REPORTERS["html"].write(factory.report(maker), tmp_path)
    text = next((tmp_path / "documents").glob("*.html")).read_text("utf-8")
    sign = '<span class="sign" title="space">␣</span>'
    assert f">He said<del>{sign}{sign}</del><ins>{sign}</ins>so.</p>" in text


def diagnostic(text):
    return Diagnostic("DUP001", "x", Severity.ERROR, "a.txt", Span(0, 1), text, "", "", "", "1f2e")


@given(st.text(st.characters(codec=None), max_size=150))
def test_data_of_a_finding_is_plain_and_finds_it_again(text):
    data = finding_data(diagnostic(text))
    assert data.isascii()
    assert data.isprintable()
    values = json.loads(data)
    known = key_of(diagnostic(text))
    assert (values["code"], values["text"], values["sha256"]) == tuple(known)
    assert fold(values["quote"]) in fold(text)


@pytest.mark.parametrize(
    "path",
    [
        "a.txt",
        "deep/er/a b.txt",
        "we[i]rd*?.txt",
        "#1.txt",
        "!no.txt",
        "tail ",
        "back\\slash",
        "é/漢.txt",
        "/abs/a.txt",
        "../up.txt",
    ],
)
def test_a_pattern_names_one_file(path):
    spec = GitIgnoreSpec.from_lines([pattern(path)])
    assert spec.match_file(path)
    others = [f"other/{path}", f"{path}x", path.replace("*", "x").replace("[i]", "i")]
    assert Counter(bool(spec.match_file(other)) for other in others if other != path) == {False: len(set(others) - {path})}
