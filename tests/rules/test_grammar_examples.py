"""The promises of the rules that speak for LanguageTool, with a real one."""

from pathlib import Path

import pytest

from mtlint.api import grammar_settings
from mtlint.config import load
from mtlint.engine import Plan, lint
from mtlint.grammar import open_backend
from mtlint.rules.base import GrammarRule
from mtlint.rules.registry import all_rules
from mtlint.testing import document, unmark

CASES = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in all_rules()
    if issubclass(rule, GrammarRule)
    for number, example in enumerate(rule.examples, 1)
]


@pytest.fixture(scope="module")
def grammar():
    with open_backend(grammar_settings(load(None, {}, Path()), style=True)) as backend:
        yield backend


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(grammar, rule, example):
    text, spans = unmark(example.text)
    checked, failures = lint(document(text, example.source), Plan((rule(),)), grammar)
    assert failures == []
    assert [diagnostic.span for diagnostic in checked.diagnostics] == spans
