"""The text on standard input."""

import sys

from mtlint.model import MtlintError
from mtlint.text.regular import MAX_BYTES


def read_stdin() -> bytes:
    """All of it. Raises `MtlintError` where it is more than is read of a file, and so of a stream that never ends."""
    content = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise MtlintError(f"standard input: more than the {MAX_BYTES:,} bytes that are read", "split the text")
    return content
