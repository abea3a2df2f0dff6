"""The SQLite file itself: opened, kept small, set aside when it is damaged."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

WAIT_SECONDS = 30.0
"""How long one process waits until another has written."""

_FORM = 1
"""Number of the table's form: another than that is what another release of mtlint wrote."""
_TABLE = "CREATE TABLE results (key BLOB PRIMARY KEY NOT NULL, value BLOB NOT NULL, used INTEGER NOT NULL)"
_INDEX = "CREATE INDEX results_by_use ON results (used)"
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""Malformed, no database at all, and a database that is not ours."""
_ROOM = 0.9
"""How full the file may be after it was trimmed, so that not every further result trims it again."""


def connect(file: Path) -> sqlite3.Connection:
    """Open, and make what is not there. Raises `sqlite3.Error`."""
    with suppress(OSError):
        # Findings quote what was checked. Who may write into the folder shares it; others may only look into it.
        shared = file.parent.stat().st_mode & 0o020
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o660 if shared else 0o600))
    connection = sqlite3.connect(file, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        # A flipped bit may make text of what was written as bytes, and that need not be UTF-8.
        connection.text_factory = bytes
        connection.execute("PRAGMA trusted_schema = OFF")
        if not _pragma(connection, "page_count"):
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        # Readers and a writer do not wait for each other, and an end by force leaves the file whole.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if _pragma(connection, "user_version") != _FORM:
            connection.execute("BEGIN IMMEDIATE")
            if _pragma(connection, "user_version") != _FORM:
                connection.execute("DROP TABLE IF EXISTS results")
                connection.execute(_TABLE)
                connection.execute(_INDEX)
                connection.execute(f"PRAGMA user_version = {_FORM}")
            connection.execute("COMMIT")
        _refuse_foreign(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _refuse_foreign(connection: sqlite3.Connection) -> None:
    """A view or a trigger in the place of our table would be asked for ever, or do something at each row."""
    there = connection.execute("SELECT CAST(sql AS BLOB) FROM sqlite_master WHERE sql IS NOT NULL")
    if {sql for (sql,) in there} != {_TABLE.encode(), _INDEX.encode()}:
        error = sqlite3.DatabaseError("tables of something else")
        error.sqlite_errorcode = sqlite3.SQLITE_NOTADB
        raise error


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def size_in_use(connection: sqlite3.Connection) -> int:
    """Bytes of the pages that hold something."""
    pages = _pragma(connection, "page_count") - _pragma(connection, "freelist_count")
    return pages * _pragma(connection, "page_size")


def trim(connection: sqlite3.Connection, limit: int) -> None:
    """Drop what was not used for the longest until the file is well below a number of bytes, or empty."""
    dropped = 1
    while dropped and size_in_use(connection) > limit * _ROOM:
        few = max(1, connection.execute("SELECT count(*) FROM results").fetchone()[0] // 16)
        oldest = "SELECT rowid FROM results ORDER BY used, rowid LIMIT ?"
        dropped = connection.execute(f"DELETE FROM results WHERE rowid IN ({oldest})", (few,)).rowcount  # noqa: S608
    # As a script, because `execute` takes one step of it and each step gives back one page.
    connection.executescript("PRAGMA incremental_vacuum")


def is_damage(error: Exception) -> bool:
    """Whether the file itself is to blame, and not a full disk, missing rights or another process."""
    # The extended codes keep the primary one in their lowest byte.
    return isinstance(error, sqlite3.Error) and (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _DAMAGED


def identity(file: Path) -> tuple[int, int] | None:
    """Which file stands at a path; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def set_aside(file: Path, seen: object) -> str:
    """Move a damaged file out of the way, unless another process did so and began a new one; says what became of it."""
    aside = file.with_name(f"{file.name}.damaged")
    if identity(file) == seen:
        try:
            file.replace(aside)
        except OSError as error:
            return f"still there: {error.strerror}"
        for ending in ("-wal", "-shm"):
            with suppress(OSError):
                file.with_name(file.name + ending).unlink()
    return f"set aside as {aside.name}"
