"""Blocks to kinds and sentences."""

from mtlint.segmentation.composed import composed
from mtlint.segmentation.segment import segment, sentences_of

__all__ = ["composed", "segment", "sentences_of"]
