"""What a reader says of its format."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from mtlint.model import Segment, Span, Suppression
from mtlint.readers.decode import open_text

UNDETERMINED = "und"
"""The BCP 47 tag of a language that is not known."""
_TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}|\d{3}))?(?:[-_.@].*)?\Z")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of a file before it is read: languages as BCP 47 tags, and the names of the columns of a table."""

    language: str
    source_language: str | None = None
    target_column: str = "target"
    source_column: str = "source"


class Carrier(Protocol):
    """How a file's bytes stand for its text, there and back."""

    @property
    def name(self) -> str:
        """What messages call it, such as the encoding."""

    @property
    def note(self) -> str | None:
        """What the user should know of it, such as that it was guessed."""

    def holds(self, text: str) -> bool:
        """Whether a replacement can be written at all."""

    def encode(self, text: str) -> bytes:
        """The bytes of the file with a text that differs from its own by edits inside segments; the same for its own."""


@runtime_checkable
class Extract(Carrier, Protocol):
    """A carrier of text that was taken out of its file: a line is a paragraph, and only the file says what each of them is."""

    def segments(self, reading: Reading) -> Iterator[Segment]:
        """The segments, in the order of the text."""

    def languages(self) -> tuple[str | None, str | None]:
        """Language of the target and of the source as the file itself says."""


def _no_segments(_text: str, _reading: Reading) -> Iterator[Segment]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Format:
    """One format of files. Each function raises `ReaderError` with place and remedy for what is not of the format."""

    name: str
    suffixes: tuple[str, ...]
    segments: Callable[[str, Reading], Iterator[Segment]] = _no_segments
    """From the text of a file, in its order; not asked where `open` returns an `Extract`."""
    open: Callable[[bytes], tuple[str, Carrier]] = open_text
    """The text of a file, in which every place is said, and the way back from it."""
    escape: Callable[[str], str] = str
    """A replacement in the notation of the format."""
    escape_at: Callable[[str, str, Span, Carrier], str] | None = None
    """The same for formats in which it depends on the place: the replacement, the text of the file, the place, the carrier."""
    suppressions: Callable[[str], tuple[Suppression, ...]] | None = None
    """What the comments of a text keep back, for formats that have comments."""
    languages: Callable[[str], tuple[str | None, str | None]] | None = None
    """Language of the target and of the source as the file itself says, for formats that do."""
    targets: Callable[[str], tuple[str, ...]] | None = None
    """Languages of all targets in a file, as tags in its order, for formats that hold several: one of them is chosen."""
    recognises: Callable[[bytes], bool] | None = None
    """Whether content is of this format, asked where the ending of the name is of no format or of several."""
    searched: bool = True
    """Whether a folder is searched for its endings: not for those that mostly hold other things, such as .json."""
    patterns: tuple[str, ...] = ()
    """What a folder is searched for besides, as in .gitignore: names that mostly hold translations."""
    keyed: bool = False
    """Whether the id of a segment is a key by which translations are looked up, the same in every language."""
    collapsing: bool = False
    """Whether a run of white space is one blank to those who read it."""
    verbatim: bool = False
    """Whether the characters of the file are those of the text, and any text is a valid file."""


def tag(language: str | None) -> str | None:
    """A language as files name it, such as `de_DE.UTF-8` or `EN-us`, as a BCP 47 tag; None for what names no language."""
    found = _TAG.match(language.strip()) if language else None
    if not found:
        return None
    code, script, region = found.groups()
    return "-".join(part for part in (code.lower(), script and script.title(), region and region.upper()) if part)


def alike(there: Iterable[str], language: str) -> tuple[str, ...]:
    """Those of the tags that are the one asked for; if none is, those of the same language in another script or region."""
    tags = tuple(there)
    primary = language.partition("-")[0]
    return tuple(one for one in tags if one == language) or tuple(one for one in tags if one.partition("-")[0] == primary)
