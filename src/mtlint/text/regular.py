"""Bytes of regular files: nothing that could block, or never end."""

import errno
import os
import stat
from pathlib import Path

MAX_BYTES = 64 * 1024 * 1024
_TRIES = 3
# Without this flag, opening a named pipe waits for a writer for ever. Windows has neither.
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class NotReadError(OSError):
    """A file that is there and is not read; `reason`, as `strerror`, says why, and the remedy."""

    def __init__(self, reason: str) -> None:
        super().__init__(errno.EINVAL, reason)
        self.reason = reason


def read_regular(path: Path) -> bytes:
    """The content of a regular file, read again where it was written meanwhile.

    Raises `NotReadError` for anything else, for a file over 64 MiB and for one that is written all the while, and `OSError`
    where the system refuses.
    """
    for _ in range(_TRIES):
        descriptor = os.open(path, _OPEN_FLAGS)
        with os.fdopen(descriptor, "rb") as stream:
            before = os.fstat(descriptor)
            if not stat.S_ISREG(before.st_mode):
                raise NotReadError("not a regular file: give a file or a folder of files")
            content = b"" if before.st_size > MAX_BYTES else stream.read(MAX_BYTES + 1)
            size = max(before.st_size, len(content))
            if size > MAX_BYTES:
                raise NotReadError(f"{size:,} bytes, more than the {MAX_BYTES:,} that are read: split the file")
            after = os.fstat(descriptor)
        # Half of an old text and half of a new one would be neither.
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            return content
    raise NotReadError("it is written while it is read: run mtlint again when it is whole")
