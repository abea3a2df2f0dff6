"""The command line: one file a command; each parses, calls the api and exits."""

from mtlint.cli.app import main

__all__ = ["main"]
