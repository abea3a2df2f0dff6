"""What makes a file unreadable."""

from mtlint.text.lines import LineIndex


class ReaderError(Exception):
    """A file that cannot be read as what it is. The message names the place in it and the remedy."""


def error_at(text: str, offset: int, message: str) -> ReaderError:
    """The error of a place in the text of a file."""
    line, column = LineIndex(text).position(offset)
    return ReaderError(f"line {line}, column {column}: {message}")
