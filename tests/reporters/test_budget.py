"""What is said of budgets and scores, to the last decimal that matters."""

import pytest

from mtlint.model import Budget, Spending, Summary
from mtlint.reporters import budget_lines
from mtlint.reporters.summary import score


@pytest.mark.parametrize(
    ("selector", "limit", "penalty", "words", "line"),
    [
        pytest.param("ALL", 15, 12, 1000, "Within budget: 12.0 penalty points per 1,000 words, budget 15.", id="within"),
        pytest.param("GRM", 5, 12, 1000, "Over budget: GRM 12.0 penalty points per 1,000 words, budget 5.", id="over"),
        pytest.param(
            "ALL", 12, 12001, 10**6, "Over budget: 12.001 penalty points per 1,000 words, budget 12.", id="hardly over"
        ),
        pytest.param(
            "ALL", 2.25, 9, 4000, "Within budget: 2.2 penalty points per 1,000 words, budget 2.25.", id="exactly spent"
        ),
        pytest.param("ALL", 0, 5, 0, "Over budget: 5 penalty points in no words, budget 0.", id="points in no words"),
        pytest.param("ALL", 0, 0, 0, "Within budget: 0.0 penalty points per 1,000 words, budget 0.", id="nothing in no words"),
        pytest.param("DUP", 500, 5, 2, "Over budget: DUP 2,500.0 penalty points per 1,000 words, budget 500.", id="thousands"),
    ],
)
def test_budget_lines(selector, limit, penalty, words, line):
    spending = Spending(Budget(selector, limit), penalty, words)
    assert list(budget_lines(Summary(1, words, 1, {}, {}, penalty, None, (spending,), spending.within))) == [line]


@pytest.mark.parametrize(("value", "shown"), [(100.0, "100.0"), (99.9999, "99.9"), (64.28, "64.2"), (0.0, "0.0")])
def test_only_a_text_without_penalty_has_the_whole_score(value, shown):
    assert score(value) == shown
