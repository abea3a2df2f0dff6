from hypothesis import given
from hypothesis import strategies as st

from mtlint.readers import read


def texts(text):
    return [segment.text for segment in read(text.encode("utf-8"), "x.txt", "en-US").segments]


def test_a_line_is_a_block():
    assert texts("A heading\nThe text.\n\n  Indented. \n") == ["A heading", "The text.", "Indented."]


def test_white_space_alone_is_no_block():
    assert texts("a\n\u00a0\nb") == ["a", "b"]


def test_lines_wrapped_at_a_column_are_one_block():
    wrapped = (
        "It is a truth universally acknowledged, that a single man in\n"
        "possession of a good fortune, must be in want of a wife. However\n"
        "little known the feelings or views of such a man may be."
    )
    assert texts(wrapped) == [wrapped]


def test_short_lines_are_not_taken_for_wrapped_ones():
    text = "Monday the first meeting took place in the small town hall\nShort line\nAnother short line"
    assert len(texts(text)) == 3


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80))
def test_every_segment_is_a_slice_of_the_file(text):
    document = read(text.encode("utf-8"), "x.txt", "en-US")
    for segment in document.segments:
        span = segment.span()
        assert document.text[span.start : span.end] == segment.text
    assert "".join("".join(segment.text.split()) for segment in document.segments) == "".join(document.text.split())
