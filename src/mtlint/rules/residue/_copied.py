"""Words that a target shares with its source because nobody translated them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from mtlint.model import Segment
from mtlint.rules.languages import language_data
from mtlint.rules.residue._function_words import function_words, language_of
from mtlint.text.lexicon import Lexicon, lexicon
from mtlint.text.words import Word, words

_KNOWN = 1.0
"""Occurrences in a million from which a word belongs to a language."""
_IN_SOURCE_LANGUAGE = 0.3
_FAR_COMMONER = 20.0
_LONG = 5
_SHORT = 2
_PARTS = re.compile("['’‑-]")
_COMMON = 30.0
_INSTITUTIONS = ("bundes", "landes", "reichs", "volks")
"""How German names of institutions begin, which other languages keep."""


def copied_words(segment: Segment, found: list[Word]) -> Iterator[tuple[Word, Word]]:
    """First and last word of each run that the target shares with the source and that its own language does not know."""
    source_words = [word.text for word in words(segment.source or "")]
    shared = set(source_words)
    candidates = [word.text in shared and not word.text.isdigit() and len(word.text) > 1 for word in found]
    if not any(candidates):
        return
    language = language_of([word for word in source_words if word.islower()])
    if language is None or language == segment.language.split("-", maxsplit=1)[0]:
        return
    judge = _Judge(lexicon(segment.language), lexicon(language), segment.language, language)
    left = [candidate and judge.is_left(found, index) for index, candidate in enumerate(candidates)]
    grammar = function_words(language)
    for index in range(1, len(left) - 1):  # "Lage in Wien": a word that both languages have, between two that only one has
        between = left[index - 1] and (left[index + 1] or candidates[index + 1])
        left[index] = left[index] or (between and candidates[index] and found[index].text in grammar)
    for untranslated, group in groupby(range(len(found)), key=lambda index: left[index]):
        run = list(group)
        if untranslated:
            yield found[run[0]], found[run[-1]]


@dataclass(frozen=True, slots=True)
class _Judge:
    """Decides whether a word that stands in the source too was left untranslated."""

    known: Lexicon
    theirs: Lexicon
    language: str
    source_language: str

    def is_left(self, found: list[Word], index: int) -> bool:
        word = found[index].text
        here, there = self.known.per_million(word), self.theirs.per_million(word)
        if not word.isalpha():
            return word.islower() and self._has_foreign_part(word)
        rare_in_both = word.islower() and here == 0 and len(word) >= _LONG
        if here >= _KNOWN or (there < max(_IN_SOURCE_LANGUAGE, _FAR_COMMONER * here) and not rare_in_both):
            return False
        before = found[index - 1].text if index else ""
        following = found[index + 1].text if index + 1 < len(found) else ""
        if word.islower():
            return not (before[:1].isupper() and following[:1].isupper())  # "Rue des Francs Bourgeois"
        if not word.istitle() or (index > 1 and before[:1].isupper()) or following[:1].isupper():
            return False
        return self._is_common_noun(word, before, following, there)

    def _has_foreign_part(self, word: str) -> bool:
        """Whether a part of a compound is a word of the source language only: "lui-même"."""
        parts = [part for part in _PARTS.split(word) if len(part) > _SHORT]
        return any(not self.known.count(part) and self.theirs.count(part) for part in parts)

    def _is_common_noun(self, word: str, before: str, following: str, count: float) -> bool:
        """Whether a word with a capital is no name: all German nouns have one."""
        data = language_data(self.language)
        if self.source_language != "de":
            return not before and following not in data.auxiliaries and count > _KNOWN
        if word.lower().startswith(_INSTITUTIONS):
            return False
        before = before.lower()
        if before.isdigit() or before in data.articles | data.pronouns or before in data.extra.get("starters", ()):
            return True
        if following in data.auxiliaries or following in data.extra.get("speech_verbs", ()):
            return count > _COMMON and not before
        return count > _KNOWN or before in data.prepositions
