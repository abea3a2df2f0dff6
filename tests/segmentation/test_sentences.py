"""Where sentences end, and that the places are true."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.segmentation.sentences import _boundaries, sentence_ranges


def sentences(text, language="en-US"):
    return [text[start:end] for start, end in sentence_ranges(text, language)]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("He came.|She left.", id="plain"),
        pytest.param("The China-U.S. relations are good.|They stay so.", id="inside a compound"),
        pytest.param("In the U.S. Congress they met.|It was late.", id="abbreviation before a name"),
        pytest.param("See No. 3 and Vol. 5 first.|Then Fig. 3 follows.", id="numbered abbreviations"),
        pytest.param("J. K. Rowling wrote it.|George W. Bush and John F. Kennedy read it.", id="initials"),
        pytest.param("Mr. Smith and Dr. Lee came at 5 p.m. on Monday.|On Jan. 5 it rained.", id="titles and dates"),
        pytest.param("Tips:|1. Stay calm.|2. Call us.|3. Wait;|4. Install it.", id="list numbers go with their item"),
        pytest.param("1. Stay calm.|2) Call us.|(3) Wait.", id="list numbers in brackets"),
        pytest.param("He scored 12.|Then he left.", id="a number that ends a sentence"),
        pytest.param('Li said: "It is good.|We stay."|He left.', id="inside quotation marks"),
        pytest.param("“It is good. ”|He left.|“We came. ” said Li.", id="space before the closing mark"),
        pytest.param('We opened stores.|"Fang Fang came.|"It is fine. "|Then he left.', id="unpaired straight marks"),
        pytest.param('"Who?" he asked.|"Stop!" he cried.|She asked \'Why?\' and left.', id="what was said goes on small"),
        pytest.param("(He ran.|She hid.)|Why (really?) did he go?", id="brackets"),
        pytest.param("Wait... what?|Really?!|Yes.", id="several marks"),
        pytest.param("He said 😀 ok.|Then 中文字 he left.|Fine\u00a0day.|The end.", id="beyond the basic plane"),
        pytest.param("他来了。|她走了！|“好的。”|他说。", id="full-width marks"),
        pytest.param("Text one.|Text two without\nend.|And three.", id="a line break ends nothing"),
        pytest.param("Visit www.example.com today.|See v1.2.3 for 3.5 million.", id="dots inside words"),
    ],
)
def test_boundaries(marked):
    expected = marked.split("|")
    joiner = "" if "。" in marked else " "
    assert sentences(joiner.join(expected)) == expected


def test_german():
    text = "Er kam am 3. Oktober. Das ist z.B. gut. „Ja. Nein.“ Er ging."
    assert sentences(text, "de-DE") == ["Er kam am 3. Oktober.", "Das ist z.B. gut.", "„Ja.", "Nein.“", "Er ging."]


def test_an_unknown_language_still_has_sentences():
    assert sentences("Yksi tuli. Toinen lähti.", "xx") == ["Yksi tuli.", "Toinen lähti."]


@given(st.text(alphabet=st.sampled_from("aB .!?\"“”()'’1\u00a0😀。\n,:;"), max_size=60))
def test_ranges_are_ordered_disjoint_and_cover_all_but_white_space(text):
    ranges = list(sentence_ranges(text, "en"))
    assert all(start < end for start, end in ranges)
    assert all(before[1] <= after[0] for before, after in pairwise(ranges))
    assert "".join("".join(text[start:end].split()) for start, end in ranges) == "".join(text.split())
    assert all(not text[start].isspace() and not text[end - 1].isspace() for start, end in ranges)


@pytest.mark.parametrize("blank", ["\x85", "\u00a0", "\u2003", "\u2028", "\u202f", "\u3000"])
def test_blanks_of_several_bytes_before_a_stop(blank):
    text = f"It was J{blank}. Smith who came. He left."
    assert text[slice(*list(sentence_ranges(text, "en"))[-1])] == "He left."


def test_a_panic_of_the_segmenter_is_an_exception():
    with pytest.raises(RuntimeError, match="sentencex: end byte index"):
        _boundaries("J\u00a0. Smith", "en")
