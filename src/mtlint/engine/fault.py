"""Faults of mtlint itself: one costs the file or the rule that it came up with, never the rest of a run."""

from pathlib import Path
from traceback import extract_tb

from mtlint.model import Failure

_PACKAGE = Path(__file__).parents[1]


def fault(path: str, what: str, error: Exception) -> Failure:
    """What could not be done because of an exception that nobody foresaw, and where it came up."""
    places = [frame for frame in extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(_PACKAGE)]
    where = f", {Path(places[-1].filename).relative_to(_PACKAGE).as_posix()}:{places[-1].lineno}" if places else ""
    return Failure(path, f"{what}: this is a fault of mtlint, please report it ({type(error).__name__}: {error}{where})")
