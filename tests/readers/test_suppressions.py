"""Comments in Markdown: which block each is about, and that no rule sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.readers import ReaderError, read


def document(text):
    return read(text.encode("utf-8"), "x.md", "en-US")


C = "<!-- mtlint: ignore[DUP001] why -->"
FILE = "<!-- mtlint: ignore-file[DUP001] -->"
START, END = "<!-- mtlint: ignore-start[TYP] -->", "<!-- mtlint: ignore-end -->"


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        pytest.param(f"One.\n\n{C}\nTwo\nwrapped.\n\nThree.\n", ["Two\nwrapped."], id="before a block"),
        pytest.param(f"One.\n{C}\n\nTwo.\n", ["Two."], id="before a block, behind an empty line"),
        pytest.param(f"{C}\n{C.replace('DUP', 'TYP')}\nOne.\n\nTwo.\n", ["One.", "One."], id="two before one block"),
        pytest.param(f"One {C}\nwrapped.\n\nTwo.\n", [f"One {C}\nwrapped."], id="inside a block"),
        pytest.param(f"# Head {C}\n\nOne.\n", [f"# Head {C}"], id="inside a heading"),
        pytest.param(f"{C}\n- one\n- two\n\nThree.\n", ["- one\n- two"], id="before a list"),
        pytest.param(f"- one\n  {C}\n- two\n- three\n", ["- two"], id="inside a list, before an item"),
        pytest.param(f"> one\n> {C}\n> two\n", ["> two"], id="inside a quotation"),
        pytest.param(f"{C}\n\n| a | b |\n|---|---|\n| c | d |\n", ["| a | b |\n|---|---|\n| c | d |"], id="before a table"),
        pytest.param(f"| a | b |\n|---|---|\n| c {C} | d |\n", [f"| c {C} | d |"], id="in a row"),
        pytest.param(f"---\nt: x\n---\n{C}\nOne.\n\nTwo.\n", ["One."], id="behind front matter"),
        pytest.param(f"One.\n\n{C}\n", [""], id="at the end"),
        pytest.param(f"{C} text\n\nOne.\n", [f"{C} text"], id="with text, which is no prose"),
        pytest.param(f"One.\n\n{FILE}\n", [f"One.\n\n{FILE}\n"], id="for the file"),
        pytest.param(f"One.\n\n{START}\n\nTwo.\n\n{END}\n\nThree.\n", ["\n\nTwo.\n\n"], id="a range of blocks"),
        pytest.param(f"One {START}two{END} three.\n", ["two"], id="a range inside a block"),
    ],
)  # fmt: skip
def test_what_a_comment_covers(text, covered):
    for end in ("\n", "\r\n"):
        found = document(text.replace("\n", end))
        assert [found.text[one.covers.start : one.covers.end].replace(end, "\n") for one in found.suppressions] == covered
        assert [one.problem for one in found.suppressions] == [""] * len(covered)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Write `{C}` there.\n", id="a code span"),
        pytest.param(f"```\n{C}\n```\n\nOne.\n", id="a code block"),
        pytest.param(f"    {C}\n\nOne.\n", id="an indented code block"),
        pytest.param(f"A \\{C} is shown.\n", id="an escape"),
        pytest.param(f"---\nt: {C}\n---\n\nOne.\n", id="front matter"),
    ],
)
def test_what_only_shows_a_comment(text):
    assert document(text).suppressions == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(f"{START}\n\nOne.\n", "never ends", id="no end"),
        pytest.param(f"{START}\n\n{START}\n\n{END}\n", "never ends", id="one end for two"),
        pytest.param(f"One.\n\n{END}\n", "never began", id="no start"),
    ],
)
def test_ranges_that_do_not_close(text, problem):
    first = document(text).suppressions[0]
    assert problem in first.problem
    assert first.covers.end in (first.comment.end, len(text))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("One. <!-- a --> Two.", "One. Two."),
        ("One.<!-- a --> Two.", "One. Two."),
        ("One. <!-- a -->Two.", "One. Two."),
        ("One. <!-- a -->", "One."),
        ("One. <!-- a -->\nTwo.", "One.\nTwo."),
        ("One. <!-- a\nb --> Two.", "One. Two."),
        ("One <!-- a --> <!-- b --> two.", "One two."),
        ("# <!-- a --> One", "One"),
        ("One `<!-- a -->` two.", "One `<!-- a -->` two."),
    ],
)
def test_a_comment_is_not_in_the_text(text, left):
    found = document(text)
    assert [segment.text for segment in found.segments] == [left]
    (segment,) = found.segments
    for at, character in enumerate(segment.text):
        span = segment.span(at, at + 1)
        assert found.text[span.start : span.end] == character


def test_a_block_of_comments_alone_is_none():
    assert document("# <!-- a -->\n\n<!-- b -->\n").segments == ()


COMMENTS = (C, START, END, "<!-- c -->", "<!-->", "<!--", "-->")
OTHERS = (
    "The shop.",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "- ",
    "> ",
    "# ",
    "`",
    "\\",
    "| a | b |\n|---|---|\n| ",
    "|",
    "    ",
    "<div>",
    "---\n",
)
PIECES = st.lists(st.sampled_from((*COMMENTS, *OTHERS)), max_size=20).map("".join)


@given(PIECES)
def test_places_are_true_whatever_surrounds_a_comment(text):
    try:
        found = document(text)
    except ReaderError:
        return
    for segment in found.segments:
        for at, character in enumerate(segment.text):
            span = segment.span(at, at + 1)
            assert character in "\n|" or found.text[span.start : span.end] == character
    for one in found.suppressions:
        comment = found.text[one.comment.start : one.comment.end]
        assert comment.startswith("<!--")
        assert comment.endswith("-->")
        assert all(found.text[name.span.start : name.span.end] == name.text for name in one.selectors)
