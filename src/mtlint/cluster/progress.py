"""Who watches a run."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Told how many of how many parts of a step are done, and what the step is called."""


def unwatched(done: int, of: int, what: str) -> None:
    """Tells nobody."""
    del done, of, what
