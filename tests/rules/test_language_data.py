"""What rules say they need of a language is what they need."""

import pytest

from mtlint.rules.base import Bad, GrammarRule, SuppressionRule
from mtlint.rules.languages import knows
from mtlint.rules.registry import all_rules
from mtlint.testing import run, unmark

RULES = [pytest.param(rule, id=rule.code) for rule in all_rules() if not issubclass(rule, GrammarRule | SuppressionRule)]
UNKNOWN = "xx"


def found(rule, language):
    """For each bad example whether the rule finds what it must."""
    examples = [(unmark(example.text), example.source) for example in rule.examples if isinstance(example, Bad)]
    checker = rule(**rule.example_fields)
    return [[one.span for one in run(checker, text, source, language)] == spans for (text, spans), source in examples]


@pytest.mark.parametrize("rule", RULES)
def test_without_data(rule):
    now = found(rule, UNKNOWN)
    if rule.language_needs:
        assert not any(now), "it says that it finds nothing without data"
    elif rule.language_wants:
        assert not all(now), "it says that it finds less without data"
    else:
        assert all(now), "it does not say that it needs data"


@pytest.mark.parametrize("rule", RULES)
def test_english_has_all_that_rules_ask_for(rule):
    assert all(knows("en-US", kind) for kind in (*rule.language_needs, *rule.language_wants))
