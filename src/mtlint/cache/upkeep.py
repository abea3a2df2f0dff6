"""What is kept, and how to be rid of it: for `mtlint doctor` and `mtlint clean`."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from mtlint.cache.results import FILE
from mtlint.model import MtlintError

_ENDINGS = ("", "-wal", "-shm", "-journal", ".damaged")
_WAIT_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class ResultsState:
    """The results in a cache folder. `count` is None where `problem` says why they cannot be counted."""

    file: Path
    size: int
    count: int | None
    problem: str | None = None


def results_state(folder: Path) -> ResultsState:
    """Look, and change nothing."""
    file = folder / FILE
    size = sum(path.stat().st_size for path in _files(folder))
    if not file.exists():
        return ResultsState(file, size, 0)
    # A mere look at a file that nobody has open would leave two more files beside it, unless it is said not to change.
    lasting = "" if file.with_name(f"{FILE}-wal").exists() else "&immutable=1"
    name = f"{file.absolute().as_uri()}?mode=ro{lasting}"
    try:
        with closing(sqlite3.connect(name, uri=True, timeout=_WAIT_SECONDS)) as connection:
            return ResultsState(file, size, int(connection.execute("SELECT count(*) FROM results").fetchone()[0]))
    except sqlite3.Error as error:
        return ResultsState(file, size, None, str(error))


def remove_results(folder: Path) -> int:
    """Remove every result; hands back how many bytes went.

    Raises `MtlintError` where another process has the file open, or it cannot be removed.
    """
    file, files = folder / FILE, _files(folder)
    size = sum(path.stat().st_size for path in files)
    if file in files and _is_open_elsewhere(file):
        # Removed under another process, it would cost that one and the next what they keep.
        raise MtlintError(f"{file}: another process has it open", "run it again when no other mtlint runs")
    try:
        for path in files:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise MtlintError(f"{error.filename}: cannot be removed: {error.strerror}", "remove it by hand") from error
    return size


def _is_open_elsewhere(file: Path) -> bool:
    """Whether another process has it open: only alone can it leave the mode in which several write."""
    try:
        with closing(sqlite3.connect(file, timeout=_WAIT_SECONDS, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
    return False


def _files(folder: Path) -> list[Path]:
    return [path for ending in _ENDINGS if (path := folder / f"{FILE}{ending}").is_file()]
