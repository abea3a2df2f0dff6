"""Protocols behind which the heavy parts stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from mtlint.model.document import Segment
from mtlint.model.failure import Failure
from mtlint.model.report import Checked, Tool
from mtlint.model.rule_info import RuleInfo
from mtlint.model.span import Span


@dataclass(frozen=True, slots=True)
class GrammarMatch:
    """One finding of LanguageTool. `span` counts code points of the segment's text."""

    segment: Segment
    span: Span
    rule: str
    category: str
    issue_type: str
    message: str
    replacements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GrammarResult:
    """What a grammar checker says of some segments; `unchecked` holds those it could not check, with the reason."""

    matches: tuple[GrammarMatch, ...]
    unchecked: tuple[tuple[Segment, str], ...] = ()


Spared = Callable[[Segment, Span], bool]
"""Whether nothing would be reported of a word at a place of a segment that is in no dictionary."""


class GrammarBackend(Protocol):
    """A grammar checker. Safe to call from several threads."""

    @property
    def version(self) -> str:
        """Version of the checker behind it."""
        ...

    def check(self, segments: Sequence[Segment], language: str, spared: Spared | None = None) -> GrammarResult:
        """Check segments of one document, in order; `language` is a full variant such as "en-US".

        Misspellings that are `spared` need not be among the matches: most of the time goes into what is never reported.
        Raises `MtlintError` where the checker cannot be started or does not know the language.
        """
        ...


class Watcher(Protocol):
    """Who is told of documents while a run goes on."""

    def begin(self, tool: Tool, rules: tuple[RuleInfo, ...]) -> None:
        """The run begins; told once, before any document."""
        ...

    def add(self, checked: Checked, failures: tuple[Failure, ...] = ()) -> None:
        """A document is checked, after all steps; `failures` say what of it could not be. In the order of the report."""
        ...
