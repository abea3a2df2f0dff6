"""Families of rules: their order, and the hue each has in the style sheet."""

from mtlint.model import RuleInfo

FAMILIES = ("duplication", "truncation", "grammar", "residue", "typography", "consistency", "fidelity")
_PREFIXES = dict(zip(("DUP", "TRN", "GRM", "RES", "TYP", "CON", "FID"), FAMILIES, strict=True))
OTHER = "other"


class Families:
    """Knows the family of a code; what a plug-in brings is `other`."""

    def __init__(self, rules: tuple[RuleInfo, ...]) -> None:
        self._families = {rule.code: rule.family for rule in rules}

    def of(self, code: str) -> str:
        """Name of the family, one of `FAMILIES` or `OTHER`."""
        family = self._families.get(code) or _PREFIXES.get(code.rstrip("0123456789"), OTHER)
        return family if family in FAMILIES else OTHER


def in_order(names: set[str]) -> list[str]:
    """Families in the order of the report."""
    return [name for name in (*FAMILIES, OTHER) if name in names]
