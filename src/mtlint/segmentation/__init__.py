"""Blocks to kinds and sentences."""

from mtlint.segmentation.segment import segment, sentences_of

__all__ = ["segment", "sentences_of"]
