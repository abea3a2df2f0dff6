"""The command line: one file a command; each parses, calls the api and exits."""

import sys

from mtlint.cli.interruption import STATUS, Interruption


def main() -> None:
    """Run the command line and exit with an `Exit` status."""
    try:
        interruption = Interruption()
    except KeyboardInterrupt:
        sys.exit(STATUS)
    try:
        # Slow to import, and whoever interrupts that wants to see no traceback either.
        from mtlint.cli.app import run  # noqa: PLC0415

        status = run(interruption)
    except BaseException:
        if not interruption.came:
            raise
        status = 0
    sys.exit(interruption.end(status))


__all__ = ["main"]
