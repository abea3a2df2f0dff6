"""Common words with a capital that the document itself, or a verb that follows, shows to be no names."""

import re

from mtlint.model import Document
from mtlint.rules.languages import LanguageData
from mtlint.rules.truncation._content_words import describes, is_alone
from mtlint.rules.truncation._grammar_words import Place
from mtlint.rules.truncation._whole_phrases import is_plural
from mtlint.text.lexicon import lexicon

_COMMON = 0.5
"""Occurrences in a million from which a word is an ordinary one."""
_KINDS_OF_NAME = ("capitalised", "always_capital", "names_too", "also_in_names", "naming")
_CANNOT_CLOSE = ("naming", "persons", "starters", "lettered", "openers")
_PLAIN = re.compile(r"[a-z]{3,}\Z|[a-z]{2}\Z")


def common_word_opens(place: Place, data: LanguageData, document: Document) -> bool:
    """Whether a common word, written small elsewhere or a plural before its verb, begins a sentence after a complete one."""
    lower, following = place.word.lower(), re.split(r"\W", place.following, maxsplit=1)[0]
    if place.comma or not following.islower() or not _may_close(place, data):
        return False
    if _counts(lower, data):
        return place.before not in data.function_words and following not in data.auxiliaries
    if lower in data.function_words or any(lower in data.extra.get(kind, ()) for kind in _KINDS_OF_NAME):
        return False
    if lexicon(document.language).per_million(lower) < _COMMON or not is_alone(place.word, document):
        return False
    return _is_shown(lower, following, place, data, document)


def _is_shown(lower: str, following: str, place: Place, data: LanguageData, document: Document) -> bool:
    """Whether the verb behind a plural, or the small letters of the word elsewhere, tell that it is no name."""
    plural = is_plural(lower, lexicon(document.language))
    if plural and (place.before in data.function_words or lower in data.extra.get("openers", ())):
        return following in data.auxiliaries
    if not plural and (
        not describes(lower, data)  # "the journal Science": a thing may be followed by its name
        or (following in data.function_words and following not in data.auxiliaries | data.conjunctions)
    ):
        return False
    return bool(re.search(rf"(?<![\w-]){re.escape(lower)}(?![\w-])", document.text))


def _counts(lower: str, data: LanguageData) -> bool:
    return lower in data.numbers[1:]


def _may_close(place: Place, data: LanguageData) -> bool:
    """Whether the word before may be the last of a sentence: a word of content, or a pronoun that is an object."""
    before = place.before
    if not _PLAIN.match(before) or any(before in data.extra.get(kind, ()) for kind in _CANNOT_CLOSE):
        return False
    if before in data.function_words:
        return before in data.extra.get("objects", ())
    return not describes(before, data)
