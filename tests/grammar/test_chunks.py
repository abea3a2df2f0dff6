import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.grammar.chunks import LARGEST_REQUEST, LONGEST_SENTENCE, SEPARATOR, chunks
from mtlint.model import Segment, Span
from mtlint.text.offsets import OffsetMap


def plain(text: str, *spans: Span) -> Segment:
    return Segment("0", text, OffsetMap.verbatim(0, len(text)), "en-US", protected=spans)


def sent(chunk) -> str:
    return "".join(piece.get("text", piece.get("markup", "")) for piece in chunk.annotation())


def read(chunk) -> str:
    return "".join(piece.get("text", piece.get("interpretAs", "")) for piece in chunk.annotation())


WORDS = st.sampled_from(
    ["word", "a", ". ", "。", " ", "\n\n", "😀", "e\u0301", "\x1b", "\ud800", "x" * 300, " " * 250, "<b>", "long " * 150]
)
PIECES = st.lists(WORDS, max_size=40).map("".join)


@given(st.lists(PIECES, max_size=6))
def test_nothing_is_lost_and_every_place_leads_back(texts):
    segments = [plain(text) for text in texts]
    covered = dict.fromkeys(range(len(segments)), "")
    for chunk in chunks(segments):
        assert sum(len(part.text) + 2 for part in chunk.parts) <= LARGEST_REQUEST + LONGEST_SENTENCE
        assert len(sent(chunk)) == len(chunk.text)
        assert sent(chunk) == chunk.text
        sent(chunk).encode()
        for part in chunk.parts:
            number = next(at for at, segment in enumerate(segments) if segment is part.segment)
            covered[number] += part.text
    for number, text in enumerate(texts):
        assert covered[number].split() == text.split()


@given(st.lists(PIECES, min_size=1, max_size=5), st.data())
def test_a_range_inside_of_a_part_is_found_at_its_place(texts, data):
    for chunk in chunks([plain(text) for text in texts]):
        part = data.draw(st.sampled_from(chunk.parts))
        start = data.draw(st.integers(0, len(part.text)))
        end = data.draw(st.integers(start, len(part.text)))
        before = SEPARATOR.join(other.text for other in chunk.parts[: chunk.parts.index(part) + 1])
        first = len(before) - len(part.text) + start
        clean = chunk.text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        offset = len(clean[:first].encode("utf-16-le")) // 2
        length = len(clean[first : first + end - start].encode("utf-16-le")) // 2
        place = chunk.place(offset, length, spelling=True)
        if place is not None and start < end:
            assert place == (part.segment, Span(part.start + start, part.start + end))


def test_blank_segments_are_not_sent():
    assert list(chunks([plain(""), plain(" \n\t ")])) == []


def test_small_segments_share_a_request():
    (chunk,) = chunks([plain("One."), plain("Two."), plain("Three.")])
    assert chunk.text == "One.\n\nTwo.\n\nThree."


def test_a_match_across_segments_is_dropped():
    (chunk,) = chunks([plain("One two"), plain("three four.")])
    assert chunk.place(4, 3, spelling=False) is not None
    assert chunk.place(4, 9, spelling=False) is None
    assert chunk.place(7, 2, spelling=False) is None


def test_controls_and_surrogates_keep_their_length():
    (chunk,) = chunks([plain("a\x1b[31mb\x00c\ud800d\tx\r\ny\x85z")])
    assert chunk.text == "a [31mb c\ufffdd\tx\r\ny z"


def test_code_is_read_as_a_word_and_tags_as_nothing():
    text = "Set <b>the</b> {count} now."
    spans = [Span(text.index(piece), text.index(piece) + len(piece)) for piece in ("<b>", "</b>", "{count}")]
    (chunk,) = chunks([plain(text, *spans)])
    assert sent(chunk) == text
    assert read(chunk) == "Set the X now."


def test_nothing_is_found_in_or_beside_code():
    text = "a {name} file teh"
    (chunk,) = chunks([plain(text, Span(2, 8))])
    assert chunk.place(2, 6, spelling=True) is None
    assert chunk.place(0, 1, spelling=False) is None
    assert chunk.place(9, 4, spelling=False) is None
    assert chunk.place(9, 4, spelling=True) is not None
    assert chunk.place(14, 3, spelling=False) is not None


def test_decomposed_letters_are_read_composed():
    (chunk,) = chunks([plain("Cafe\u0301 ok")])
    assert read(chunk) == "Café ok"
    assert sent(chunk) == "Cafe\u0301 ok"
    assert chunk.place(0, 5, spelling=True)[1] == Span(0, 5)


@pytest.mark.parametrize("run", ["(" * 900, " " * 900, "7" * 900, "😀" * 900, "x" * 900])
def test_a_long_run_is_not_read(run):
    (chunk,) = chunks([plain(f"Before {run} after.")])
    assert read(chunk).split() in (["Before", "after."], ["Before", "after", "."])


def test_scripts_without_spaces_are_no_run():
    (chunk,) = chunks([plain("中文" * 300)])
    assert read(chunk) == "中文" * 300


def test_a_text_without_sentence_ends_is_cut_at_white_space():
    text = "words and words " * 700
    found = list(chunks([plain(text)]))
    parts = [part for chunk in found for part in chunk.parts]
    assert max(len(part.text) for part in parts) <= LONGEST_SENTENCE
    assert "".join(part.text for part in parts) == text
    assert all(part.text[-1] == " " for part in parts)
    second = found[0].parts[1]
    assert second.forced
    begin = len(found[0].parts[0].text) + len(SEPARATOR)
    assert found[0].place(begin, 5, spelling=False) is None
    assert found[0].place(begin + 6, 3, spelling=False) == (second.segment, Span(second.start + 6, second.start + 9))


def test_a_megabyte_is_cut_in_no_time():
    begin = time.process_time()
    assert len([chunk.annotation() for chunk in chunks([plain("All is well that ends well. " * 40_000)])]) > 200
    assert time.process_time() - begin < 10
