"""Paths as URIs, made of the bytes that the file's name has."""

import re
from urllib.parse import quote_from_bytes

ROOT = "%SRCROOT%"
"""What relative URIs are relative to: the folder mtlint ran in."""
_DRIVE = re.compile(r"[A-Za-z]:/")


def uri_of(path: str) -> str:
    """A relative URI for a relative path, else a `file` URI."""
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{_quoted(path[2:])}"
    return f"file://{_quoted(path)}" if path.startswith("/") else _quoted(path)


def _quoted(path: str) -> str:
    try:
        name = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character that stands for no byte
        name = path.encode("utf-8", "surrogatepass")
    return quote_from_bytes(name, safe="/")
