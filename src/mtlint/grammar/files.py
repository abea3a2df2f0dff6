"""Digests, and folders that one process at a time changes."""

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from mtlint.model import MtlintError

_HASHING_THREADS = min(8, os.cpu_count() or 1)
_WAIT_SECONDS = 1800.0


def digest(path: Path) -> str | None:
    """SHA-256 of a file; None where there is no readable file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def digests(paths: list[Path]) -> list[str | None]:
    """SHA-256 of each file, several at a time: hashing leaves the interpreter lock alone."""
    with ThreadPoolExecutor(_HASHING_THREADS) as pool:
        return list(pool.map(digest, paths))


def cannot_write(folder: Path, error: OSError) -> MtlintError:
    """What to say where the cache cannot be written or is full."""
    reason = error.strerror or str(error)
    return MtlintError(
        f"cannot write to the cache {folder}: {reason}",
        "make room, or name another folder: --cache-dir or the variable MTLINT_CACHE_DIR; `mtlint doctor` shows the one in use",
    )


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Hold a folder while it is changed; other processes wait. Hands over whether it is really held.

    A file system without locks lets all in at once. That is only slower: everything is put in place by renaming.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / ".lock").open("a+b")
    except OSError as error:
        raise cannot_write(folder, error) from error
    with file:
        yield _acquire(file)


if sys.platform == "win32":
    import msvcrt

    def _acquire(file: IO[bytes]) -> bool:
        """Lock the first byte; closing the file gives it back. Hands back whether that went well."""
        end = time.monotonic() + _WAIT_SECONDS
        while time.monotonic() < end:
            file.seek(0)
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            except OSError:
                time.sleep(0.2)
            else:
                return True
        return False

else:
    import fcntl

    def _acquire(file: IO[bytes]) -> bool:
        """Lock the file; closing it gives it back. Hands back whether that went well."""
        end = time.monotonic() + _WAIT_SECONDS
        while time.monotonic() < end:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(0.2)
            except OSError:
                return False
            else:
                return True
        return False
