"""Whether two words are forms of one.

Stems are those of Snowball (Porter 2001, https://snowballstem.org/) for the languages it knows, for others those that a light
stripping of case endings leaves (as in Savoy, Light stemming approaches for the European languages, 2006). Words of
English, and those of an unknown language, are only stripped of the plural (Harman, How effective is suffixing?, 1991): Snowball
takes "universe" and "university" for one.
"""

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer
from rapidfuzz.distance import Prefix

_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sk": "czech", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_ONE_FORM = frozenset({"vi", "zh", "yue", "ja", "th", "lo", "km", "my"})
"""Languages whose words have one form."""
_VOWELS = "aeiouyаеёиіїоуыэюяєўъ"
_ENDING = re.compile(rf"(?<=\w\w\w)(?:(?<![{_VOWELS}])[{_VOWELS}]++(?:mi|ch|ми|[mvhsnjtмвхйьт])?|[ьsš])\Z")
_PLURAL = re.compile(r"(?P<y>(?<![ae])ies?)\Z|(?:(?<=[xz])|(?<=ch|sh|ss))es\Z|(?<=\w\w)(?<![us])s\Z")
COMPOUNDING = frozenset({"da", "de", "et", "fi", "fy", "hu", "is", "lb", "nb", "nl", "nn", "no", "sv"})
"""Languages that write words together which are one thing: a part of such a word counts as the word."""
_SHORTEST_PART = 4
_LONGEST_WORD = 100
"""Letters beyond which something is no word that could be in a glossary."""
_SHORTEST_ROOT = 6
"""Letters from which a word may have a prefix in any language."""
_LONG = 5
"""Letters from which a word may have an ending of any length, as one that is written together with another has."""
_LONGEST_ENDING = 4
_LONGEST_CHANGE = 3
_local = threading.local()


def base(language: str) -> str:
    """The language of a tag, without script and country."""
    return language.partition("-")[0].lower()


@lru_cache(maxsize=1 << 15)
def bare(word: str) -> str:
    """A word without marks on its letters, which some languages change in the plural. A letter remains of every one."""
    if word.isascii():
        return word
    return "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one))


@lru_cache(maxsize=1 << 17)
def stem(word: str, language: str) -> str:
    """What the forms of a word have in common. `word` is case-folded, `language` a tag without script and country."""
    if language in _ONE_FORM or len(word) > _LONGEST_WORD:
        return word
    if language in ("en", ""):
        return _singular(word)
    if language in _ALGORITHMS:
        return _snowball(word, language)
    return _ENDING.sub("", bare(word), count=1)


def is_form(word: str, of: str, language: str) -> bool:
    """Whether a word is a form of another of the same stem: a stemmer takes some words for one that are only related."""
    if word == of:
        return True
    if stem(word, language) != stem(of, language):
        return False
    one, other = bare(word), bare(of)
    shared = Prefix.similarity(one, other)
    changes = sorted((len(one) - shared, len(other) - shared))
    return changes[0] == 0 or (changes[1] <= _LONGEST_CHANGE and changes[0] < _LONGEST_CHANGE)


def may_be_form(word: str, of: str, language: str) -> bool:
    """Whether a word may be a form of another, or be written together with it."""
    if word == of:
        return True
    if language in _ONE_FORM:
        return False
    one, other = bare(word), bare(of)
    if other in one and len(other) >= (_SHORTEST_PART if language in COMPOUNDING else _SHORTEST_ROOT):
        return True
    if one[:1] != other[:1]:
        return False
    is_stemmed = language == "en" and _snowball(word, "en") == _snowball(of, "en")
    return is_stemmed or is_form(word, of, language) or _begins_like(one, other)


def _begins_like(word: str, of: str) -> bool:
    """Whether a word has all or nearly all of another at its beginning, and behind it what may be an ending."""
    shared = Prefix.similarity(word, of)
    lost, ending = len(of) - shared, len(word) - shared
    if lost > (0 if len(of) < _SHORTEST_PART else 1 if len(of) <= _LONG else max(2, len(of) // 3)):
        return False
    return ending <= _LONGEST_ENDING or (lost <= 1 and len(of) >= _LONG)


def _singular(word: str) -> str:
    """An English word without the plural; "ie" at the end reads "y", as nobody knows which of them "ies" stands for."""
    if word[-1:] not in ("s", "e"):
        return word
    return _PLURAL.sub(lambda match: "y" if match["y"] else "", word, count=1)


def _snowball(word: str, language: str) -> str:
    stemmers: dict[str, Stemmer.Stemmer] = _local.__dict__
    if language not in stemmers:  # one is not to be used by two threads
        stemmers[language] = Stemmer.Stemmer(_ALGORITHMS[language])
    return str(stemmers[language].stemWord(word))
