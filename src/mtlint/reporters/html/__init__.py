"""The HTML report: a folder that opens from disk, asks no host for anything and runs nothing but its own script."""

from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import cast

from mtlint.model import Report
from mtlint.reporters.base import FolderWriting
from mtlint.reporters.earlier import Earlier


class HtmlReporter:
    """An overview, one page a document, and the JSON report beside them."""

    def write(self, report: Report, folder: Path) -> Path:
        """Write the report and return its overview.

        Pages of an earlier report that are no longer part of it are removed; foreign files are left alone.
        Raises `MtlintError` where the folder cannot be written or holds a foreign file of the same name.
        """
        return cast("Path", _site().write(report, folder))

    def open(self, folder: Path, earlier: Earlier | None = None) -> FolderWriting:
        """Begin a report that is written while documents are checked, and compared with an earlier one. Raises as `write`."""
        return cast("FolderWriting", _site().Site(folder, earlier))


def _site() -> ModuleType:
    # Templates and Markdown cost every other run a tenth of a second.
    return import_module("mtlint.reporters.html.site")
