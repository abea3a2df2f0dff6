"""The numbers of a text with all that they can mean, whatever its language: digits of every script, characters, words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from mtlint.text.addresses import addresses
from mtlint.text.chinese_numbers import LONGEST, chinese_numbers
from mtlint.text.number_words import WORD, NumberWords, Spelled, key, number_words, spelled
from mtlint.text.placeholders import find_placeholders
from mtlint.text.width import narrow

_SPACES = "\u00a0\u202f\u2009\u2007"
_SAME = str.maketrans("٫٬’﹕\u2212٪", ".,':-%")
_MARKUP = re.compile(r"</?\w[^<>]*>|&#?\w+;")
_DIGITS = re.compile(
    rf"(?P<before>[^\W\d_]-?)?(?P<number>\d{{1,3}}(?:(?P<space>[ '{_SPACES}])\d{{3}})(?:(?P=space)\d{{3}})*(?:[.,]\d+)?(?![\d])"
    r"|\d+(?:[.,·']\d+)*)"
)
_BEFORE_ITEM = re.compile(r"\s*[(\[]?\Z")
_AFTER_ITEM = re.compile(r"(?:[.)\]、:]|\.\))\s*(\w*)")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|[ºª°])\b", re.IGNORECASE)
_MONTH_DAY = re.compile(r"\d[\s.,-]{0,3}(?:d[eio]'?\s)?\Z")
_DAY_AFTER = re.compile(r"[\s.,-]{1,2}\d")
_FIRST_WITHOUT_SPACES = "\u0590"
"""Scripts before it write letters and digits together only in names."""
_FRACTIONS = re.compile(
    r"(?<!\d)(?P<whole>\d{1,3})?\s?(?P<sign>[\u00bc-\u00be\u2150-\u215e])"
    r"|(?<![\d/.,])(?:(?P<number>\d{1,3})\s)?(?P<over>\d{1,2})[/\u2044](?P<under>[1-9]\d?)(?![\d/])"
)
_SIMPLE_FRACTION = re.compile(r"\d+/\d+\Z")
_ROMAN = re.compile(
    r"(?<![\w.'’])(?:([IVXLCM\u0406\u0425\u041c]{1,7})|([IVX\u0406\u0425]{1,5})(?:er?|[eèé]me|[ºª°]))(?![\w'’])"
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "M": 1000, "\u0406": 1, "\u0425": 10, "\u041c": 1000}
_SCALED = re.compile(rf"[ {_SPACES}-]?({WORD})")
_RANGE = re.compile(r"\s*(?:[-–—~～〜、]|\w{1,4})\s*\Z")
_CLOCK = re.compile(r"[:.h]\d\d(?!\d)|\s?(?:[ap]\.?\s?m\b|h\b|uhr\b|[点點時时시]|час|godz)", re.IGNORECASE)
_MINUTES = re.compile(r"\s?[:.h點点時时시]\s?(\d\d)(?!\d)")
_HALF_DAY = re.compile(r"(?:下午|午後|晚上|午前|上午|오후|오전|晚|早上|凌晨)\s?\Z")
_CALENDARS = {"th": (-543,), "lo": (-543,), "fa": (621, 622), "ps": (621, 622), "ne": (-57, -56)}
"""Years to add to a year, by the language that counts so: Buddhist era, solar Hijri, Vikram Samvat."""


class Weight(IntEnum):
    """How sure a number is one: `HINT` may excuse another number, `WORD` counts where one is wrong on both sides."""

    HINT = 1
    WORD = 2
    DIGITS = 3


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text; `values` holds everything it may say, `parts` what its digits say apart, as in 7 400 or 3,5."""

    start: int
    end: int
    text: str
    values: frozenset[Fraction]
    weight: Weight
    parts: tuple[Fraction, ...] = ()
    scale: int = 1
    """What a word or character behind it multiplied it by."""


def plain(text: str) -> str:
    """With ASCII digits and marks for those of other scripts; addresses, tags and placeholders blank; as long as before."""
    text = narrow(text).translate(_SAME)
    masked = [(one.start, one.end) for one in addresses(text)]
    masked += [span for one in find_placeholders(text) for span in one.spans]
    masked += [match.span() for match in _MARKUP.finditer(text)]
    for start, end in masked:
        text = text[:start] + " " * (end - start) + text[end:]
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(one)) if one > "\x7f" and one.isdecimal() else one for one in text)


@lru_cache(maxsize=1024)
def numbers(text: str, known: NumberWords | None = None, *, is_sure: bool = True) -> tuple[Number, ...]:
    """All numbers of a text in order; they may overlap where there are two ways to read it.

    `known` are the words of its language; those of a language that is only guessed are no more than hints.
    """
    text = plain(text)
    words = known or number_words("")
    chinese = list(_chinese(text))
    fractions = list(_fractions(text, words))
    wholes = [*chinese, *(one for one in fractions if not _SIMPLE_FRACTION.match(one.text))]
    digits = [_within(one, wholes) for one in _digits(text, words)]
    found = [*fractions, *digits, *chinese, *_roman(text), *(_word(text, one, is_sure) for one in spelled(text, words))]
    return tuple(_in_ranges(text, sorted(found, key=lambda one: (one.start, -one.end))))


def _digits(text: str, words: NumberWords) -> Iterator[Number]:
    calendars = [year for code in words.languages for year in _CALENDARS.get(code, ())] if len(words.languages) == 1 else []
    for match in _DIGITS.finditer(text):
        start, end = match.span("number")
        if end - start > LONGEST:
            continue
        readings, parts = _readings(match["number"])
        scale, end = _scale(text, end, words)
        # COVID-19 is a name: the other side may use another one.
        weight = Weight.WORD if match["before"] and match["before"][0] < _FIRST_WITHOUT_SPACES else Weight.DIGITS
        values = {value * scale for value in readings}
        if end - start - len(match["number"]) == 1:
            values |= set(readings)  # 4K may be 4,000, kilobytes or a name
        if _is_clock(text, start, end):
            values |= set(_times(text, start, end))
        values |= {value + years for value in readings if 1300 < value < 2700 for years in calendars}
        if min(readings) == 0 or _counts_an_item(text, start, end, words):
            weight = Weight.HINT
        elif readings == [1] or _ORDINAL.match(text, end):
            weight = Weight.WORD
        yield Number(start, end, text[start:end], frozenset(values), weight, parts, scale)


def _readings(number: str) -> tuple[list[Fraction], tuple[Fraction, ...]]:
    """What digits with separators say, likelier first, and each group of digits for itself."""
    groups = re.split(r"\D", number)
    parts = tuple(Fraction(int(group)) for group in groups)
    if len(groups) == 1:
        return [parts[0]], ()
    marks = re.findall(r"\D", number)
    is_grouped = groups[0] != "0" and len(groups[0]) < 4 and all(len(group) in (2, 3) for group in groups[1:-1])
    whole = Fraction(int("".join(groups)))
    if len(set(marks)) == 1:
        readings = [whole] if is_grouped and len(groups[-1]) == 3 else []
        if len(groups) == 2 and marks[0] in ".,·":
            readings.append(Fraction(f"{groups[0]}.{groups[1]}"))
        return readings or [parts[-1]], parts
    if is_grouped and len(set(marks[:-1])) == 1:
        return [Fraction(f"{''.join(groups[:-1])}.{groups[-1]}")], parts
    return [whole], parts


def _scale(text: str, end: int, words: NumberWords) -> tuple[int, int]:
    """What the words behind a number multiply it by, and where they end."""
    scale = 1
    while match := _SCALED.match(text, end):
        word = match[1]
        factor = words.scale(word)
        # A lone letter is a unit where it does not stand at the digits: 5 M, 5M.
        if factor == 1 or (len(word) == 1 and match.start(1) > end):
            break
        scale, end = scale * factor, match.end()
    return scale, end


def _is_clock(text: str, start: int, end: int) -> bool:
    return end - start < 6 and bool(_CLOCK.match(text, end) or _HALF_DAY.search(text, max(start - 4, 0), start))


def _times(text: str, start: int, end: int) -> Iterator[Fraction]:
    """What a time is called by who counts twice to twelve, and by who writes hours and minutes in one: 1.26 p.m., 1200."""
    hour, _, minutes = text[start:end].partition(".")
    after = _MINUTES.match(text, end)
    if not (hour + minutes).isdigit() or int(hour) > 24:
        return
    other = int(hour) + 12 if int(hour) <= 12 else int(hour) - 12
    if minutes and int(minutes) > 0:
        yield Fraction(f"{other}.{minutes}")
    else:
        yield from (Fraction(other), Fraction(int(hour)))
    if minutes or after:
        yield Fraction(int(hour + (minutes or after[1])))  # type: ignore[index] # one of them is there


def _fractions(text: str, words: NumberWords) -> Iterator[Number]:
    """½, 2½, 2 1/2 million, and 1/2, which may be a date as well."""
    for match in _FRACTIONS.finditer(text):
        if match["sign"]:
            part = Fraction(unicodedata.numeric(match["sign"])).limit_denominator(100)
        else:
            part = Fraction(int(match["over"]), int(match["under"]))
        value = int(match["whole"] or match["number"] or 0) + part
        scale, end = _scale(text, match.end(), words)
        values = frozenset({value * scale, 100 * value, Fraction(part.numerator), Fraction(part.denominator)})
        yield Number(match.start(), end, text[match.start() : end], values, Weight.HINT, scale=scale)


def _chinese(text: str) -> Iterator[Number]:
    for one in chinese_numbers(text):
        weight = Weight.HINT if not one.is_sure else Weight.DIGITS if text[one.start].isdigit() else Weight.WORD
        yield Number(one.start, one.end, text[one.start : one.end], frozenset(one.values), weight, (), one.scale)


def _roman(text: str) -> Iterator[Number]:
    for match in _ROMAN.finditer(text):
        digits = [_ROMAN_VALUES[letter] for letter in match[1] or match[2]]
        value = sum(-one if one < after else one for one, after in pairwise([*digits, 0]))
        if value > 0:
            yield Number(*match.span(), match[0], frozenset({Fraction(value)}), Weight.HINT)


def _word(text: str, one: Spelled, is_sure: bool) -> Number:
    dated = one.is_month and (_MONTH_DAY.search(text, max(one.start - 8, 0), one.start) or _DAY_AFTER.match(text, one.end))
    counts = is_sure and (dated or (one.is_sure and max(one.values) > 1))
    weight = Weight.WORD if counts else Weight.HINT
    return Number(one.start, one.end, text[one.start : one.end], frozenset(one.values), weight)


def _counts_an_item(text: str, start: int, end: int, words: NumberWords) -> bool:
    """Whether a number at the beginning only counts an item of a list; "5. Mai" does not."""
    after = _AFTER_ITEM.match(text, end)
    return after is not None and key(after[1]) not in words.months and bool(_BEFORE_ITEM.match(text, 0, start))


def _within(number: Number, whole: Iterable[Number]) -> Number:
    """A number that is a part of one with characters or signs in it says nothing for itself; 9/11 is no such part."""
    if any(one.start <= number.start and number.end <= one.end for one in whole):
        return replace(number, weight=Weight.HINT)
    return number


def _in_ranges(text: str, found: list[Number]) -> Iterator[Number]:
    """What multiplies the end of a range may be meant of its beginning: "2 to 3 million"."""
    for one, after in pairwise([*found, Number(len(text), len(text), "", frozenset(), Weight.HINT)]):
        if one.scale == 1 < after.scale and one.end <= after.start and _RANGE.match(text, one.end, after.start):
            yield replace(one, values=one.values | {value * after.scale for value in one.values})
        else:
            yield one
