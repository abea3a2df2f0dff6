"""A document beside its source, where that is another file: which paragraph translates which."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mtlint.model import Document, Gap, Kind
from mtlint.readers import FORMATS, UNDETERMINED
from mtlint.segmentation import segment, sentences_of
from mtlint.text.alignment import PARAGRAPHS, Alignment, Bead, Part, align

SURE = 0.75
"""Confidence from which paragraphs count as aligned, and one without a counterpart as left out or added.

In news from five languages 99 % of what is as sure as this is right; a third of the omissions are not as sure.
"""
_RELATED = 0.35
"""Log likelihood that must speak for the pairs of two texts, on average over the parts of the shorter one.

In news from five languages true sources have 0.7 to 10, and wrong ones -1 to 0.3, with one in a hundred above that.
"""
_FEWEST = 4
"""Parts below which chance decides about that average."""
_FORM = re.compile(r"(?:[_.#|-](?:zero|one|two|few|many|other)|\[(?:zero|one|two|few|many|other)\])\Z")
_TELLING = frozenset({Kind.HEADING, Kind.ITEM, Kind.CELL})
_SEEN_IN_TEXT = frozenset({Kind.ITEM, Kind.CELL})
"""Kinds that plain text shows whatever its language; what a heading is, is judged by its words."""


def paired(document: Document, source: Document) -> Document:
    """The document, its segments with their sources.

    Where both are of a format with keys, segments of one key belong together. Else the paragraphs are aligned, and where one is
    beside several, the sentences in them. A source sentence that stands in two target paragraphs is the source of both. Where
    it is not sure, the source stays unknown, and a note says so; where the two do not look like one text at all, the source is
    what the document lacks.
    """
    language = None if source.language == UNDETERMINED else source.language
    document = replace(document, source_path=source.path, source_language=document.source_language or language)
    if FORMATS[document.format].keyed and document.format == source.format:
        return _by_key(document, source)
    return _Pairing(segment(document), segment(source)).result(document)


def _by_key(document: Document, source: Document) -> Document:
    texts = {one.id: one.text for one in source.segments}
    messages = {_message(one.id): one.text for one in source.segments}
    there = {_message(one.id) for one in document.segments}
    segments = tuple(replace(one, source=texts.get(one.id, messages.get(_message(one.id), ""))) for one in document.segments)
    ends = {one.id: one.span().end for one in document.segments}
    gaps: list[Gap] = []
    offset = 0
    for one in source.segments:
        offset = ends.get(one.id, offset)
        if _message(one.id) not in there and one.text.strip():
            gaps.append(Gap(offset, one.text))
    return replace(document, segments=segments, gaps=tuple(sorted(gaps, key=lambda gap: gap.offset)))


def _message(key: str) -> str:
    """A key without the name of a plural form: languages have other forms, and the last, "other", stands for all of them."""
    return _FORM.sub("", key)


class _Pairing:
    """Two segmented documents while they are put side by side."""

    def __init__(self, document: Document, source: Document) -> None:
        self._document = document
        self._source = source
        self._sources: list[str | None] = [None] * len(document.segments)
        self._gaps: list[Gap] = []
        self._unsure = 0
        self._doubtful = 0

    def result(self, document: Document) -> Document:
        """The document with what was found out."""
        found = align(_parts(self._source), _parts(self._document), shapes=PARAGRAPHS)
        pairs = [bead for bead in found.beads if _pairs(bead)]
        parts = min(len(self._source.segments), len(self._document.segments))
        if parts >= _FEWEST and sum(bead.evidence for bead in pairs) < _RELATED * parts:
            return replace(document, source_path=None, lacking=(*document.lacking, self._unrelated()))
        for bead in found.beads:
            self._take(bead, found)
        segments = tuple(replace(one, source=text) for one, text in zip(document.segments, self._sources, strict=True))
        return replace(document, segments=segments, gaps=tuple(self._gaps), notes=(*document.notes, *self._notes()))

    def _unrelated(self) -> str:
        return (
            f"{self._source.path} does not look like what this was translated from, so rules that need the source did not run: "
            "name the right file with --source"
        )

    def _notes(self) -> Iterator[str]:
        if self._unsure:
            counted = f"{self._unsure} of {len(self._sources)} paragraphs"
            yield f"{counted} could not be aligned with {self._source.path}: their source counts as not known"
        if self._doubtful:
            yield f"of {len(self._source.segments)} paragraphs of {self._source.path} {self._doubtful} may have no translation"

    def _take(self, bead: Bead, found: Alignment) -> None:
        first, last = bead.target
        texts = [one.text for one in self._source.segments[slice(*bead.source)]]
        if bead.confidence < SURE:
            self._unsure += last - first
            self._doubtful += len(texts) if first == last else 0
        elif first == last:
            self._gaps += [Gap(self._end_of(first), text) for text in texts]
        elif not texts:
            self._sources[first] = ""
        elif last - first == 1:
            self._sources[first] = "\n".join(texts)
        else:
            self._share_out(texts, range(first, last), found.expansion)

    def _share_out(self, texts: Sequence[str], targets: range, expansion: float) -> None:
        """Give each of several target paragraphs those sentences of the source that its own translate."""
        language = self._document.source_language or UNDETERMINED
        sources = [sentence for text in texts for sentence in sentences_of(text, language)]
        owners = [index for index in targets for _ in self._sentences(index)]
        parts = [Part.of(sentence) for index in targets for sentence in self._sentences(index)]
        shares: dict[int, list[str]] = {index: [] for index in targets}
        for bead in align([Part.of(text) for text in sources], parts, expansion).beads:
            if bead.confidence < SURE:
                self._unsure += len(targets)
                return
            for owner in dict.fromkeys(owners[slice(*bead.target)]):
                shares[owner] += sources[slice(*bead.source)]
        for index, sentences in shares.items():
            self._sources[index] = " ".join(sentences)

    def _sentences(self, index: int) -> tuple[str, ...]:
        segment = self._document.segments[index]
        return sentences_of(segment.text, segment.language)

    def _end_of(self, index: int) -> int:
        """Where in the file the paragraph before one ends."""
        return self._document.segments[index - 1].span().end if index else 0


def _parts(document: Document) -> list[Part]:
    telling = _SEEN_IN_TEXT if document.format == "txt" else _TELLING
    return [Part.of(one.text, one.kind if one.kind in telling else "") for one in document.segments]


def _pairs(bead: Bead) -> bool:
    return bead.source[0] < bead.source[1] and bead.target[0] < bead.target[1]
