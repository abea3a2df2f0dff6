"""Runs a command and ends it when the process that asked for it is gone, however that ended.

Run as a script, apart from the package: `python -I -S watchdog.py COMMAND…`. Prints the child's process id on a first line.
Ends the child when standard input closes or says anything, when the parent process changes, and on SIGTERM or SIGHUP.
`FOLDER` in the command becomes a folder for temporary files that goes with the child.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

MARK = "mtlint-child"
FOLDER = "@mtlint-temporary@"
_POLL_SECONDS = 1.0
_PREFIX = "mtlint-java-"
_LOCK = ".lock"
_YOUNG_SECONDS = 60.0
"""Age at which a folder has long been locked by the one who made it."""


def main(command: list[str]) -> int:
    """Run a command to its end and hand back its status."""
    with temporary(_PREFIX, Path(tempfile.gettempdir())) as folder:
        # Where none can be made the command does without, as it would alone.
        given = [part.replace(FOLDER, folder) for part in command if folder or FOLDER not in part]
        return _run(given)


def _run(command: list[str]) -> int:
    parent = os.getppid()
    try:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=_die_with_parent())  # noqa: S603, PLW1509
    except OSError as error:
        print(f"cannot run {command[0]}: {error}", flush=True)
        return 127
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: child.kill())
    print(f"{MARK} {child.pid}", flush=True)
    threading.Thread(target=_watch, args=(child, parent), daemon=True).start()
    return child.wait()


def _watch(child: subprocess.Popen[bytes], parent: int) -> None:
    """Wait until nobody wants the child any more.

    A forked copy of the parent holds the other end of the pipe open, so the parent itself is watched too.
    """
    if os.name == "posix":
        import select  # noqa: PLC0415 - not for pipes on Windows

        while not select.select([0], [], [], _POLL_SECONDS)[0]:
            if os.getppid() != parent:
                break
    else:
        os.read(0, 1)
    child.kill()


@contextmanager
def temporary(prefix: str, beside: Path) -> Iterator[str]:
    """A folder of its own, empty text where none can be made; who is killed leaves it to the next who asks for such a one."""
    try:
        _sweep(prefix, beside)
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=beside))
        lock = (folder / _LOCK).open("wb")
    except OSError:
        yield ""
        return
    try:
        with lock:
            _holds(lock)
            yield str(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(prefix: str, beside: Path) -> None:
    """Remove the folders of those who were killed and could not."""
    for folder in beside.glob(f"{prefix}*"):
        with suppress(OSError):
            if not folder.is_symlink() and abs(time.time() - folder.stat().st_mtime) > _YOUNG_SECONDS:
                with (folder / _LOCK).open("ab") as lock:
                    dead = _holds(lock)
                if dead:
                    shutil.rmtree(folder, ignore_errors=True)


if sys.platform == "win32":

    def _holds(lock: IO[bytes]) -> bool:  # noqa: ARG001 - as on the others
        """Nothing of the kind here: what a killed process left stays."""
        return False

else:
    import fcntl

    def _holds(lock: IO[bytes]) -> bool:
        """Whether nobody else holds a file, which is ours from now on until it is closed."""
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


if sys.platform == "linux":
    from collections.abc import Callable

    def _die_with_parent() -> Callable[[], None] | None:
        """What makes the kernel end the child even where this process is killed; run in the child before the command."""
        import ctypes  # noqa: PLC0415 - only here

        try:
            prctl = ctypes.CDLL(None).prctl
        except (OSError, AttributeError):
            return None
        return lambda: prctl(1, signal.SIGKILL)

else:

    def _die_with_parent() -> None:
        """Nothing of the kind here."""
        return


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
