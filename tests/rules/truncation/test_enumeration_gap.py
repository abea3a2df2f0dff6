"""Edges of TRN005."""

import pytest

from mtlint.rules.truncation.enumeration_gap import EnumerationGap
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Firstly, wash. Secondly, dry. [[Fourthly]], rest.", id="adverbs"),
        pytest.param("The first is to wash. The second is to dry. The [[fifth]] is to rest.", id="with an article"),
        pytest.param("First, wash. The second is to dry. [[Fourth]], rest.", id="mixed forms"),
        pytest.param("Tips: 1. Wash. 2. Dry. [[4.]] Rest.", id="numbers in a line"),
        pytest.param("Tips: (1) Wash. (2) Dry. [[(4)]] Rest.", id="numbers in brackets"),
        pytest.param("Tips: 1. Wash;\n\n2. Dry; 3. Rest.\n\n[[5.]] Sleep.", id="numbers in lines and before them"),
        pytest.param("First, wash.\n\nSecond, dry.\n\n[[Fourth]], rest.", id="over paragraphs"),
        pytest.param("First of all, we wash. [[Third]], we rest.", id="first of all"),
        pytest.param("It is to: (a) wash; (b) dry; [[(d)]] rest.", id="letters"),
        pytest.param("I. Wash it.\n\nII. Dry it.\n\n[[IV.]] Rest.", id="Roman numbers"),
        pytest.param("Do this: ① wash ② dry [[④]] rest.", id="circled numbers"),
        pytest.param("One is to wash it. [[Three]] is to rest.", id="numbers that count points"),
        pytest.param("So do I. It was done. V. Miller came. X. Lee left.", id="initials"),
        pytest.param("Under point (a) and point (d) it ends. One is tall. Three are small.", id="references and quantities"),
        pytest.param("We act in [[six aspects]]: first, wash. Second, dry. Third, rest. The fourth is to eat.", id="promise"),
        pytest.param("We act in [[5 ways]]: (1) Wash. (2) Dry. (3) Rest.", id="promise in figures"),
        pytest.param("It has three new parts: the first is bread. The second is milk. The third is salt.", id="promise kept"),
        pytest.param("There are three reasons. Time is the main one.", id="a promise without a count"),
        pytest.param("Second, he dried it. Fourth, he slept.", id="a count that starts late"),
        pytest.param("First, wash. A second step is to dry. Third, rest.", id="the number in another form"),
        pytest.param("First, wash. Then dry it. Third, rest.", id="then"),
        pytest.param("The first World War came. The second was worse. The fourth of July came.", id="no points"),
        pytest.param("First, wash. Second, dry.\n\nFirst, read. Second, write. Third, rest.", id="two counts"),
        pytest.param("1. One\n2. Two\n\n1. Three\n2. Four", id="two lists"),
        pytest.param("It was 1. He scored 3. They lost.", id="numbers that end sentences"),
        pytest.param("In 2019. 5 people came. 12. That was all.", id="other numbers"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(EnumerationGap(), text)] == spans


def test_reach():
    text = "First, wash. Second, dry." + "\n\nThe river rose again." * 3 + "\n\nFourth, rest."
    assert run(EnumerationGap(reach=2), text) == []
    assert len(run(EnumerationGap(), text)) == 1


def test_a_gap_points_at_the_point_before():
    (finding,) = run(EnumerationGap(), "First, wash. Second, dry. Fourth, rest.")
    assert finding.related[0].span.start == 13
    assert "number 3 is missing" in finding.message
