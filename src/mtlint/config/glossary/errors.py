"""What is wrong with a glossary file."""

from mtlint.model import MtlintError


def error_in(name: str, line: int, reason: str, remedy: str) -> MtlintError:
    """The error of a line of a file; of all of it where the line is 0."""
    return MtlintError(f"{name}: line {line}: {reason}" if line else f"{name}: {reason}", remedy)
