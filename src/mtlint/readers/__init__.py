"""Bytes to documents: one file a format."""

from mtlint.readers.decode import read_bytes
from mtlint.readers.document import FORMATS, open_file, patterns, read, suffixes
from mtlint.readers.errors import ReaderError
from mtlint.readers.format import UNDETERMINED, Carrier, Format, Reading

__all__ = [
    "FORMATS",
    "UNDETERMINED",
    "Carrier",
    "Format",
    "ReaderError",
    "Reading",
    "open_file",
    "patterns",
    "read",
    "read_bytes",
    "suffixes",
]
