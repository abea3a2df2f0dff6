"""Numbers written in words, and words that multiply a number, in some ninety languages.

What is said of each language comes from Unicode's CLDR (Unicode License v3, see the folder `numerals`) and is written by
`scripts/write_number_words.py`; what CLDR does not have stands in `more.toml`.
"""

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from mtlint.text.scripts import NEUTRAL, script

_FOLDER = files("mtlint.text") / "numerals"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0dff\u0e31-\u0e4e\u1000-\u109f\u200c"
"""Signs within words that no regular expression of Python takes for letters: vowels of Indic scripts and the like."""
WORD = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}]|['’ʼ](?=[\u0400-\u052f]))*"
_TOKEN = re.compile(WORD)
_JOINT = re.compile(r"[ \u00a0\u202f\u2009\u2010\u2011-]\Z")
_APOSTROPHES = str.maketrans("’ʼ", "''")
_LONGEST_PHRASE = 5
_SHORTEST_STEM = 4
_TEN, _THOUSAND = 10, 1000
_AGGLUTINATING = frozenset({"az", "et", "eu", "fi", "hu", "kk", "kn", "ky", "ml", "mn", "ta", "te", "tk", "tr", "uz"})
"""Languages that hang so many endings on a number that a stem of three letters counts as one."""


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """What counts in one or several languages. Words are in small letters, hyphens in them are spaces."""

    languages: tuple[str, ...]
    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    scales: Mapping[str, int]
    """Words that multiply what stands before them; those of one or two letters as they are cased."""
    months: Mapping[str, int]
    days: frozenset[str]
    """Days of the week that are called by a number."""
    more: Mapping[str, tuple[Fraction, ...]]
    """Words that say a number among other things: "both", "dozen", "half"."""
    first_words: frozenset[str] = field(init=False)
    """What a number, or the name of a day that is one, may begin with."""

    def __post_init__(self) -> None:
        phrases = chain(self.cardinals, self.ordinals, self.days, self.more)
        object.__setattr__(self, "first_words", frozenset(phrase.partition(" ")[0] for phrase in phrases))

    def __bool__(self) -> bool:
        return bool(self.cardinals)

    def scale(self, word: str) -> int:
        """What a word multiplies a number by; 1 for most words."""
        return self.scales.get(word) or self.scales.get(key(word) if len(word) > 2 else "", 1)


class Spelled(NamedTuple):
    """A number in words; `end` is exclusive. `is_sure` tells a cardinal or ordinal from a word that may mean one."""

    start: int
    end: int
    values: tuple[Fraction, ...]
    is_sure: bool
    is_month: bool = False


@cache
def number_words(language: str) -> NumberWords:
    """What is known of a language tag such as "en-US"; nothing of an unknown language."""
    return _merged((language.split("-", maxsplit=1)[0].lower(),))


@cache
def number_words_like(sample: str) -> NumberWords:
    """What is known of all languages in the script of a character together."""
    kind = script(sample)
    return _merged(tuple(code for code in _languages() if script(_sample(code)) == kind))


@cache
def _languages() -> tuple[str, ...]:
    return tuple(sorted(file.name.removesuffix(".json") for file in _FOLDER.iterdir() if file.name.endswith(".json")))


def _sample(language: str) -> str:
    words = chain(_read(language)["cardinals"], _read(language)["months"])
    return next((letter for word in words for letter in word if script(letter) not in NEUTRAL), " ")


@cache
def _read(language: str) -> dict[str, dict[str, int]]:
    file = _FOLDER / f"{language}.json"
    if not file.is_file():
        return {"cardinals": {}, "ordinals": {}, "scales": {}, "months": {}, "days": {}}
    return dict(json.loads(file.read_text(encoding="utf-8")))


@cache
def _more() -> dict[str, dict[str, list[str]]]:
    """Language -> numbers, apart by spaces -> words."""
    return tomllib.loads((_FOLDER / "more.toml").read_text(encoding="utf-8"))


def _merged(languages: tuple[str, ...]) -> NumberWords:
    def all_of(kind: str) -> dict[str, int]:
        return {key(word, small=len(word) > 2): value for code in languages for word, value in _read(code)[kind].items()}

    added = [entry for code in languages for entry in _more().get(code, {}).items()]
    return NumberWords(
        languages,
        all_of("cardinals"),
        all_of("ordinals"),
        all_of("scales") | {word: int(said[2:]) for said, words in added if said.startswith("×") for word in words},
        all_of("months"),
        frozenset(key(day) for code in languages for day in _read(code)["days"]),
        {key(word): tuple(map(Fraction, said.split())) for said, words in added if not said.startswith("×") for word in words},
    )


def key(word: str, *, small: bool = True) -> str:
    """A word as it is looked up."""
    composed = unicodedata.normalize("NFC", word).replace("\u200c", "")
    return composed.lower().replace("ё", "е").translate(_APOSTROPHES) if small else composed


@lru_cache(maxsize=1024)
def tokens(text: str) -> tuple[tuple[str, int, int], ...]:
    """Words of letters alone, as they are written, with their places."""
    return tuple((match[0], *match.span()) for match in _TOKEN.finditer(text))


def spelled(text: str, known: NumberWords) -> Iterator[Spelled]:
    """The numbers that a text spells out, in order and apart; "two hundred and five" is one."""
    return _Reader(text, known).numbers() if known.first_words or known.months else iter(())


class _Reader:
    """Goes through the words of a text; places are counts of words."""

    def __init__(self, text: str, known: NumberWords) -> None:
        self._found = tokens(text)
        self._keys = [key(word) for word, _, _ in self._found]
        self._known = known
        ends = zip(self._found, self._found[1:], strict=False)
        self._joined = [_JOINT.match(text[one[2] : after[1]]) is not None for one, after in ends] + [False]
        """Whether only a space or hyphen is between a word and the next."""

    def numbers(self) -> Iterator[Spelled]:
        at = 0
        while at < len(self._keys):
            length, said = self._phrase(at)
            if said is not None:
                yield said
            at += length

    def _phrase(self, at: int) -> tuple[int, Spelled | None]:
        """How many words from one on belong together, and which number they say. The name of a day says none."""
        known = self._known
        for length in range(self._run(at) if self._keys[at] in known.first_words else 0, 0, -1):
            phrase = " ".join(self._keys[at : at + length])
            if phrase in known.days:
                return length, None
            if phrase in known.cardinals:
                end, value = self._continued(at + length, known.cardinals[phrase])
                return end - at, self._said(at, end, (Fraction(value),), is_sure=True)
            if phrase in known.ordinals:
                values = (Fraction(known.ordinals[phrase]), *known.more.get(phrase, ()))
                return length, self._said(at, at + length, values, is_sure=True)
            if phrase in known.more:
                return length, self._said(at, at + length, known.more[phrase])
        word = self._keys[at]
        if word in known.months:
            # What is short for a month may be a word as well: "mar", "pro".
            is_month = not any(name.startswith(word) and name != word for name in known.months)
            return 1, self._said(at, at + 1, (Fraction(known.months[word]),), is_month=is_month)
        value = known.scales.get(word, 0) if len(word) > 2 else 0
        value = value or _stem(word, known)
        return 1, self._said(at, at + 1, (Fraction(value),)) if value else None

    def _said(
        self, at: int, end: int, values: tuple[Fraction, ...], *, is_sure: bool = False, is_month: bool = False
    ) -> Spelled:
        return Spelled(self._found[at][1], self._found[end - 1][2], values, is_sure, is_month)

    def _run(self, at: int) -> int:
        """How many words follow one another, as far as a phrase may be long."""
        end = at
        while self._joined[end] and end - at < _LONGEST_PHRASE - 1:
            end += 1
        return end - at + 1

    def _continued(self, at: int, value: int) -> tuple[int, int]:
        """Where a number that begins with a value ends, and what it is with the words up to there."""
        total, part = 0, value
        scale = next((power for power in (10**6, 1000, 100) if value % power == 0), 0)
        while at < len(self._keys) and self._joined[at - 1]:
            word = self._keys[at]
            unit = self._known.cardinals.get(word, 0)
            if word in self._known.scales:
                scale = self._known.scales[word]
                part *= scale
                if scale >= _THOUSAND:
                    total, part = total + part, 0
            elif 0 < unit < scale or (part > _TEN and part % _TEN == 0 and 0 < unit < _TEN):
                part += unit
            elif not (word == "and" and self._joined[at] and 0 < self._known.cardinals.get(self._keys[at + 1], 0) < scale):
                break
            at += 1
        return at, total + part


def _stem(word: str, known: NumberWords) -> int:
    """The number that a longer word begins with: "dreijährig", "трехдневный"."""
    shortest = 3 if _AGGLUTINATING.intersection(known.languages) else _SHORTEST_STEM
    for length in range(min(len(word) - 1, 20), shortest - 1, -1):
        if word[:length] in known.cardinals:
            return known.cardinals[word[:length]]
    return 0
