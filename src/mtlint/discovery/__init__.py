"""Paths, globs and ignore files to files; what changed in them."""

from mtlint.discovery.changes import find_changes
from mtlint.discovery.found import Found
from mtlint.discovery.sources import MissingSourceError, is_source, source_file
from mtlint.discovery.walk import LeftOut, Wanted, discover, display

__all__ = [
    "Found",
    "LeftOut",
    "MissingSourceError",
    "Wanted",
    "discover",
    "display",
    "find_changes",
    "is_source",
    "source_file",
]
