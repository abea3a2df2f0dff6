"""A repetition weighs more where the source shows that it is none of the author's."""

import pytest

from mtlint.model import Severity
from mtlint.rules.duplication.near_duplicate_sentence import NearDuplicateSentence
from mtlint.rules.duplication.repeated_phrase import RepeatedPhrase
from mtlint.rules.duplication.repeated_word import RepeatedWord
from mtlint.testing import diagnose, run

PHRASE = "The firm has been relentless in its has been relentless in its efforts."
NEAR = (
    "The new library in the old harbour has opened its doors to all readers. "
    "The new library within the old harbour had opened its doors for all readers."
)


@pytest.mark.parametrize(
    ("rule", "target", "source"),
    [
        pytest.param(RepeatedPhrase(), PHRASE, "Die Firma bemüht sich unablässig.", id="phrase"),
        pytest.param(RepeatedWord(), "The the shop is open.", "Der Laden ist offen.", id="word"),
        pytest.param(NearDuplicateSentence(), NEAR, "Die neue Bücherei im Hafen ist für alle offen.", id="sentence"),
    ],
)
def test_what_the_source_does_not_repeat_is_an_error(rule, target, source):
    (found,) = diagnose([rule], target, source)
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("rule", "target"),
    [pytest.param(RepeatedPhrase(), PHRASE, id="phrase"), pytest.param(RepeatedWord(), "The the shop is open.", id="word")],
)
def test_without_a_source_the_rule_says_how_bad_it_is(rule, target):
    (found,) = diagnose([rule], target)
    assert found.severity is rule.severity is Severity.WARNING


def test_a_source_that_says_something_twice_makes_it_no_error():
    source = "Der Laden ist offen, und der Laden daneben, der große Laden, ist geschlossen."
    (found,) = diagnose([RepeatedWord()], "The the shop is open, and the shop beside it, the large one, is closed.", source)
    assert found.severity is Severity.WARNING


def test_what_the_source_repeats_is_not_reported():
    assert run(RepeatedPhrase(), "The room is nice and nice.", "Das Zimmer ist freundlich und freundlich.") == []
