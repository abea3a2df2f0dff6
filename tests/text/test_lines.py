import pytest

from mtlint.text.lines import LineIndex, lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_breaks(end):
    text = f"ab{end}{end}cd"
    index = LineIndex(text)
    assert index.position(text.index("c")) == (3, 1)
    assert [line for _, line in lines(text)] == ["ab", "", "cd"]
    assert [index.line(number) for number in (1, 2, 3)] == ["ab", "", "cd"]


@pytest.mark.parametrize("character", ["\u2028", "\x85", "\x0b", "\x0c"])
def test_what_editors_do_not_break_at_is_no_line_break(character):
    assert LineIndex(f"a{character}b").position(2) == (1, 3)


def test_columns_count_code_points():
    assert LineIndex("😀e\u0301x").position(3) == (1, 4)


def test_the_end_of_the_text_has_a_place():
    assert LineIndex("ab\n").position(3) == (2, 1)
