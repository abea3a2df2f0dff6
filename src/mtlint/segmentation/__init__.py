"""Blocks to kinds and sentences."""

from mtlint.segmentation.segment import segment

__all__ = ["segment"]
