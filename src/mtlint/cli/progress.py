"""Progress on standard error, and only on a terminal."""

import sys

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn


class FetchBar:
    """A bar for what is fetched at first use; one plain line where nobody is watching."""

    def __init__(self, quiet: bool) -> None:
        self._console = Console(stderr=True, quiet=quiet)
        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
        self._bar = Progress(*columns, console=self._console, transient=True, disable=not sys.stderr.isatty())
        self._task = self._bar.add_task("", total=None)

    def begin(self, total_bytes: int, total_files: int) -> None:
        """Say what is about to be fetched."""
        self._console.print(f"fetching LanguageTool: {total_files} files, {total_bytes / 1e6:.0f} MB, once", highlight=False)
        self._bar.update(self._task, description="LanguageTool", total=total_bytes)
        self._bar.start()

    def advance(self, count: int) -> None:
        """So many more bytes are there and checked."""
        self._bar.advance(self._task, count)

    def end(self) -> None:
        """All is there, or it failed; the bar goes."""
        self._bar.stop()
