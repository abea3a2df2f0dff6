"""What came of a run over a corpus."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Counts over all blocks; `resumed` says how many of them an earlier run had finished, `kept` how many rows were kept.

    `documents` counts those that are files of their own, `rejected` what is no row, `failures` rows and documents that could
    not be checked.
    """

    blocks: int = 0
    resumed: int = 0
    rows: int
    documents: int
    words: int
    findings: int
    rejected: int
    failures: int
    kept: int | None = None
    score: float | None
    by_code: Mapping[str, int]
    by_severity: Mapping[str, int]
    passed: bool
    """Whether nothing found makes the run fail; says nothing of what could not be checked."""
    notes: tuple[str, ...] = ()
