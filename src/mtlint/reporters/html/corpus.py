"""One page about a corpus: counts, the worst parts, and some findings of each rule. Its size does not grow with the corpus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mtlint.model import POINTS, Corpus, RuleInfo, Severity, Tool, score_of
from mtlint.reporters.families import in_order
from mtlint.reporters.html.charts import Bar, spread
from mtlint.reporters.html.environment import environment
from mtlint.reporters.html.rule_docs import RuleDoc, RuleDocs

_PARTS = 50
_TOP = 8


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a file, or some documents, and how many findings of each severity they have."""

    name: str
    words: int
    counts: Mapping[Severity, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def density(self) -> float:
        """Findings per 1,000 words."""
        return 1000 * self.total / self.words if self.words else 0.0

    @property
    def score(self) -> float | None:
        return score_of(sum(POINTS[severity] * count for severity, count in self.counts.items()), self.words)


@dataclass(frozen=True, slots=True)
class Sample:
    """A finding as the page shows it; `first` is the place that it repeats and what stands there, if it repeats one."""

    where: str
    text: str
    message: str
    first: str | None = None
    first_text: str | None = None


@dataclass(frozen=True, slots=True)
class RuleSamples:
    """How often a rule found something, and some of it."""

    code: str
    name: str
    severity: Severity
    count: int
    samples: tuple[Sample, ...] = ()


@dataclass(frozen=True, slots=True)
class Unchecked:
    """What is no row or was not checked: where, and why."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Entry:
    rule: RuleDoc
    severity: Severity
    count: int
    samples: tuple[Sample, ...]


class _Page:
    """What the template asks for."""

    def __init__(self, corpus: Corpus, rules: Sequence[RuleSamples], parts: Sequence[Part], docs: RuleDocs) -> None:
        self.corpus, self._parts = corpus, parts
        self.severities = {severity: corpus.by_severity.get(str(severity), 0) for severity in Severity}
        found = sorted(rules, key=lambda rule: (-rule.count, rule.code))
        self.rules = [_Entry(docs.named(rule.code, rule.name), rule.severity, rule.count, rule.samples) for rule in found]

    @property
    def density(self) -> float:
        return 1000 * self.corpus.findings / self.corpus.words if self.corpus.words else 0.0

    @property
    def bars(self) -> list[tuple[str, float, int]]:
        """Families as (name, width in percent of the largest, count)."""
        counts: dict[str, int] = {}
        for entry in self.rules:
            counts[entry.rule.family] = counts.get(entry.rule.family, 0) + entry.count
        return [(name, round(100 * counts[name] / max(counts.values()), 2), counts[name]) for name in in_order(set(counts))]

    @property
    def top(self) -> list[tuple[_Entry, float]]:
        """The most frequent rules, with the width of their bars in percent."""
        return [(entry, round(100 * entry.count / self.rules[0].count, 2)) for entry in self.rules[:_TOP]]

    @property
    def spread(self) -> list[Bar]:
        """How many parts have how many findings in 1,000 words."""
        return spread([part.density for part in self._parts if part.words])

    @property
    def worst(self) -> list[Part]:
        """The parts that have most findings for their length."""
        return sorted((part for part in self._parts if part.total), key=lambda part: -part.density)[:_PARTS]

    @property
    def parts(self) -> int:
        return len(self._parts)


def corpus_page(
    corpus: Corpus,
    tool: Tool,
    infos: tuple[RuleInfo, ...],
    *,
    rules: Sequence[RuleSamples],
    parts: Sequence[Part],
    unchecked: Sequence[Unchecked],
) -> str:
    """The page. `infos` tells of all rules, `rules` of those that found something; `unchecked` are the first only."""
    page = _Page(corpus, rules, parts, RuleDocs(infos))
    return environment(tool).get_template("corpus.html").render(page=page, corpus=corpus, unchecked=unchecked)
