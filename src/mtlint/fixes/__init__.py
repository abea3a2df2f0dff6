"""Edits: chosen so that none overlap, and applied to a text."""

from mtlint.fixes.apply import apply

__all__ = ["apply"]
