"""Runs a command and ends it when the process that asked for it is gone, however that ended.

Run as a script, apart from the package: `python -I -S watchdog.py COMMAND…`. Prints the child's process id on a first line.
Ends the child when standard input closes or says anything, when the parent process changes, and on SIGTERM or SIGHUP.
"""

import os
import signal
import subprocess
import sys
import threading

MARK = "mtlint-child"
_POLL_SECONDS = 1.0


def main(command: list[str]) -> int:
    """Run a command to its end and hand back its status."""
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
