"""What is new in the files of a run."""

from collections.abc import Mapping
from dataclasses import dataclass

Lines = frozenset[int] | None
"""Numbers of new lines, from 1; only a line feed ends a line, as git has it. None: all of the file is new."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Files that changed since something, by the path that reports call them. A file that is not there did not change."""

    since: str
    """What it is the difference to, as in "was there before main"."""
    lines: Mapping[str, Lines]
    notes: tuple[str, ...] = ()
    """What the user should know of how they were found."""

    @property
    def reason(self) -> str:
        """Why a finding in an old line is not reported."""
        return f"was there before {self.since}"
