"""Rules of our own in LanguageTool's format: what machine translation gets wrong, by target and by source language."""

from mtlint.grammar.packs.packs import PackFile, check, merge, overlay, pack_files

__all__ = ["PackFile", "check", "merge", "overlay", "pack_files"]
