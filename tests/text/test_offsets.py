import pytest

from mtlint.text.offsets import OffsetMap

# 'a\u4e2d"b' as JSON: a, \u4e2d, \", b from file offset 10 on.
ESCAPED = OffsetMap.of([(10, 1, 1), (11, 1, 6), (17, 1, 2), (19, 1, 1)])


def test_a_verbatim_text_is_shifted():
    offsets = OffsetMap.verbatim(7, 5)
    assert [offsets.start(n) for n in range(5)] == [7, 8, 9, 10, 11]
    assert [offsets.end(n) for n in range(1, 6)] == [8, 9, 10, 11, 12]


def test_neighbouring_verbatim_pieces_are_one():
    assert OffsetMap.of([(3, 2, 2), (5, 4, 4)]).pieces == ((0, 3, 6, 6),)


@pytest.mark.parametrize(
    ("start", "end", "file_start", "file_end"),
    [
        pytest.param(0, 1, 10, 11, id="before the escape"),
        pytest.param(1, 2, 11, 17, id="a whole escape"),
        pytest.param(2, 3, 17, 19, id="a short escape"),
        pytest.param(3, 4, 19, 20, id="after the escapes"),
        pytest.param(0, 4, 10, 20, id="all"),
    ],
)
def test_escapes_are_indivisible(start, end, file_start, file_end):
    assert (ESCAPED.start(start), ESCAPED.end(end)) == (file_start, file_end)
    assert ESCAPED.decoded(file_start) == start


def test_an_offset_inside_an_escape_is_the_character_it_stands_for():
    assert ESCAPED.decoded(14) == 1


def test_a_gap_belongs_to_neither_side():
    offsets = OffsetMap.of([(0, 3, 3), (10, 3, 3)])  # "abc" … "def"
    assert offsets.end(3) == 3
    assert offsets.start(3) == 10
