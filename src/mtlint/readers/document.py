"""One file to one document, by its format."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath

from mtlint.model import Document, Segment, Suppression
from mtlint.readers import jsonl, markdown, plain
from mtlint.readers.decode import decode, read_bytes

FORMATS: dict[str, tuple[tuple[str, ...], Callable[[str, str], Iterator[Segment]]]] = {
    "jsonl": ((".jsonl",), jsonl.segments),
    "md": ((".md", ".markdown"), markdown.segments),
    "txt": ((".txt",), plain.segments),
}
"""Format name -> file suffixes, and the function from (text, language) to segments."""
SUPPRESSIONS: dict[str, Callable[[str], tuple[Suppression, ...]]] = {"md": markdown.suppressed}
"""Format name -> the function from text to what its comments keep back, for formats that have comments."""


def suffixes() -> frozenset[str]:
    """The file suffixes that a folder is searched for."""
    return frozenset(suffix for known, _ in FORMATS.values() for suffix in known)


def read(file: Path | bytes, path: str, language: str, source_language: str | None = None) -> Document:
    """Read a file, or the bytes given for it. `path` is the name it goes by in reports.

    Raises `ReaderError` where the file is not what it says it is.
    """
    content = file if isinstance(file, bytes) else read_bytes(file)
    text, note = decode(content)
    # A lone surrogate can stand in a decoded UTF-16 file and nowhere in UTF-8 output.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    name, segments = _format(path)
    return Document(
        path=path,
        format=name,
        language=language,
        text=text,
        segments=tuple(segments(text, language)),
        digest=sha256(content).hexdigest(),
        source_language=source_language,
        notes=(note,) if note else (),
        suppressions=SUPPRESSIONS[name](text) if name in SUPPRESSIONS else (),
    )


def _format(path: str) -> tuple[str, Callable[[str, str], Iterator[Segment]]]:
    suffix = PurePosixPath(path).suffix.lower()
    for name, (known, segments) in FORMATS.items():
        if suffix in known:
            return name, segments
    return "txt", plain.segments
