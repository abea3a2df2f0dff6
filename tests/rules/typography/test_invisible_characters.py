"""Edges of TYP007: what is invisible, and what a script needs."""

import pytest

from mtlint.rules.typography.invisible_characters import InvisibleCharacters
from mtlint.testing import fixed, run, unmark


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        pytest.param("One.\r\n[[ \u00a0 ]]\r\nTwo.", "One.\r\n\r\nTwo.", id="line of spaces, CRLF"),
        pytest.param("[[\ufeff]]One.", "One.", id="byte-order mark that is no longer first"),
        pytest.param("a[[\u202e]]b[[\u202c]]", "ab", id="direction in Latin text"),
        pytest.param("one[[\x01]] two", "one two", id="control character beside a space"),
        pytest.param("one[[ \u00a0]]two", "one two", id="space and no-break space"),
        pytest.param("a[[\u200d]]b", "ab", id="joiner between Latin letters"),
    ],
)
def test_found_and_mended(marked, after):
    text, spans = unmark(marked)
    findings = run(InvisibleCharacters(), text if text[0] != "\ufeff" else "\ufeff" + text)
    assert [finding.span for finding in findings] == spans
    assert fixed(findings, text) == after


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("5\u00a0km and 1\u202f000", id="single no-break spaces"),
        pytest.param("Tab\tand two  spaces.\n \t\nMore.", id="ASCII white space"),
        pytest.param("שלום\u200f!", id="direction in Hebrew"),
        pytest.param("क्\u200dष", id="joiner in Devanagari"),
        pytest.param("❤\u200d🔥", id="joiner in an emoji"),
    ],
)
def test_quiet(text):
    assert run(InvisibleCharacters(), text) == []
