"""One file to one document, by its format."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path, PurePosixPath

from mtlint.model import Document
from mtlint.readers import (
    android,
    docx,
    html,
    json_catalogue,
    jsonl,
    markdown,
    plain,
    po,
    properties,
    srt,
    strings,
    table,
    tmx,
    vtt,
    xliff,
)
from mtlint.readers.decode import read_bytes
from mtlint.readers.format import Carrier, Extract, Format, Reading, alike, tag

_ALL = (
    android.FORMAT,
    docx.FORMAT,
    html.FORMAT,
    jsonl.FORMAT,
    markdown.FORMAT,
    po.FORMAT,
    properties.FORMAT,
    strings.FORMAT,
    table.FORMAT,
    table.TABS,
    json_catalogue.FORMAT,
    json_catalogue.RESOURCES,
    srt.FORMAT,
    tmx.FORMAT,
    vtt.FORMAT,
    xliff.FORMAT,
    plain.FORMAT,
)
FORMATS: dict[str, Format] = {one.name: one for one in _ALL}
"""By name, in the order in which content is asked for its format."""


def suffixes() -> frozenset[str]:
    """The endings of names that a folder is searched for."""
    return frozenset(suffix for one in FORMATS.values() if one.searched for suffix in one.suffixes)


def patterns() -> tuple[str, ...]:
    """What a folder is searched for besides, as in .gitignore."""
    return tuple(pattern for one in FORMATS.values() for pattern in one.patterns)


def format_of(path: str, content: bytes) -> Format:
    """The format of a file: what its ending says, unless its content shows another; else what that shows, else plain text."""
    suffix = PurePosixPath(path).suffix.lower()
    named = [one for one in FORMATS.values() if suffix in one.suffixes]
    if len(named) == 1 and named[0].recognises is None:
        return named[0]
    shown = (one for one in [*named, *FORMATS.values()] if one.recognises and one.recognises(content))
    return next(shown, named[0] if len(named) == 1 else plain.FORMAT)


def open_file(path: str, content: bytes) -> tuple[str, Carrier]:
    """The text of a file, as places count in it, and the way back to its bytes. Raises `ReaderError`."""
    text, carrier = format_of(path, content).open(content)
    # A lone surrogate can stand in a decoded UTF-16 file and nowhere in UTF-8 output.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), carrier


def read(
    file: Path | bytes,
    path: str,
    language: str,
    source_language: str | None = None,
    *,
    columns: tuple[str, str] = ("target", "source"),
    full: Callable[[str], str] | None = None,
) -> Document:
    """Read a file, or the bytes given for it. `path` is the name it goes by in reports, `columns` those of a table.

    With `full`, which adds the variant to a language, the languages that the file itself names go before those given. Raises
    `ReaderError` where the file is not what it says it is.
    """
    content = file if isinstance(file, bytes) else read_bytes(file)
    kind = format_of(path, content)
    text, carrier = open_file(path, content)
    extract = carrier if isinstance(carrier, Extract) else None
    said = extract.languages() if extract else kind.languages(text) if kind.languages else (None, None)
    own, own_source = map(tag, said) if full else (None, None)
    offered = kind.targets(text) if kind.targets and full else ()
    if offered:
        own = (alike(offered, language) or offered)[0]
    notes = [carrier.note, f"it is translated into {', '.join(offered)}: checked is {own}" if len(offered) > 1 else None]
    reading = Reading(full(own) if own and full else language, own_source or source_language, *columns)
    return Document(
        path=path,
        format=kind.name,
        language=reading.language,
        text=text,
        segments=tuple(extract.segments(reading) if extract else kind.segments(text, reading)),
        digest=sha256(content).hexdigest(),
        source_language=reading.source_language,
        notes=tuple(note for note in notes if note),
        suppressions=kind.suppressions(text) if kind.suppressions else (),
        recognised=own is not None,
        verbatim=kind.verbatim,
        extracted=extract is not None,
    )
