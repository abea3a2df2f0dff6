"""A file as rules see it: segments of prose, and the sentences in them."""

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from mtlint.model.span import Span
from mtlint.model.suppression import Suppression
from mtlint.text.offsets import OffsetMap


class Kind(StrEnum):
    """What a segment is, as far as it decides what a rule may ask of it."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    LINE = "line"
    """A short line outside running text: a date, a signature, a caption, a label."""
    ROW = "row"
    """The target of a bitext row: a sentence or several, or a fragment."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A block of a document or the target of a bitext row.

    `text` is decoded, `offsets` leads from it to the file, `protected` are spans of `text` that are code, tags or placeholders.
    """

    id: str
    text: str
    offsets: OffsetMap
    language: str
    kind: Kind = Kind.PROSE
    source: str | None = None
    """What it was translated from; None where that is not known, empty where the source has nothing that it could be."""
    protected: tuple[Span, ...] = ()
    source_sentences: tuple[str, ...] = ()
    """The sentences of `source`, once the document was segmented."""
    tags: tuple[str, ...] = ()
    """Inline tags in their order, each as its name and the id by which the source knows it: `g 1`, `/g 1` where it ends, `x 2`.

    A tag without an id has what it stands for instead, such as `ph <br/>`; annotations that a translator adds are none. What of
    them reads as something stands in `text` and is protected; the rest is nothing there.
    """
    source_tags: tuple[str, ...] = ()
    """Those of `source`."""

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Place in the file of a range of `text`; of all of it when no range is given."""
        stop = len(self.text) if end is None else end
        first = self.offsets.start(start)
        return Span(first, max(self.offsets.end(stop), first) if stop > start else first)

    def is_protected(self, start: int, end: int) -> bool:
        """Whether a range of `text` touches code, a tag or a placeholder."""
        return any(Span(start, end).overlaps(span) for span in self.protected)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a segment; `start` counts in the segment's text."""

    segment: Segment
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Place in the file of a range of the sentence; of all of it when no range is given."""
        stop = len(self.text) if end is None else end
        return self.segment.span(self.start + start, self.start + stop)


@dataclass(frozen=True, slots=True)
class Gap:
    """A paragraph of the source that has no translation; `offset` is where in the file it would stand."""

    offset: int
    source: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file. `text` is exactly as decoded, without a byte-order mark; `path` is relative, with `/`."""

    path: str
    format: str
    language: str
    text: str
    segments: tuple[Segment, ...]
    digest: str
    sentences: tuple[Sentence, ...] = ()
    source_language: str | None = None
    notes: tuple[str, ...] = field(default=())
    """What a reader wants said about the file, such as a guessed encoding."""
    suppressions: tuple[Suppression, ...] = ()
    """Comments of the file that keep findings back, in its order."""

    recognised: bool = False
    """Whether the language is what the text itself shows, and not what somebody said."""

    verbatim: bool = False
    """Whether the characters of the file are those of its text, and any text is a valid file."""
    extracted: bool = False
    """Whether the text was taken out of a file that is no text, so that its lines are paragraphs."""
    gaps: tuple[Gap, ...] = ()
    """What the source says and no segment does, where the source is another file; in the order of the places."""
    source_path: str | None = None
    """The file with the source, as reports call it, where that is another file."""
    lacking: tuple[str, ...] = ()
    """What belongs to the file and is not there, such as its source, each with the remedy: a part of the check cannot run."""

    def segment_at(self, offset: int) -> Segment | None:
        """The innermost segment that covers a file offset, or the last one before it."""
        last = bisect_right(self.segments, offset, key=lambda segment: segment.span().start) - 1
        # A text may stand inside another, as that of an attribute does, so the last to begin need not be the one that goes on.
        around = (self.segments[index] for index in range(last, -1, -1) if offset <= self.segments[index].span().end)
        return next(around, self.segments[last] if last >= 0 else None)
