import re

import pytest

from mtlint.model import Changes, Checked, Diagnostic, Document, Related, Severity, Span
from mtlint.triage import only_new


def findings(text, places, related=()):
    return tuple(
        Diagnostic("X001", "x", Severity.WARNING, "x.txt", span, text[span.start : span.end], "", "", "", "", related)
        for span in places
    )


def kept(text, lines, *places, related=()):
    """Texts of the findings at given places that are reported where given lines are new."""
    found = findings(text, places, related)
    checked = Checked(Document("x.txt", "txt", "en", text, (), ""), found)
    after = only_new(Changes("main", {"x.txt": lines, "changed.txt": None}))(checked)
    assert {*after.diagnostics, *(one.diagnostic for one in after.unreported)} == set(found)
    assert {one.reason for one in after.unreported} <= {"was there before main"}
    return [diagnostic.text for diagnostic in after.diagnostics]


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("\n", id="line feeds"),
        pytest.param("\r\n", id="both"),
        pytest.param("\u2028\n", id="a line separator as well"),
        pytest.param("\r\r\n", id="a lone carriage return as well"),
        pytest.param("\x0b\x85\x0c\n", id="what else str.splitlines splits at"),
    ],
)
def test_lines_are_those_of_git(between):
    text = between.join(("one", "two", "three"))
    places = [Span(text.index(word), text.index(word) + len(word)) for word in ("one", "two", "three")]
    assert kept(text, frozenset({2}), *places) == ["two"]


def test_without_line_feeds_all_is_one_line():
    assert kept("one\rtwo\rthree", frozenset({1}), Span(0, 3), Span(8, 13)) == ["one", "three"]


@pytest.mark.parametrize(
    ("span", "is_new"),
    [
        pytest.param(Span(0, 2), False, id="before"),
        pytest.param(Span(0, 3), False, id="up to and with the line end before"),
        pytest.param(Span(0, 4), True, id="into it"),
        pytest.param(Span(3, 3), True, id="an empty place in it"),
        pytest.param(Span(5, 6), True, id="its own line end"),
        pytest.param(Span(6, 8), False, id="behind"),
        pytest.param(Span(0, 8), True, id="across"),
    ],
)
def test_a_place_touches_a_line(span, is_new):
    assert bool(kept("aa\nbb\ncc", frozenset({2}), span)) is is_new


@pytest.mark.parametrize(
    ("related", "is_new"),
    [
        pytest.param(Related(Span(3, 5), "first"), True, id="in a new line"),
        pytest.param(Related(Span(3, 5), "first", "x.txt"), True, id="in a new line of this file by name"),
        pytest.param(Related(Span(6, 8), "first"), False, id="in an old line"),
        pytest.param(Related(Span(3, 5), "first", "old.txt"), False, id="in a file that did not change"),
        pytest.param(Related(Span(3, 5), "first", "changed.txt"), True, id="in a file that did"),
    ],
)
def test_a_related_place_counts(related, is_new):
    assert bool(kept("aa\nbb\ncc", frozenset({2}), Span(0, 2), related=(related,))) is is_new


def test_everything_may_be_new():
    assert kept("aa\nbb", None, Span(0, 2), Span(3, 5)) == ["aa", "bb"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("old\n\nnew\n\nnew\n\nold", "old\n\nnew\n\n\n\nold", id="a line emptied"),
        pytest.param("old\n\nnew\n\nnew\n\nold", "old\n\nnew\n\nold", id="lines removed"),
        pytest.param("old\n\nnew\n\nnew\n\nold", "old\n\nnew\n\nthe new\nnew\n\nold", id="a line broken in two"),
        pytest.param("old\n\nnew\n\nnew\n\nold", "old\n\nold", id="all that was new removed"),
    ],
)
def test_new_lines_are_found_again_after_a_fix(before, after):
    step = only_new(Changes("main", {"x.txt": frozenset({3, 5})}))
    for text in (before, after):
        places = [Span(match.start(), match.end()) for match in re.finditer(r"old|new", text)]
        left = step(Checked(Document("x.txt", "txt", "en", text, (), ""), findings(text, places))).diagnostics
        assert [diagnostic.text for diagnostic in left] == ["new"] * text.count("new")
