"""What a rule says, and what it becomes on the way to a report."""

from dataclasses import dataclass
from enum import IntEnum

from mtlint.model.span import Span


class Severity(IntEnum):
    """How bad a finding is; ordered, so that a gate can ask for "at least"."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Applicability(IntEnum):
    """How sure a fix is: shown only, applied when asked for by name, applied by `--fix`."""

    DISPLAY = 1
    UNSAFE = 2
    SAFE = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A replacement of a span of the file."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding: sorted, disjoint, all or none."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability

    @classmethod
    def safe(cls, title: str, *edits: Edit) -> "Fix":
        return cls(title, tuple(sorted(edits)), Applicability.SAFE)

    @classmethod
    def unsafe(cls, title: str, *edits: Edit) -> "Fix":
        return cls(title, tuple(sorted(edits)), Applicability.UNSAFE)

    @classmethod
    def display(cls, title: str, *edits: Edit) -> "Fix":
        return cls(title, tuple(sorted(edits)), Applicability.DISPLAY)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, such as the first of two copies. `path` is None for the same file."""

    span: Span
    message: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """All that a rule may yield. Spans count in `Document.text`."""

    span: Span
    message: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    source_rule: str | None = None
    """Id of the rule of another tool that said it, such as LanguageTool's."""
    severity: Severity | None = None
    """What it is here, where that is not what the rule says of all its findings."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with everything a reporter prints. `text` is the file's slice at `span`."""

    code: str
    rule: str
    severity: Severity
    path: str
    span: Span
    text: str
    message: str
    mqm: str
    its: str
    fingerprint: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    source_rule: str | None = None


@dataclass(frozen=True, slots=True)
class Unreported:
    """A finding that is kept back, and why."""

    diagnostic: Diagnostic
    reason: str
