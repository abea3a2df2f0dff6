"""Files that are to take another's place when all of them is written, and those that nobody will finish."""

import os
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from secrets import token_hex

_PREFIX, _SUFFIX = ".mtlint-", ".tmp"
_ABANDONED_SECONDS = 3600.0
"""Age from which nobody is writing any more. It counts both ways, as a clock may have been wrong."""


def beside(path: Path) -> Path:
    """The name for a file that will take the place of another: in the same folder, as a rename is whole within one only.

    What killed processes left in that folder is removed.
    """
    _sweep(path.parent)
    # Without the other's name in it, which may be as long as a name can be.
    return path.with_name(f"{_PREFIX}{os.getpid()}-{token_hex(4)}{_SUFFIX}")


@lru_cache(maxsize=1024)
def _sweep(folder: Path) -> None:
    """Once a process: thousands of files may be written into one folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX) and entry.is_file(follow_symlinks=False):
                age = abs(time.time() - entry.stat(follow_symlinks=False).st_mtime)
                if age > _ABANDONED_SECONDS:
                    Path(entry.path).unlink()
