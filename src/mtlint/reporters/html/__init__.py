"""The HTML report: a folder that opens from disk, asks no host for anything and runs nothing but its own script."""

from importlib import import_module
from pathlib import Path
from typing import cast

from mtlint.model import Report


class HtmlReporter:
    """An overview, one page a document, and the JSON report beside them."""

    def write(self, report: Report, folder: Path) -> Path:
        """Write the report and return its overview.

        Pages of an earlier report that are no longer part of it are removed; foreign files are left alone.
        Raises `MtlintError` where the folder cannot be written or holds a foreign file of the same name.
        """
        # Loaded here because templates and Markdown cost every other run a tenth of a second.
        return cast("Path", import_module("mtlint.reporters.html.site").write(report, folder))
