"""Edges of DUP006: lines that hold a text twice, and pairs of lines."""

import pytest

from mtlint.rules.duplication.doubled_line import DoubledLine
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("THE U.S. [[THE U.S.]]\n\nThe market is open.", id="initials"),
        pytest.param("City News | [[City News]]\n\nThe market is open.", id="bar between"),
        pytest.param("PARIS, FRANCE [[Paris, France]]\n\nThe market is open.", id="letter case"),
        pytest.param("News [[News]]\n\nThe market is open.", id="one word"),
        pytest.param("CITY NEWS: [[CITY NEWS]]\n\nThe market is open.", id="colon in capitals"),
        pytest.param("News: news\n\nThe market is open.", id="colon"),
        pytest.param("Again, again\n\nThe market is open.", id="comma"),
        pytest.param("The shop is open. The shop is open.", id="sentences are DUP001's"),
        pytest.param("MARKET REPORT\n\n[[Market report]]\n\nThe market is open.", id="two lines"),
        pytest.param("Market report\n\nThe market is open. All is well.\n\nMarket report\n", id="not adjacent"),
        pytest.param("12 30\n\n12 30\n\nThe market is open.", id="numbers"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(DoubledLine(), text)] == spans


def test_a_source_that_says_it_twice():
    assert run(DoubledLine(), "Happy birthday happy birthday", "Viel Glück, viel Glück") == []
    assert run(DoubledLine(), "Happy birthday happy birthday", "Viel Glück") != []
