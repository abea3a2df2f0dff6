"""How much findings weigh: penalty points and a quality score, after MQM.

The linear scoring model without calibration of Multidimensional Quality Metrics (The MQM Scoring Models,
https://themqm.org/error-types-2/the-mqm-scoring-models/; Lommel et al. 2024, arXiv:2405.16969): each error costs the points
of its severity, and what they add up to is set against the words that were looked at. MQM's critical errors, at 25 points,
need a judgement of consequences that no rule can make.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mtlint.model.finding import Severity

POINTS = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 5}
"""Severity multipliers: MQM's neutral, minor and major."""
REFERENCE_WORDS = 1000
"""Words that a budget speaks of: MQM's reference word count."""
BEST_SCORE = 100
"""MQM's maximum score value."""


Counts = Mapping[tuple[str, str, Severity], int]
"""How many findings there are of each code, rule name and severity."""


def penalty_of(counts: Counts) -> int:
    """Points that findings cost: MQM's absolute penalty total."""
    return sum(POINTS[severity] * count for (_, _, severity), count in counts.items())


def score_of(penalty: int, words: int) -> float | None:
    """What is left of 100 when each word may lose a point, never below 0; None where there are no words to set it against."""
    return max(0.0, BEST_SCORE - BEST_SCORE * penalty / words) if words else None


def selector_weight(selector: str, code: str, name: str) -> int:
    """How exactly a selector names a rule: the characters of its code that it gives, 0 for "ALL", -1 where it does not."""
    if selector == "ALL":
        return 0
    if selector == name:
        return len(code)
    return len(selector) if code.startswith(selector) else -1


@dataclass(frozen=True, slots=True)
class Budget:
    """Points that findings may cost in 1,000 words. `selector` says whose: "ALL", a code or its beginning, or a rule's name."""

    selector: str
    limit: float

    def covers(self, code: str, name: str) -> bool:
        """Whether findings of a rule count against it."""
        return selector_weight(self.selector, code, name) >= 0


@dataclass(frozen=True, slots=True)
class Spending:
    """What the findings under a budget cost, in how many words."""

    budget: Budget
    penalty: int
    words: int

    @property
    def rate(self) -> float:
        """Points in 1,000 words: MQM's normed penalty total; infinite for points without a word."""
        if not self.words:
            return float("inf") if self.penalty else 0.0
        return REFERENCE_WORDS * self.penalty / self.words

    @property
    def within(self) -> bool:
        """Whether the budget holds. Exact: the limit counts as the decimal number that was written."""
        return REFERENCE_WORDS * self.penalty <= Fraction(repr(self.budget.limit)) * self.words


@dataclass(frozen=True, slots=True)
class Gate:
    """What makes a run fail: a finding at least as bad as `least`, if that is set, or a budget that is spent."""

    least: Severity | None = Severity.INFO
    budgets: tuple[Budget, ...] = ()

    def spending(self, counts: Counts, words: int) -> tuple[Spending, ...]:
        """What findings cost, budget by budget."""
        return tuple(
            Spending(budget, penalty_of({key: count for key, count in counts.items() if budget.covers(*key[:2])}), words)
            for budget in self.budgets
        )

    def passes(self, counts: Counts, words: int) -> bool:
        """Whether nothing found makes the run fail."""
        if self.least is not None and any(severity >= self.least for _, _, severity in counts):
            return False
        return all(spending.within for spending in self.spending(counts, words))
