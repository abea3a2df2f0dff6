"""What the first page shows: counts by family, rule and document."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from mtlint.model import Checked, Severity
from mtlint.reporters.earlier import Difference, Past
from mtlint.reporters.families import in_order
from mtlint.reporters.html.across import Shared
from mtlint.reporters.html.charts import Bar, spread
from mtlint.reporters.html.page import anchors, slug
from mtlint.reporters.html.rule_docs import RuleDoc, RuleDocs
from mtlint.reporters.html.shown import excerpt

_EXAMPLES = 3
_GONE = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the table of documents. Small, as there may be many thousands."""

    path: str
    slug: str
    words: int
    errors: int
    warnings: int
    notes: int
    codes: tuple[tuple[str, int], ...]
    families: tuple[tuple[str, int], ...]
    score: float | None
    """Quality from 0 to 100; None for a document without words."""
    new: int = 0
    gone: int = 0
    findings: str = ""
    """The first six characters of each fingerprint, by which the script tells decisions on findings that are still there."""

    @property
    def total(self) -> int:
        return self.errors + self.warnings + self.notes

    @property
    def density(self) -> float:
        """Findings per 1,000 words."""
        return 1000 * self.total / self.words if self.words else 0.0


@dataclass(slots=True)
class RuleEntry:
    """A rule that found something: how often, how bad, and the first places."""

    rule: RuleDoc
    count: int = 0
    documents: int = 0
    severities: set[Severity] = field(default_factory=set)
    examples: list[tuple[str, str, Markup]] = field(default_factory=list)
    """(slug, path, text) of the first findings."""


@dataclass(slots=True)
class Changes:
    """What changed since an earlier report."""

    tool: str
    """What wrote that report."""
    new: int = 0
    unchanged: int = 0
    gone: int = 0
    first: list[tuple[str, Past]] = field(default_factory=list)
    """The first that are gone, each with the slug of its document; the others stand on the pages of their documents."""
    untold: Counter[str] = field(default_factory=Counter)
    """Findings of which it is not known whether they are gone, by the reason."""

    def add(self, difference: Difference, page: str) -> None:
        """Count one document."""
        self.new += len(difference.new)
        self.unchanged += difference.unchanged
        self.gone += len(difference.gone)
        self.first += [(page, past) for past in difference.gone[: _GONE - len(self.first)]]
        self.untold.update(reason for _, reason in difference.untold)


@dataclass(slots=True)
class Overview:
    """Counts over the report, gathered in one pass."""

    changes: Changes | None = None
    """None where there is no earlier report."""
    entries: list[Entry] = field(default_factory=list)
    families: Counter[str] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)
    by_code: dict[str, RuleEntry] = field(default_factory=dict)
    shared: Shared = field(default_factory=Shared)
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

    @property
    def top(self) -> Iterator[tuple[RuleEntry, float]]:
        """The most frequent rules, with the width of their bars in percent."""
        rules = self.rules[:8]
        return ((entry, round(100 * entry.count / rules[0].count, 2)) for entry in rules)

    @property
    def spread(self) -> list[Bar]:
        """How many documents have how many findings in 1,000 words."""
        return spread([entry.density for entry in self.entries if entry.words])

    def add(self, checked: Checked, docs: RuleDocs, difference: Difference | None = None) -> Entry:
        """Count one document and return its row."""
        path = checked.document.path
        name = slug(path)
        codes: Counter[str] = Counter()
        severities: Counter[Severity] = Counter()
        families: Counter[str] = Counter()
        for diagnostic in checked.diagnostics:
            rule = docs.of(diagnostic)
            entry = self.by_code.setdefault(rule.code, RuleEntry(rule))
            entry.count += 1
            entry.documents += rule.code not in codes
            entry.severities.add(diagnostic.severity)
            if len(entry.examples) < _EXAMPLES:
                entry.examples.append((name, path, excerpt(diagnostic.text, 100)))
            codes[rule.code] += 1
            families[rule.family] += 1
            severities[diagnostic.severity] += 1
        self.families += families
        self.severities += severities
        if self.changes is not None and difference is not None:
            self.changes.add(difference, name)
        row = Entry(
            path,
            name,
            checked.words,
            severities[Severity.ERROR],
            severities[Severity.WARNING],
            severities[Severity.INFO],
            tuple(sorted(codes.items())),
            tuple((family, families[family]) for family in in_order(set(families))),
            checked.score,
            len(difference.new) if difference else 0,
            len(difference.gone) if difference else 0,
            "".join(anchor[2:8] for anchor in anchors(checked.diagnostics)),
        )
        self.entries.append(row)
        return row
