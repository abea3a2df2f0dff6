"""A document as read to a document with kinds and sentences."""

from dataclasses import replace

from mtlint.model import Document, Sentence
from mtlint.segmentation.kinds import with_kinds
from mtlint.segmentation.sentences import may_hold_several, sentence_ranges


def segment(document: Document) -> Document:
    """The same document, its blocks classified, and its prose and the source of it cut into sentences."""
    segments = with_kinds(document.segments) if document.format == "txt" or document.extracted else document.segments
    language = document.source_language or "und"
    segments = tuple(
        replace(block, source_sentences=sentences_of(block.source, language)) if block.source else block for block in segments
    )
    sentences = tuple(
        Sentence(block, start, block.text[start:end])
        for block in segments
        for start, end in sentence_ranges(block.text, block.language)
    )
    return replace(document, segments=segments, sentences=sentences)


def sentences_of(text: str, language: str) -> tuple[str, ...]:
    """The sentences of a text."""
    if not may_hold_several(text):
        return (text.strip(),) if text.strip() else ()
    return tuple(text[start:end] for start, end in sentence_ranges(text, language))
