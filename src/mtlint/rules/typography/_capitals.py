"""Whether a word with a capital in mid-sentence is a name."""

import re
from collections import Counter
from itertools import pairwise

from mtlint.model import Document, Kind, Sentence
from mtlint.rules.languages import LanguageData
from mtlint.text.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NEXT = re.compile(r"\W*([^\W_]+)")
_BEFORE = re.compile(r"([^\W_]+)[,;]? \Z")
_WINDOW = 60
_TITLE_SHARE = 0.75
"""Share of words with a capital from which the neighbourhood reads as a title or a list of names."""
_SHORTEST_STEM = 2
_KNOWN = 0.5
_COMMON = 2.0
"""Occurrences in a million from which a word is known at all, and from which everybody writes it."""


class Place:
    """A word with a capital and what stands round it."""

    def __init__(self, sentence: Sentence, match: re.Match[str]) -> None:
        text = sentence.text
        before, following = _BEFORE.search(text, 0, match.start()), _NEXT.match(text, match.end())
        self.word = match[0].lower()
        self.after_comma = text[match.start() - 2] in ",;"
        self.before = before[1] if before else ""
        self.following = following[1] if following else ""
        self.language = sentence.segment.language
        self.in_row = sentence.segment.kind is Kind.ROW
        self._around = text[max(match.start() - _WINDOW, 0) : match.start()] + text[match.end() : match.end() + _WINDOW]

    def is_among_capitals(self) -> bool:
        """Whether it stands in a title or in a list of names."""
        words: list[str] = [word for word in _WORD.findall(self._around) if len(word) > 3]
        return sum(word[0].isupper() for word in words) > max(len(words) * _TITLE_SHARE, 2)


def spellings(document: Document) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands small, and how often with a capital in mid-sentence."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for sentence in document.sentences:
        words = _WORD.findall(sentence.text)
        small.update(word for word in words if word.islower())
        capital.update(word.lower() for word in words[1:] if word[0].isupper())
        # "the US": an article before a name, as evidence for "However, The US".
        small.update(f"{one} {two}" for one, two in pairwise(words) if one == "the" and two[0].isupper())
    return small, capital


def is_grammar(place: Place, data: LanguageData, small: Counter[str]) -> bool:
    """Whether it is a word of grammar that no name begins with here."""
    word, following = place.word, place.following
    loose = (*data.extra.get("starters", ()), *data.extra.get("adverbs", ())) if place.after_comma else ()
    if word == "i" or (word not in data.function_words and word not in loose) or _may_be_meant(place, data, small):
        return False
    if not place.after_comma and (len(word) == 1 or not following[:1].islower() or not place.before.islower()):
        return False
    if not following or following[0].islower():
        return bool(following)
    if word in data.articles:
        return small[f"the {following}"] > 0
    binds = word in data.conjunctions | data.pronouns | data.auxiliaries and word not in data.extra.get("surnames", ())
    return binds or following[0].isdigit()


def _may_be_meant(place: Place, data: LanguageData, small: Counter[str]) -> bool:
    """Whether the word is a name as well ("May"), a label ("the About box") or a party to a contract ("You")."""
    party = place.word in data.extra.get("defined_terms", ())
    return (
        place.word in data.extra.get("name_like", ())
        or place.before in data.articles
        or (party and not (place.after_comma and small[place.word]))
    )


def is_small_elsewhere(place: Place, data: LanguageData, small: Counter[str], capital: Counter[str]) -> bool:
    """Whether a word of content stands small in the rest of the document and is common, so that it is no name."""
    word = place.word
    kept = word in data.function_words or word in data.extra.get("capitalised", ())
    if kept or capital[word] > 1 or not place.following[:1].islower():
        return False
    known = lexicon(place.language)
    often = small[word] > 1 and not place.in_row and known.per_million(word) > _COMMON
    if not place.after_comma:
        return often and place.before.islower()
    if word.endswith(("ing", "ly")) and not place.before[:1].isupper():
        stem = word.removesuffix("ing").removesuffix("ly")
        forms = [form for form in (stem, stem + "e", stem[:-1]) if len(form) > _SHORTEST_STEM]
        return any(known.per_million(form) > _COMMON for form in forms)
    in_series = place.before.islower() and place.before[-2:] == word[-2:] and place.following in data.conjunctions
    return often or (in_series and known.per_million(word) > _KNOWN)
