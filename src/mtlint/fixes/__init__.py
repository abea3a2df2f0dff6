"""Edits: chosen so that none touch, applied to a text, written back or shown as a patch."""

from mtlint.fixes.apply import apply, edited
from mtlint.fixes.choose import choose, sentence_zones
from mtlint.fixes.faithful import is_faithful
from mtlint.fixes.parts import parted
from mtlint.fixes.patch import patch
from mtlint.fixes.write import NotWrittenError, write_back

__all__ = ["NotWrittenError", "apply", "choose", "edited", "is_faithful", "parted", "patch", "sentence_zones", "write_back"]
