"""Edges of TYP001: which side a mark opens, and where a space belongs."""

import pytest

from mtlint.rules.typography.quote_spacing import QuoteSpacing
from mtlint.testing import fixed, run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param('[[" It]] is late," he said.', id="at the start of a paragraph"),
        pytest.param('He said: "It is [[late. "]]', id="at the end of a paragraph"),
        pytest.param('The [["\u00a0old]] town" and the "new" one.', id="no-break space"),
        pytest.param('"One" and [[" two]]" and "three".', id="between well-set pairs"),
        pytest.param("He calls it [[“ old]] and never says why.", id="curly mark without its other half"),
        pytest.param('"It goes on.', id="quotation that runs over paragraphs"),
        pytest.param('A 5" disk, a 3.5" disk and a "floppy" one.', id="inches"),
        pytest.param("„Das“ ist „neu“ und „alt“.", id="German quotation marks"),
        pytest.param("- [ ] open\n- [x] done", id="check boxes"),
        pytest.param("It was late :( and cold ;)", id="faces"),
        pytest.param("a “loss“ for us", id="wrong mark, right spaces"),
        pytest.param('"' * 50, id="nothing but marks"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(QuoteSpacing(), text)] == spans


def test_the_space_moves_outside_where_none_stands_there():
    text = 'He said "soon "would do and "later "might.'
    assert fixed(run(QuoteSpacing(), text), text) == 'He said "soon" would do and "later" might.'
