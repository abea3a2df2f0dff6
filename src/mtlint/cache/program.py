"""Which program it is that finds: every byte of mtlint, and the releases of what it finds with."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import mtlint

LIBRARIES = frozenset(
    {
        "anyascii",
        "charset_normalizer",
        "fonttools",
        "language_tool_python",
        "markdown_it_py",
        "py3langid",
        "pyspellchecker",
        "pystemmer",
        "rapidfuzz",
        "rensa",
        "sentencex",
    }
)
"""Packages another release of which may find something else."""


@cache
def program_digest() -> str:
    """SHA-256 over mtlint's own files and the releases of Python and of the libraries.

    The files count with their contents: an edit in a checkout need change neither size nor version. Worked out once a process,
    as what is imported stays what it was.
    """
    digest = sha256(repr((sys.version, mtlint.__version__, sorted(_releases()))).encode("utf-8", "surrogatepass"))
    root = Path(mtlint.__file__).parent
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            file = Path(folder, name)
            content = file.read_bytes()
            digest.update(repr((file.relative_to(root).as_posix(), len(content))).encode("utf-8", "surrogatepass"))
            digest.update(content)
    return digest.hexdigest()


def _releases() -> Iterator[str]:
    """Names of the folders that hold the libraries' metadata, version included; `importlib.metadata` takes 40 ms for it."""
    for folder in sys.path:
        for metadata in Path(folder).glob("*-info"):
            if metadata.name.split("-")[0].lower() in LIBRARIES:
                yield metadata.name
