"""Paths, globs and ignore files to files; what changed in them."""

from mtlint.discovery.changes import find_changes
from mtlint.discovery.walk import Found, LeftOut, Wanted, discover, display

__all__ = ["Found", "LeftOut", "Wanted", "discover", "display", "find_changes"]
