"""Edges of TRN003."""

import pytest

from mtlint.rules.truncation.unbalanced_delimiter import UnbalancedDelimiter
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("He met her[[)]] twice in May.", id="round bracket closes nothing"),
        pytest.param("He met {her [[(]]twice} in May.", id="kinds are told apart"),
        pytest.param("The «river» rose in May[[»]].", id="guillemets are counted"),
        pytest.param("The “river” rose in [[“]]May.", id="curly mark"),
        pytest.param("1) Wash it.\n2) Dry it.", id="marks of a list"),
        pytest.param("It is late ;-) and dark :( here.", id="smileys"),
        pytest.param("“We met in May.\n\n“We met in June.\n\n“We meet again.”", id="a quotation of three paragraphs"),
        pytest.param(
            "He wrote (in a long letter to them:\n\nDear all, we are well.\n\nYours) and sent it.", id="over paragraphs"
        ),
        pytest.param("The dogs' home and the '90s, don't you know.", id="apostrophes"),
        pytest.param("He is 5'10\" tall.", id="feet and inches"),
        pytest.param("", id="nothing"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(UnbalancedDelimiter(), text)] == spans


def test_rows_may_lack_what_the_source_lacks():
    assert run(UnbalancedDelimiter(), "He came (twice", "Er kam (zweimal") == []
    assert run(UnbalancedDelimiter(), "He came （twice", "他来了（两次") == []
    assert len(run(UnbalancedDelimiter(), "He came (twice", "Er kam (zweimal)")) == 1
    assert len(run(UnbalancedDelimiter(), 'He said "yes', "他说“是”")) == 1


def test_reach():
    text = "He met her (twice.\n\nIt rained.\n\nIt was in May)."
    assert run(UnbalancedDelimiter(), text) == []
    assert len(run(UnbalancedDelimiter(reach=1), text)) == 2
