from math import inf

import pytest

from mtlint.model import Budget, Gate, Severity, Spending
from mtlint.model.scoring import penalty_of, score_of, selector_weight

ERROR = ("DUP001", "repeated-sentence", Severity.ERROR)
WARNING = ("GRM001", "grammar-error", Severity.WARNING)
NOTE = ("CON001", "term-variants", Severity.INFO)


def test_points_are_those_of_mqm():
    assert penalty_of({ERROR: 2, WARNING: 3, NOTE: 7}) == 2 * 5 + 3 * 1 + 7 * 0


@pytest.mark.parametrize(
    ("penalty", "words", "score"),
    [
        pytest.param(0, 500, 100.0, id="nothing found"),
        pytest.param(13, 1000, 98.7, id="in 1,000 words"),
        pytest.param(60, 50, 0.0, id="never below 0"),
        pytest.param(0, 0, None, id="no words"),
        pytest.param(5, 0, None, id="points in no words"),
    ],
)
def test_score(penalty, words, score):
    assert score_of(penalty, words) == score


@pytest.mark.parametrize(
    ("limit", "penalty", "words", "within", "rate"),
    [
        pytest.param(12.0, 12, 1000, True, 12.0, id="exactly spent"),
        pytest.param(12.0, 13, 1000, False, 13.0, id="a point over"),
        pytest.param(2.3, 23, 10_000, True, 2.3, id="a decimal number is that number"),
        pytest.param(0.1, 3, 30_000, True, 0.1, id="not the float next to it"),
        pytest.param(0.0, 0, 700, True, 0.0, id="nothing allowed and nothing found"),
        pytest.param(0.0, 1, 10**9, False, 1e-6, id="one point is more than none"),
        pytest.param(0.0, 0, 0, True, 0.0, id="no words and no points"),
        pytest.param(1e9, 1, 0, False, inf, id="no words and a point"),
    ],
)
def test_a_budget_holds_to_the_point(limit, penalty, words, within, rate):
    spending = Spending(Budget("ALL", limit), penalty, words)
    assert (spending.within, spending.rate) == (within, rate)


@pytest.mark.parametrize(
    ("selector", "weight"),
    [("ALL", 0), ("DUP", 3), ("DUP001", 6), ("repeated-sentence", 6), ("GRM", -1), ("repeated", -1)],
)
def test_how_exactly_a_selector_names_a_rule(selector, weight):
    assert selector_weight(selector, *ERROR[:2]) == weight


@pytest.mark.parametrize(
    ("gate", "passes"),
    [
        pytest.param(Gate(), False, id="any finding fails when nothing is set"),
        pytest.param(Gate(Severity.WARNING), True, id="nothing so bad"),
        pytest.param(Gate(None), True, id="nothing fails"),
        pytest.param(Gate(None, (Budget("ALL", 0),)), True, id="notes cost nothing"),
        pytest.param(Gate(Severity.INFO, (Budget("ALL", 9),)), False, id="both are asked"),
    ],
)
def test_gate_over_notes(gate, passes):
    assert gate.passes({NOTE: 2}, 100) is passes


def test_each_budget_counts_its_own_rules():
    gate = Gate(None, (Budget("ALL", 80), Budget("DUP", 60), Budget("grammar-error", 19)))
    spent = gate.spending({ERROR: 1, WARNING: 2, NOTE: 4}, 100)
    assert [(one.penalty, one.rate, one.within) for one in spent] == [(7, 70.0, True), (5, 50.0, True), (2, 20.0, False)]
    assert not gate.passes({ERROR: 1, WARNING: 2}, 100)
    assert gate.passes({ERROR: 1}, 100)
