"""Paths, globs and ignore files to files."""

from mtlint.discovery.walk import Found, discover

__all__ = ["Found", "discover"]
