"""Findings come back as they were."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.cache.codec import decode, encode
from mtlint.model import Diagnostic


@given(st.lists(st.from_type(Diagnostic), max_size=5))
def test_what_is_encoded_comes_back(diagnostics):
    assert decode(encode(diagnostics)) == tuple(diagnostics)


@pytest.mark.parametrize("text", ["\ud800", "\udfff x", "\x00", "\u2028", "😀", ""], ids=ascii)
def test_any_text_comes_back(finding, text):
    diagnostic = replace(finding(), text=text, message=text, source_rule=None, fix=None, related=())
    assert decode(encode([diagnostic])) == (diagnostic,)


def test_what_is_kept_is_plain_json(finding):
    assert json.loads(encode([finding()]))[0]["span"] == {"start": 3, "end": 7}


@pytest.mark.parametrize(
    "content", [b"", b"\x80\x04K\x01.", b"[1]", b'[{"code": "X"}]', b'[{"severity": 9}]', b"{}{"], ids=ascii
)
def test_anything_else_is_refused(content):
    with pytest.raises((KeyError, TypeError, ValueError)):
        decode(content)
