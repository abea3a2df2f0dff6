"""A document as read to a document with kinds and sentences."""

from dataclasses import replace

from mtlint.model import Document, Sentence
from mtlint.segmentation.kinds import with_kinds
from mtlint.segmentation.sentences import sentence_ranges


def segment(document: Document) -> Document:
    """The same document, its blocks classified and its prose cut into sentences."""
    segments = with_kinds(document.segments) if document.format == "txt" else document.segments
    sentences = tuple(
        Sentence(block, start, block.text[start:end])
        for block in segments
        for start, end in sentence_ranges(block.text, block.language)
    )
    return replace(document, segments=segments, sentences=sentences)
