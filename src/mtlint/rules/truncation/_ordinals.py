"""Where a text counts its points: "First, …", "The second is …", "(3) …", and how many it promised."""

import re
from functools import lru_cache
from typing import NamedTuple

from mtlint.model import Document, Kind, Segment
from mtlint.rules.languages import LanguageData, language_data

_NUMBERED = re.compile(
    r"(?:\A|(?<=[.!?:;。；：])\s+|(?<=[.!?][\"”’)])\s+)(?P<mark>\((?P<both>\d{1,2})\)|(?P<one>\d{1,2})(?P<close>[.)]))(?!\d)(?=\s+\S)"
)
_LETTERED = re.compile(r"(?:\A|(?<=[.!?:;,。；：，])\s+)(?P<mark>\((?P<both>[a-h])\)|(?P<one>[a-h])\))(?=\s+\S)")
_ROMAN = re.compile(r"(?:\A|(?<=[.!?:;。；：])\s+)(?P<mark>\(?(?P<roman>I{1,3}|IV|VI{0,3}|IX|X)[.)])(?=\s+\S)")
_ROMANS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_CIRCLED = re.compile("[①-⑳]")
_COUNT_STYLE = "word"
_REACH = 300
_AHEAD = 100
"""Characters before the first point in which its number is announced, and those after it that the search may look at."""


class Point(NamedTuple):
    """One counted point: its number, how it is written, and its place in the segment."""

    segment: Segment
    number: int
    style: str
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.segment.text[self.start : self.end]


class Promise(NamedTuple):
    """ "In six aspects:": a number of points that follow, and its place."""

    segment: Segment
    number: int
    start: int
    end: int


def points(document: Document) -> list[Point]:
    """The counted points of running text and lists, in order of place."""
    found: list[Point] = []
    for segment in document.segments:
        if segment.kind in (Kind.CELL, Kind.LINE):
            continue
        data = language_data(segment.language)
        own = [*_by_word(segment, data), *_by_number(segment)]
        found += sorted(own, key=lambda point: point.start)
    return found


def promises(segment: Segment, before: int) -> list[Promise]:
    """The numbers of points that a segment announces shortly before a place, such as "six aspects:"."""
    data = language_data(segment.language)
    pattern = _promise_pattern(data)
    if pattern is None:
        return []
    numbers = {word: index for index, word in enumerate(data.numbers, 1)}
    found = []
    for match in pattern.finditer(segment.text, max(before - _REACH, 0), before + _AHEAD):
        word = match["count"].lower()
        count = numbers.get(word) or (int(word) if word.isdigit() else 0)
        if count > 1:
            found.append(Promise(segment, count, match.start("count"), match.end("noun")))
    return found


def stands_between(data: LanguageData, number: int, text: str, others: str = "goes_on") -> bool:
    """Whether a text holds the ordinal of a number in some other form, such as "the second" or "Next,".

    `others` names the words of the language that take its place.
    """
    forms = data.ordinals[number - 1] if number <= len(data.ordinals) else ()
    article = "|".join(re.escape(word) for word in data.articles) or r"(?!)"
    ordinal = "|".join(re.escape(form) for form in forms) or r"(?!)"
    other = "|".join(re.escape(form) for form in data.extra.get(others, ())) or r"(?!)"
    pattern = rf"(?:[.!?:;][\"”’)]*\s+|\b(?:{article})\s)(?:{ordinal})\b|[.!?:;][\"”’)]*\s+(?:and\s)?(?:{other})\b"
    return bool(re.search(pattern, text, re.IGNORECASE))


def _by_word(segment: Segment, data: LanguageData) -> list[Point]:
    pattern = _word_pattern(data)
    if pattern is None:
        return []
    counted = {word: index for index, word in enumerate(data.numbers, 1)}
    numbers = {form: index for index, forms in enumerate(data.ordinals, 1) for form in forms}
    return [
        Point(segment, numbers[match[group].lower()], _COUNT_STYLE, match.start(group), match.end(group))
        for match in pattern.finditer(segment.text)
        for group in ("alone", "after_article")
        if match[group]
    ] + [
        Point(segment, counted[match["count"].lower()], "count", match.start("count"), match.end("count"))
        for match in pattern.finditer(segment.text)
        if match["count"]
    ]


def _by_number(segment: Segment) -> list[Point]:
    found = []
    for match in _NUMBERED.finditer(segment.text):
        style = "()" if match["both"] else match["close"]
        number = int(match["both"] or match["one"])
        found.append(Point(segment, number, style, match.start("mark"), match.end("mark")))
    for match in _LETTERED.finditer(segment.text):
        style, letter = ("(a)", match["both"]) if match["both"] else ("a)", match["one"])
        found.append(Point(segment, ord(letter) - ord("a") + 1, style, match.start("mark"), match.end("mark")))
    circled = (
        Point(segment, ord(match[0]) - ord("①") + 1, "①", match.start(), match.end())
        for match in _CIRCLED.finditer(segment.text)
    )
    return [*found, *circled, *_by_roman(segment)]


def _by_roman(segment: Segment) -> list[Point]:
    """Roman numbers; a single letter may be an initial, so one of several letters has to stand among them."""
    found = [
        Point(segment, _ROMANS[match["roman"]], "I" + match["mark"][-1], match.start("mark"), match.end("mark"))
        for match in _ROMAN.finditer(segment.text)
    ]
    alone = len(found) == 1 and not found[0].start
    return found if alone or any(len(point.text.strip("().")) > 1 for point in found) else []


@lru_cache(maxsize=16)
def _word_pattern(data: LanguageData) -> re.Pattern[str] | None:
    """An ordinal that opens a clause: "First, …", "Second: …", "The third is …", "Fourth of all"."""
    forms = "|".join(re.escape(form) for forms in data.ordinals for form in forms)
    if not forms:
        return None
    article = "|".join(re.escape(word) for word in data.extra.get("before_ordinals", ())) or r"(?!)"
    link = "|".join(re.escape(word) for word in data.extra.get("after_ordinals", ())) or r"(?!)"
    numbers = "|".join(re.escape(word) for word in data.numbers) or r"(?!)"
    after = "|".join(re.escape(word) for word in data.extra.get("after_counts", ())) or r"(?!)"
    begin = r"(?:\A|(?<=[.!?:;。；：…])\s*|(?<=[.!?…][\"”’)])\s*|\s[-–—]\s)"
    noun = r"(?:\s(?!(?:" + link + r")\b)[\w-]+){0,2}?"
    return re.compile(
        rf"{begin}(?:(?P<alone>{forms})(?=\s?[,:，]|\s(?:{link})[\s,:])"
        rf"|(?:{article})\s(?P<after_article>{forms})(?={noun}\s(?:{link})\s)"
        rf"|(?P<count>{numbers})(?=\s(?:{after})\b))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=16)
def _promise_pattern(data: LanguageData) -> re.Pattern[str] | None:
    nouns = "|".join(re.escape(word) for word in data.extra.get("points", ()))
    if not nouns or not data.numbers:
        return None
    numbers = "|".join(re.escape(word) for word in data.numbers)
    return re.compile(
        rf"\b(?P<count>{numbers}|\d{{1,2}})\s(?:[\w-]+\s){{0,2}}?(?P<noun>{nouns})\b(?=[^.!?]{{0,80}}[:.]|\s*\Z)", re.I
    )
