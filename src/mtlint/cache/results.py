"""One SQLite file of findings and evidence. Whatever is wrong with it, the run goes on as if nothing had been kept."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from mtlint.cache.codec import Kept, decode, encode
from mtlint.cache.file import connect, identity, is_damage, set_aside, size_in_use, trim
from mtlint.model import Document

LIMIT = 256 * 1024**2
"""Bytes that results may take; beyond it those go first that were not asked for the longest."""
FILE = "results.sqlite3"

_MOST_RUNS = 2**62
_SEAL = sha256().digest_size
_T = TypeVar("_T")


class Results:
    """Findings of earlier runs, by all that they depend on. Safe to use from several threads and processes.

    `context` stands for what is the same for every document of a run: the program and how the grammar checker is set up.
    Nothing here raises for the sake of the file: what went wrong is in `notes`.
    """

    def __init__(self, folder: Path, context: str, limit: int = LIMIT) -> None:
        self.file = folder / FILE
        self.notes: list[str] = []
        self._context = sha256(context.encode("utf-8", "surrogatepass")).digest()
        self._limit = limit
        self._guard = threading.Lock()
        self._aged: set[bytes] = set()
        self._run = 0
        self._writes = False
        self._identity: object = None
        self._connection: sqlite3.Connection | None = None
        with self._guard:
            self._open()

    def key(self, document: Document, plan: str) -> bytes:
        """Name of the result for a segmented document and the identity of a plan.

        Over what the rules see and not the file's bytes alone: a reader's settings decide which segments a file has.
        """
        digest = sha256(repr((self._context, plan)).encode("utf-8", "surrogatepass"))
        which = (document.digest, document.path, document.format, document.language, document.source_language, document.gaps)
        for part in (which, document.text, *document.segments):
            digest.update(repr(part).encode("utf-8", "surrogatepass"))
        return digest.digest()

    def get(self, key: bytes) -> Kept | None:
        """What was kept under a key; None where nothing was, or not all of it is as it was written."""
        row = self._do(lambda file: file.execute("SELECT value, used FROM results WHERE key = ?", (key,)).fetchone())
        if row is None:
            return None
        value, used = row
        if not isinstance(value, bytes) or _seal(key, value[_SEAL:]) != value[:_SEAL]:
            return None
        try:
            found = decode(value[_SEAL:])
        except (KeyError, TypeError, ValueError):
            return None
        if used != self._run:
            with self._guard:
                self._aged.add(key)
                # What is the newest there is need not be made newer: a run in which nothing changed writes nothing.
                self._writes |= used != self._run - 1
        return found

    def put(self, key: bytes, kept: Kept) -> None:
        """Keep what was found. Written at once, so an interrupted run loses nothing that it found."""
        content = encode(kept)
        # A finding that would come back changed is worse than one that has to be found again.
        if decode(content) != kept or len(content) > self._limit // 4:
            return

        def write(file: sqlite3.Connection) -> None:
            row = (key, _seal(key, content) + content, self._run)
            self._writes = True
            file.execute("INSERT OR REPLACE INTO results (key, value, used) VALUES (?, ?, ?)", row)
            if size_in_use(file) > self._limit:
                self._renew(file)
                trim(file, self._limit)

        self._do(write)

    def close(self) -> None:
        """Note what was used, and let the file go. What is asked for later is not there."""
        self._do(self._renew)
        self._do(sqlite3.Connection.close)
        self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _renew(self, file: sqlite3.Connection) -> None:
        """Write down which of the older results this run has asked for."""
        if self._aged and self._writes:
            file.execute("BEGIN IMMEDIATE")
            file.executemany("UPDATE results SET used = ? WHERE key = ?", [(self._run, key) for key in sorted(self._aged)])
            file.execute("COMMIT")
            self._aged.clear()

    def _open(self) -> None:
        """Open the file; a damaged one is set aside and a new one begun, once."""
        for attempt in (1, 2):
            try:
                self.file.parent.mkdir(parents=True, exist_ok=True)
                self._identity = identity(self.file)
                self._connection = connect(self.file)
                newest = self._connection.execute("SELECT CAST(max(used) AS INTEGER) FROM results").fetchone()[0]
            except (sqlite3.Error, OSError) as error:
                self._give_up(error)
                if not is_damage(error) or attempt == 2:
                    return
            else:
                # A flipped bit must not count beyond what the column holds.
                self._run = min(newest or 0, _MOST_RUNS) + 1
                self._identity = identity(self.file)
                return

    def _do(self, work: Callable[[sqlite3.Connection], _T]) -> _T | None:
        with self._guard:
            if self._connection is None:
                return None
            try:
                return work(self._connection)
            except sqlite3.Error as error:
                self._give_up(error)
                return None

    def _give_up(self, error: Exception) -> None:
        """Go on without the file; a damaged one is moved out of the way of the next who opens it."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None
        if is_damage(error):
            kept = set_aside(self.file, self._identity)
            self.notes.append(f"{self.file} was damaged ({error}) and is {kept}: what it held is found anew")
        else:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            self.notes.append(f"{self.file}: results are not kept for later runs: {reason}")


def _seal(key: bytes, content: bytes) -> bytes:
    """A digest over both, so that neither a flipped bit nor a misled index makes one document's result another's."""
    return sha256(key + content).digest()
