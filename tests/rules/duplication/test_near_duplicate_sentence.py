"""Edges of DUP002: small changes, and differences that make another statement."""

import pytest

from mtlint.rules.duplication.near_duplicate_sentence import NearDuplicateSentence
from mtlint.testing import run

BASE = "The ministry will raise the salaries of all teachers in remote villages before winter."


@pytest.mark.parametrize(
    ("other", "count"),
    [
        pytest.param(
            "The ministry would raise the salaries of all the teachers in remote villages before the winter.",
            1,
            id="function words",
        ),
        pytest.param(
            "The ministry will raise salaries for all teachers within remote villages before winter.", 1, id="prepositions"
        ),
        pytest.param(
            "In remote villages, the ministry will raise the salaries of all teachers before winter.", 1, id="other order"
        ),
        pytest.param(
            "Before winter in remote villages, all teachers' salaries the ministry will raise.", 1, id="every clause moved"
        ),
        pytest.param(
            "The ministry will reportedly raise the salaries of all teachers currently in remote villages before winter.",
            1,
            id="adverbs",
        ),
        pytest.param(
            "The ministry will not raise the salaries of all teachers in remote villages before winter.", 0, id="negation"
        ),
        pytest.param(
            "The ministry will raise the salaries of all 30 teachers in remote villages before winter.", 0, id="number"
        ),
        pytest.param(
            "The ministry will raise the salaries of all Tibetan teachers in remote villages before winter.", 0, id="name"
        ),
        pytest.param(
            "The ministry will cut the salaries of all drivers in remote villages before winter.", 0, id="other words"
        ),
        pytest.param(BASE, 0, id="exact copies are DUP001's"),
    ],
)
@pytest.mark.parametrize(
    "between", [" ", " The union is glad. It has waited long for that day.\n\nNobody knew. "], ids=["adjacent", "apart"]
)
def test_changes(other, count, between):
    assert len(run(NearDuplicateSentence(), BASE + between + other)) == count


def test_short_sentences_are_left_alone():
    assert run(NearDuplicateSentence(), "We met a friend today. We met the friend today.") == []
    assert run(NearDuplicateSentence(min_words=4, min_content_words=2), "We met a friend today. We met the friend today.") != []
