"""Places where no punctuation mark can be."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtlint.model import Segment
from mtlint.rules.languages import LanguageData, language_data
from mtlint.text.lexicon import lexicon

_STOP = re.compile(r"(?<![\w.@/\\])([^\W\d_]+|\d+(?=[!?]))([.!?])[ \u00a0](?=([^\W\d_][^\W_]*))")
_VOWEL = re.compile("[aeiouyAEIOUY]")
_ANOTHER_QUESTION = re.compile(r"[^.!?]{0,60}\?")
_LONGEST_ABBREVIATION = 4
_MIDDLE = re.compile(r"(?<![\w'’.@/-])([^\W_]+)([,;:!?])[ \u00a0](?=([\w\"“(]+))")
_SIGN = re.compile(r"(?<=[^\W_])([_~^`@]+)(?=\s|[.,;:!?]|$)")
_HYPHEN = re.compile(r"(?<![\w-])([^\W\d_]{2,})(-)[ \u00a0](?=[\"“]?([^\W\d_A-Z]+))")
_HYPHENED = re.compile(r"[^.;]{0,40}\w-\w")
_APOSTROPHE = re.compile(r"(?<![\w'’])([^\W\d_]+)(['’])[ \u00a0](?=([^\W_]+))")
_OPENING = re.compile(r"(?:^|(?<=[\s(\[\"“—–-]))['‘](?=\S)")
_EMPHASIS = {"_": re.compile(r"(?:^|(?<=\W))_+(?=\w)"), "`": re.compile(r"`")}
_COMMA_IN_VERB = re.compile(r"(?<!\w)([a-z]+)(,) (?=(?:be|been|not|[a-z]+(?:ed|ing|rn|wn))\b)")
_REST = re.compile(r"[^.!?]*")
_SOURCE_MARKS = {
    ";": re.compile("[;；;؛]"),
    ":": re.compile("[:：]"),
    "!": re.compile("[!！]"),
    "?": re.compile("[?？؟;か]"),
}
"""What may have become a mark: Japanese asks with a syllable, Greek with a semicolon."""
_COMMANDS = frozenset(("be", "do", "have"))
_INTERJECTIONS = 2
"""Words from which on a sentence is more than a cry: "Oh! how nice"."""


class Stray(NamedTuple):
    """A mark and the word it hangs on, with the place of the mark itself."""

    start: int
    end: int
    at: int
    what: str


def stray_marks(segment: Segment) -> Iterator[Stray]:
    """Marks after which a sentence goes on as if they were not there."""
    data = language_data(segment.language)
    text = segment.text
    for match in _SIGN.finditer(text):
        opened = _EMPHASIS.get(match[1][0])
        if (opened is None or not opened.search(text, 0, match.start())) and not _is_address(text, match.start()):
            yield Stray(_word_start(text, match.start()), match.end(), match.start(), f"stray \u201c{match[1]}\u201d")
    if data.function_words:
        yield from _stops(segment, data)
        yield from _hyphens(text, data)
        yield from _apostrophes(text, data)
        yield from _clause_marks(segment, data)


def _stops(segment: Segment, data: LanguageData) -> Iterator[Stray]:
    """Sentence ends after which a small letter follows."""
    text, known = segment.text, lexicon(segment.language)
    abbreviations = data.extra.get("abbreviations", ())
    never_last = _cut_after(data)
    for match in _STOP.finditer(text):
        word, mark, following = match.groups()
        # "systemd", "iPhone": some names start small.
        goes_on = following.islower() and following in known and not (mark != "." and _is_cry(text, match.end(1), data))
        if mark == "." and (word.lower() in abbreviations or len(word) == 1 or not _VOWEL.search(word)):
            continue
        if word[0].isupper():
            goes_on = goes_on and mark == "." and following in data.conjunctions and len(word) > _LONGEST_ABBREVIATION
        if mark == "?" and _ANOTHER_QUESTION.match(text, match.end()):
            continue  # "What is it? a bird? a plane?"
        if goes_on or word in never_last:
            yield Stray(match.start(1), match.end(2), match.start(2), f"\u201c{mark}\u201d where the sentence goes on")


def _is_cry(text: str, end: int, data: LanguageData) -> bool:
    """Whether what stands before the mark is a word or two: "Oh! how nice"."""
    start = max(text.rfind(stop, 0, end) for stop in (". ", "! ", "? ", '" ', "” ", ": "))
    said = text[start + 1 : end].lower().split()
    return len(said) <= _INTERJECTIONS and (not said or said[0] not in data.articles | data.prepositions)


def _hyphens(text: str, data: LanguageData) -> Iterator[Stray]:
    """Hyphens with a space after them, but not in "pre- and post-war"."""
    for match in _HYPHEN.finditer(text):
        shared = match[3] in data.conjunctions or _HYPHENED.match(text, match.end())
        if not shared and match[1].lower() not in data.extra.get("loose_parts", ()):
            yield Stray(match.start(1), match.end(2), match.start(2), "hyphen with a space after it")


def _apostrophes(text: str, data: LanguageData) -> Iterator[Stray]:
    """Apostrophes at the end of a word that is no plural and no end of a quotation."""
    opened = [match.start() for match in _OPENING.finditer(text)]
    for match in _APOSTROPHE.finditer(text):
        word, following = match[1].lower(), match[3].lower()
        if (word.endswith("in") and len(word) > 2) or any(start < match.start(2) for start in opened):
            continue
        if len(word) == 1 and word not in data.articles:
            continue
        if word[-1] in "sxz" and word not in data.function_words and following not in data.auxiliaries | data.prepositions:
            continue
        yield Stray(match.start(1), match.end(2), match.start(2), "apostrophe that belongs to no word")


def _clause_marks(segment: Segment, data: LanguageData) -> Iterator[Stray]:
    """Commas, colons and semicolons that cut a phrase, or that the source has not."""
    text, source = segment.text, segment.source
    cut_after = _cut_after(data)
    more = {
        mark for mark, known in _SOURCE_MARKS.items() if source is not None and len(known.findall(source)) < _count(mark, text)
    }
    for match in _MIDDLE.finditer(text):
        word, mark, following = match[1].lower(), match[2], match[3].lower()
        cuts = match[1].islower() and word in cut_after and mark in ",;:"
        if mark == "," and word in data.conjunctions:
            cuts = cuts and "," not in _REST.match(text, match.end()).group()  # type: ignore[union-attr]
        if mark == ";":
            cuts = cuts or word in data.extra.get("never_alone", ()) or following in data.auxiliaries - _COMMANDS
        if mark in more and not cuts:
            clause = following in data.articles | data.pronouns or following.endswith("ing")
            label = mark == ":" and match[3][0].isupper()  # "Reporter: Li Ming", a headline in two halves
            cuts = not label and (mark != ";" or not clause or word in data.articles | data.prepositions)
        # After "(1)" and before a quotation a colon is at its place.
        if cuts and not (mark == ":" and re.match(r"[\"“]|\(\d", match[3])):
            yield Stray(match.start(1), match.end(2), match.start(2), f"\u201c{mark}\u201d in the middle of a phrase")
    for match in _COMMA_IN_VERB.finditer(text):
        cuts = match[1] in data.auxiliaries - frozenset(data.extra.get("also_last", ()))
        if cuts and "," not in _REST.match(text, match.end()).group():  # type: ignore[union-attr]
            yield Stray(match.start(1), match.end(2), match.start(2), "\u201c,\u201d in the middle of a phrase")


def _cut_after(data: LanguageData) -> frozenset[str]:
    """Words that nothing but the rest of their phrase can follow."""
    return data.articles - frozenset(data.extra.get("also_last", ())) | frozenset(data.extra.get("never_last", ()))


def _count(mark: str, text: str) -> int:
    return text.count(mark + " ") + text.count(mark + "\u00a0")


def _is_address(text: str, at: int) -> bool:
    start, end = _word_start(text, at), at
    while end < len(text) and not text[end].isspace():
        end += 1
    return any(mark in text[start:end] for mark in ("://", "www.", "\\", "$", "="))


def _word_start(text: str, at: int) -> int:
    while at and not text[at - 1].isspace():
        at -= 1
    return at
