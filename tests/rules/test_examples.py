"""The promises of every rule, also of rules not written yet."""

import pytest

from mtlint.rules.base import Bad, GrammarRule
from mtlint.rules.registry import all_rules
from mtlint.testing import fixed, run, unmark

CASES = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in all_rules()
    if not issubclass(rule, GrammarRule)
    for number, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule, example):
    checker = rule(**rule.example_fields)
    text, spans = unmark(example.text)
    findings = run(checker, text, example.source)
    assert [finding.span for finding in findings] == spans
    if isinstance(example, Bad) and example.fixed is not None:
        after = fixed(findings, text)
        assert after == example.fixed
        assert run(checker, after, example.source) == [], "the fix must leave nothing to report"
