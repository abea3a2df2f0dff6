"""What every reporter promises."""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TextIO

from mtlint.model import Report, Watcher
from mtlint.reporters.earlier import Earlier


@dataclass(frozen=True, slots=True)
class Style:
    """How a terminal wants it: whether to colour, and how many cells a line has."""

    color: bool = False
    width: int = 120


class StreamReporter(Protocol):
    """A format that is one stream of text."""

    def write(self, report: Report, stream: TextIO, style: Style) -> None:
        """Write the whole report; machine formats do not look at `style`."""
        ...


class FolderReporter(Protocol):
    """A format that is a folder of files."""

    def write(self, report: Report, folder: Path) -> Path:
        """Write the report into `folder`, made where it is missing, and return the file to open.

        Raises `MtlintError` where the folder cannot be written or holds a foreign file of the same name.
        """
        ...

    def open(self, folder: Path, earlier: Earlier | None = None) -> "FolderWriting":
        """Begin a report that is written while documents are checked, and compared with an earlier one. Raises as `write`."""
        ...


class FolderWriting(Watcher, Protocol):
    """A folder of files that is written while documents are checked. What is not finished leaves no trace."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...

    def finish(self, report: Report) -> Path:
        """Put everything in its place and return the file to open. Raises `MtlintError` where that cannot be done."""
        ...
