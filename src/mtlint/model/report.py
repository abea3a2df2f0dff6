"""The whole input of a reporter."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mtlint.model.document import Document
from mtlint.model.failure import Failure
from mtlint.model.finding import Diagnostic, Severity, Unreported
from mtlint.model.rule_info import RuleInfo
from mtlint.model.scoring import Counts, Gate, Spending, penalty_of, score_of


@dataclass(frozen=True, slots=True)
class Tool:
    """What produced the report. `languagetool` is None where no rule needed it."""

    name: str
    version: str
    languagetool: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One document and what was found in it, in order of place and code."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    unreported: tuple[Unreported, ...] = ()
    """What was kept back; not known of a document whose results are those of an earlier run."""

    def keep_back(self, reasons: Mapping[Diagnostic, str]) -> "Checked":
        """The same without some findings, which are listed as unreported, each with its reason."""
        kept = tuple(diagnostic for diagnostic in self.diagnostics if diagnostic not in reasons)
        told = tuple(Unreported(diagnostic, reasons[diagnostic]) for diagnostic in self.diagnostics if diagnostic in reasons)
        return Checked(self.document, kept, self.unreported + told)

    @property
    def words(self) -> int:
        """White-space separated words of the file's segments."""
        return sum(len(segment.text.split()) for segment in self.document.segments)

    @property
    def counts(self) -> Counts:
        """How many findings there are of each code, rule name and severity."""
        return Counter((diagnostic.code, diagnostic.rule, diagnostic.severity) for diagnostic in self.diagnostics)

    @property
    def penalty(self) -> int:
        """Points that the findings cost."""
        return penalty_of(self.counts)

    @property
    def score(self) -> float | None:
        """Quality from 0 to 100; None for a file without words."""
        return score_of(self.penalty, self.words)


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over a run."""

    files: int
    words: int
    findings: int
    by_code: dict[str, int]
    by_severity: dict[str, int]
    penalty: int
    """Points that the findings cost."""
    score: float | None
    """Quality from 0 to 100; None where there were no words."""
    spending: tuple[Spending, ...]
    """What the findings cost of each budget."""
    passed: bool
    """Whether nothing found makes the run fail; says nothing of what could not be checked."""


@dataclass(frozen=True, slots=True)
class Report:
    """A run: documents in order of path, what could not be checked, and the rules that took part.

    Reporters only iterate over `documents`, so a run over many files may hand in something lazier than a tuple.
    """

    tool: Tool
    documents: Iterable[Checked]
    failures: tuple[Failure, ...]
    rules: tuple[RuleInfo, ...]
    notes: tuple[str, ...] = ()
    """What the user should know of the run, though nothing failed."""
    gate: Gate = field(default_factory=Gate)
    """What makes the run fail."""
    _counted: list[Summary] = field(default_factory=list, init=False, repr=False, compare=False)
    """The summary, once it was asked for: documents that are not in memory are long to go through."""

    def summary(self) -> Summary:
        """Counts, each code and severity in order."""
        if not self._counted:
            self._counted.append(self._count())
        return self._counted[0]

    def _count(self) -> Summary:
        files = words = 0
        counts: Counter[tuple[str, str, Severity]] = Counter()
        for checked in self.documents:
            files += 1
            words += checked.words
            counts.update(checked.counts)
        codes: Counter[str] = Counter()
        severities: Counter[Severity] = Counter()
        for (code, _, severity), count in counts.items():
            codes[code] += count
            severities[severity] += count
        penalty = penalty_of(counts)
        return Summary(
            files,
            words,
            codes.total(),
            dict(sorted(codes.items())),
            {str(severity): severities[severity] for severity in sorted(severities, reverse=True)},
            penalty,
            score_of(penalty, words),
            self.gate.spending(counts, words),
            self.gate.passes(counts, words),
        )
