"""Which way a language is written."""

_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi")
)
_SCRIPTS = frozenset(("adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))


def direction(language: str | None) -> str:
    """Value of HTML's `dir` for a BCP 47 tag: `auto` where no language is known. A script in the tag has the last word."""
    parts = (language or "und").lower().replace("_", "-").split("-")
    if parts[0] in {"", "und", "mul", "zxx"}:
        return "auto"
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), None)
    return "rtl" if (script in _SCRIPTS if script else parts[0] in _RIGHT_TO_LEFT) else "ltr"
