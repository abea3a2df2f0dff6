"""GRM: what LanguageTool says, by category."""

from mtlint.rules.grammar._categories import PACK_CODES

__all__ = ["PACK_CODES"]
