"""Progress on standard error, and only on a terminal."""

import sys
from typing import Any

import click


class FetchBar:
    """A bar for what is fetched at first use; one plain line where nobody is watching."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: Any = None

    def begin(self, total_bytes: int, total_files: int) -> None:
        """Say what is about to be fetched."""
        if self._quiet:
            return
        click.echo(f"fetching LanguageTool, once: {total_files} files, {total_bytes / 1e6:.0f} MB", err=True)
        if sys.stderr.isatty():
            self._bar = click.progressbar(length=total_bytes, file=sys.stderr, width=0, show_pos=False)
            self._bar.render_progress()

    def advance(self, count: int) -> None:
        """So many more bytes are there and checked."""
        if self._bar is not None:
            self._bar.update(count)

    def end(self) -> None:
        """All is there, or it failed; the bar goes."""
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None
