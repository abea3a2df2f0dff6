"""What the first page shows: counts by family, rule and document."""

from collections import Counter
from dataclasses import dataclass, field

from markupsafe import Markup

from mtlint.model import Checked, Report, Severity
from mtlint.reporters.families import in_order
from mtlint.reporters.html.page import slug
from mtlint.reporters.html.rule_docs import RuleDoc, RuleDocs
from mtlint.reporters.html.shown import excerpt

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the table of documents."""

    path: str
    slug: str
    words: int
    severities: Counter[Severity]
    families: Counter[str]
    score: float | None
    """Quality from 0 to 100; None for a document without words."""

    @property
    def total(self) -> int:
        return self.families.total()

    @property
    def errors(self) -> int:
        return self.severities[Severity.ERROR]

    @property
    def warnings(self) -> int:
        return self.severities[Severity.WARNING]

    @property
    def notes(self) -> int:
        return self.severities[Severity.INFO]

    @property
    def density(self) -> float:
        """Findings per 1,000 words."""
        return 1000 * self.total / self.words if self.words else 0.0

    def bars(self, most: int) -> list[tuple[str, float, float, int]]:
        """Families as (name, left edge, width, count), in percent of the document with most findings."""
        bars, left = [], 0.0
        for family in in_order(set(self.families)):
            width = 100 * self.families[family] / most
            bars.append((family, round(left, 2), round(width, 2), self.families[family]))
            left += width
        return bars


@dataclass(slots=True)
class RuleEntry:
    """A rule that found something: how often, and the first places."""

    rule: RuleDoc
    count: int = 0
    documents: int = 0
    examples: list[tuple[str, str, Markup]] = field(default_factory=list)
    """(slug, path, text) of the first findings."""


@dataclass(slots=True)
class Overview:
    """Counts over the report, gathered in one pass."""

    entries: list[Entry] = field(default_factory=list)
    families: Counter[str] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)
    by_code: dict[str, RuleEntry] = field(default_factory=dict)
    score: float | None = None
    """Quality of all documents together."""

    @property
    def words(self) -> int:
        return sum(entry.words for entry in self.entries)

    @property
    def total(self) -> int:
        return self.families.total()

    @property
    def most(self) -> int:
        """Findings of the document with most of them, at least 1."""
        return max((entry.total for entry in self.entries), default=0) or 1

    @property
    def density(self) -> float:
        """Findings per 1,000 words."""
        return 1000 * self.total / self.words if self.words else 0.0

    @property
    def rules(self) -> list[RuleEntry]:
        """Rules by how often they found something."""
        return sorted(self.by_code.values(), key=lambda entry: (-entry.count, entry.rule.code))

    @property
    def bars(self) -> list[tuple[str, float, int]]:
        """Families as (name, width in percent of the largest, count)."""
        most = max(self.families.values(), default=0) or 1
        names = in_order(set(self.families))
        return [(name, round(100 * self.families[name] / most, 2), self.families[name]) for name in names]

    def add(self, checked: Checked, docs: RuleDocs) -> None:
        """Count one document."""
        families: Counter[str] = Counter()
        severities: Counter[Severity] = Counter()
        path = checked.document.path
        seen = set()
        for diagnostic in checked.diagnostics:
            rule = docs.of(diagnostic)
            families[rule.family] += 1
            severities[diagnostic.severity] += 1
            entry = self.by_code.setdefault(rule.code, RuleEntry(rule))
            entry.count += 1
            entry.documents += rule.code not in seen
            seen.add(rule.code)
            if len(entry.examples) < _EXAMPLES:
                entry.examples.append((slug(path), path, excerpt(diagnostic.text, 100)))
        self.entries.append(Entry(path, slug(path), checked.words, severities, families, checked.score))
        self.families += families
        self.severities += severities


def gather(report: Report, docs: RuleDocs) -> Overview:
    """Count everything the first page shows."""
    overview = Overview(score=report.summary().score)
    for checked in report.documents:
        overview.add(checked, docs)
    return overview
