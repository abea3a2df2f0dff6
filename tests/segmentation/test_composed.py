"""Letters made one, with true places."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.model import Document, Kind, Segment, Span
from mtlint.readers import read
from mtlint.segmentation import composed
from mtlint.text.offsets import OffsetMap

TEXTS = st.text(st.sampled_from("aeo x\u0301\u0308\u0323\u212b\uac00\u1100\u1161\u11a8\u09c7\u09be\U0001d15e中é"), max_size=30)


def document(text, *protected):
    segment = Segment("0", text, OffsetMap.verbatim(3, len(text)), "en-US", Kind.ROW, text, protected)
    return Document("a.txt", "txt", "en-US", f"...{text}", (segment,), "")


@given(TEXTS)
def test_all_that_unicode_calls_equal(text):
    (segment,) = composed(document(text)).segments
    assert segment.text == segment.source == unicodedata.normalize("NFC", text)


@given(TEXTS)
def test_each_character_is_where_it_is_written(text):
    whole = document(text)
    (segment,) = composed(whole).segments
    end = 3
    for at in range(len(segment.text)):
        place = segment.span(at, at + 1)
        assert 3 <= place.start <= place.end <= len(whole.text)
        assert place.start in {end, segment.span(at - 1, at).start if at else 3}, "nothing is left out"
        end = place.end
    assert end == len(whole.text)
    assert unicodedata.normalize("NFC", whole.text[3:]) == segment.text


def test_what_is_composed_stays_as_it_is():
    one = document("Café 中文 😀")
    assert composed(one) is one


def test_protected_places_move():
    text = "Cafe\u0301 {x} e\u0301"
    (segment,) = composed(document(text, Span(6, 9))).segments
    assert [segment.text[span.start : span.end] for span in segment.protected] == ["{x}"]


@pytest.mark.parametrize(
    ("path", "content"), [("a.html", "<p>Caf&eacute; e&#x301;&amp;</p>"), ("a.json", '{"a": "Cafe\\u0301 x"}')]
)
def test_escapes(path, content):
    whole = read(content.encode(), path, "en-US")
    (segment,) = composed(whole).segments
    at = segment.text.rindex("é")
    place = segment.span(at, at + 1)
    assert whole.text[place.start : place.end] in {"e&#x301;", "e\\u0301"}
