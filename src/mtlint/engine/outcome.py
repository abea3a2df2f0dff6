"""What becomes of a file in a run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Optional

from mtlint.model import Checked, Evidence, Failure


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a checked document, or failures, or both."""

    path: str
    checked: Checked | None
    failures: tuple[Failure, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    """What the rules that look across documents keep of it, by code."""
    alone: Optional["Outcome"] = None
    """What it was before it was compared with other documents."""
