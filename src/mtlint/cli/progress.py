"""Progress on standard error, and only on a terminal."""

import sys
from typing import Any

import click


class FetchBar:
    """A bar for what is fetched at first use; one plain line where nobody is watching."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: Any = None

    def begin(self, files: int, size: int) -> None:
        """Say what is about to be fetched."""
        if self._quiet:
            return
        click.echo(f"fetching LanguageTool, once: {files} files, {size / 1e6:.0f} MB", err=True)
        if sys.stderr.isatty():
            self._bar = click.progressbar(length=size, file=sys.stderr, width=0, show_pos=False)
            self._bar.render_progress()

    def advance(self, size: int) -> None:
        """So many bytes more are there."""
        if self._bar is not None:
            self._bar.update(size)

    def end(self) -> None:
        """All is there, or it failed; the bar goes."""
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None
