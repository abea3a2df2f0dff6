"""Bytes to documents: one file a format."""

from mtlint.readers.decode import Encoding, read_bytes
from mtlint.readers.document import FORMATS, read, suffixes
from mtlint.readers.errors import ReaderError

__all__ = ["FORMATS", "Encoding", "ReaderError", "read", "read_bytes", "suffixes"]
