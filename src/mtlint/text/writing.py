"""Which scripts a language is written in, and which characters belong to another."""

import re
from functools import lru_cache

from mtlint.text.scripts import NEUTRAL, script

_SCRIPTS: dict[str, tuple[str, ...]] = {
    "am": ("Ethi",), "ar": ("Arab",), "be": ("Cyrl",), "bg": ("Cyrl",), "bn": ("Beng",), "el": ("Grek",), "fa": ("Arab",),
    "gu": ("Gujr",), "he": ("Hebr",), "hi": ("Deva",), "hy": ("Armn",), "ja": ("Hira", "Kana", "Hani"), "ka": ("Geor",),
    "kk": ("Cyrl",), "km": ("Khmr",), "kn": ("Knda",), "ko": ("Hang", "Hani"), "ky": ("Cyrl",), "lo": ("Laoo",),
    "mk": ("Cyrl",), "ml": ("Mlym",), "mn": ("Cyrl", "Mong"), "mr": ("Deva",), "my": ("Mymr",), "ne": ("Deva",),
    "pa": ("Guru", "Arab"), "ps": ("Arab",), "ru": ("Cyrl",), "si": ("Sinh",), "sr": ("Cyrl",), "ta": ("Taml",),
    "te": ("Telu",), "tg": ("Cyrl",), "th": ("Thai",), "ti": ("Ethi",), "uk": ("Cyrl",), "ur": ("Arab",), "yue": ("Hani",),
    "zh": ("Hani", "Bopo"),
}  # fmt: skip
"""Language -> ISO 15924 codes; what is not here is written in Latin letters."""
WITHOUT_STOPS = frozenset({"Thai", "Laoo"})
"""ISO 15924 codes of scripts whose writers part sentences with a space."""
_CJK = frozenset(("Hani", "Hira", "Kana", "Hang", "Bopo"))
_NAMES = {
    "Arab": "Arabic letters", "Cyrl": "Cyrillic letters", "Deva": "Devanagari letters", "Grek": "Greek letters",
    "Hang": "Hangul", "Hani": "Chinese characters", "Hebr": "Hebrew letters", "Hira": "Japanese kana", "Kana": "Japanese kana",
    "Thai": "Thai letters",
}  # fmt: skip
_PLAIN = re.compile(r"[\x00-\u024f\u2000-\u206f\u20a0-\u20cf]*\Z")


@lru_cache(maxsize=64)
def scripts_of(language: str) -> frozenset[str]:
    """ISO 15924 codes of a language's own scripts; Latin letters are at home everywhere, as names and units are."""
    return frozenset(_SCRIPTS.get(language.split("-", maxsplit=1)[0].lower(), ())) | {"Latn"}


def is_cjk(language: str) -> bool:
    """Whether a language is set in full-width marks."""
    return not scripts_of(language).isdisjoint(_CJK)


def is_plain(text: str) -> bool:
    """Whether a text holds nothing but Latin letters and common punctuation, so that no search for others is needed."""
    return _PLAIN.match(text) is not None


def is_foreign(character: str, own: frozenset[str]) -> bool:
    """Whether a character is a letter or mark of a script other than `own`."""
    if character < "\u0250":
        return False
    of = script(character)
    return of not in NEUTRAL and of not in own


def script_name(code: str) -> str:
    """What a reader calls the characters of a script."""
    return _NAMES.get(code, "letters of another script")
