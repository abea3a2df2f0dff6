"""Places of a text, as editors count them and in the text that comes after it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.lsp.carry import Change
from mtlint.lsp.positions import Positions
from mtlint.model import Diagnostic, Edit, Fix, Related, Severity, Span

TEXTS = st.text(st.sampled_from("aä。\U0001f3db\r\n\u2028"), max_size=60)
CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


@pytest.mark.parametrize("encoding", CODECS)
@pytest.mark.parametrize("times", [1, 100])
@given(text=TEXTS, data=st.data())
def test_columns_are_the_code_units_before_a_place(encoding, times, text, data):
    text *= times
    offset = data.draw(st.integers(0, len(text)))
    before = text[:offset]
    if before.endswith("\r") and text[offset : offset + 1] == "\n":
        return  # no place of an editor
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    codec, width = CODECS[encoding]
    place = Positions(text, encoding).position(offset)
    assert (place.line, place.character) == (len(lines) - 1, len(lines[-1].encode(codec)) // width)


@given(st.text("ab", max_size=12), st.text("ab", max_size=12), st.data())
def test_what_is_carried_marks_the_same_text(before, after, data):
    change = Change(before, after)
    start = data.draw(st.integers(0, len(before)))
    span = Span(start, data.draw(st.integers(start, len(before))))
    moved = change.span(span)
    if before == after:
        assert moved == span
    elif moved is not None:
        assert after[moved.start : moved.end] == before[span.start : span.end]


def test_only_the_changed_stretch_loses_its_findings():
    before, after = "one two three four", "one two 2 three four"
    spans = {word: Span(before.index(word), before.index(word) + len(word)) for word in before.split()}
    fix = Fix.safe("", Edit(spans["one"], ""), Edit(spans["four"], ""))
    broken = Fix.safe("", Edit(Span(7, 9), ""))

    def diagnostic(word, fix):
        related = (Related(spans["four"], ""), Related(Span(6, 9), ""))
        return Diagnostic("GRM001", "", Severity.INFO, "", spans[word], word, "", "", "", "", related, fix)

    found = [diagnostic("one", fix), diagnostic("four", broken)]
    one, four = Change(before, after).diagnostics(found)
    assert (one.span, four.span) == (Span(0, 3), Span(16, 20))
    assert [edit.span for edit in one.fix.edits] == [Span(0, 3), Span(16, 20)]
    assert four.fix is None
    assert [related.span for related in one.related] == [Span(16, 20)]
    assert list(Change(before, "one tw three four").diagnostics([diagnostic("two", None)])) == []
