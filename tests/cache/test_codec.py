"""Findings come back as they were."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.cache.codec import Kept, decode, encode
from mtlint.model import Diagnostic

PLAIN = st.recursive(
    st.none() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda values: st.lists(values, max_size=3).map(tuple),
    max_leaves=8,
)


@given(st.lists(st.from_type(Diagnostic), max_size=5), st.dictionaries(st.text(), st.lists(PLAIN).map(tuple), max_size=2))
def test_what_is_encoded_comes_back(diagnostics, evidence):
    kept = Kept(tuple(diagnostics), evidence)
    assert decode(encode(kept)) == kept


@pytest.mark.parametrize("text", ["\ud800", "\udfff x", "\x00", "\u2028", "😀", ""], ids=ascii)
def test_any_text_comes_back(finding, text):
    diagnostic = replace(finding(), text=text, message=text, source_rule=None, fix=None, related=())
    assert decode(encode(Kept((diagnostic,)))).diagnostics == (diagnostic,)


def test_what_is_kept_is_plain_json(finding):
    assert json.loads(encode(Kept((finding(),))))["diagnostics"][0]["span"] == {"start": 3, "end": 7}


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"\x80\x04K\x01.", b"[1]", b"{}{", b"{}", b'{"diagnostics": []}', b'{"diagnostics": [], "evidence": [1]}'),
        *(b'{"evidence": {}, "diagnostics": [{"code": "X"}]}', b'{"evidence": {}, "diagnostics": [{"severity": 9}]}'),
    ],
    ids=ascii,
)
def test_anything_else_is_refused(content):
    with pytest.raises((KeyError, TypeError, ValueError)):
        decode(content)
