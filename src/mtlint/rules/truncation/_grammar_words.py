"""Words of grammar and adverbs that begin a sentence: where a capital on one of them is no name's."""

import re
from functools import lru_cache
from typing import NamedTuple

from mtlint.model import Document
from mtlint.rules.languages import LanguageData

_ADVERB = re.compile(r"[A-Z][a-z]{2,}(?:al|nt|ous|ive|ed|ing|ful|less|ate|ete|ic|ab|ib|ar|st)ly\Z")
_ACRONYM = re.compile(r"[A-Z]\.?[A-Z]")
_CONTRACTION = re.compile(r"['’].*\Z")


class Place(NamedTuple):
    """A capitalised word in mid-sentence with the words round it; `comma` stands right after it."""

    word: str
    comma: bool
    before: str
    following: str
    later: str


def grammar_word_opens(place: Place, data: LanguageData, document: Document) -> bool:
    """Whether the word can only be the first of a new sentence."""
    lower = _CONTRACTION.sub("", place.word.lower())
    adverb = bool(_ADVERB.match(place.word))
    named = place.before in data.extra.get("naming", ())
    revered = lower in data.extra.get("also_after_nouns", ()) and place.before in data.function_words
    if named or revered or (lower not in opening_words(data) and not adverb):
        return False
    if place.comma:
        return adverb or lower in (*data.extra.get("starters", ()), *data.extra.get("only_starters", ()))
    if place.before[0].isupper() and not _opens_after_name(lower, place, data):
        return False
    if lower in data.articles:
        return _article_opens(lower, place, data, document)
    if place.following[0].islower() or place.following[0].isdigit():
        return True
    return lower in data.extra.get("only_starters", ()) or (
        lower in data.extra.get("before_places", ()) and _is_adverbial(place)
    )


def _opens_after_name(lower: str, place: Place, data: LanguageData) -> bool:
    """Whether the word is not the last of a name, as in "Air Force One", nor inside one, as in "Gone With the Wind"."""
    if lower in data.extra.get("also_in_names", ()):
        verb = lower in data.pronouns and place.following in data.auxiliaries
        return verb or place.following in data.extra.get("determiners", ()) or place.following == "of"
    return not (
        lower in data.prepositions | data.conjunctions and place.following in data.articles and place.later[:1].isupper()
    )


def _article_opens(article: str, place: Place, data: LanguageData, document: Document) -> bool:
    """As above for articles: "The" begins names, and a lone "A" is a letter too ("vitamin A deficiency")."""
    before, following = place.before, place.following
    if len(article) == 1:
        lettered = before[0].isupper() or before in data.extra.get("lettered", ()) or before in data.function_words
        return not lettered and following[0].islower() and following not in data.function_words
    if not following[0].isupper():
        return following[0].islower() or following[0].isdigit()
    if before in data.function_words:
        return False
    if _names_an_office(place, data):
        return True
    name = re.match(r"[\w-]+", following)
    return bool(_ACRONYM.match(following)) or (name is not None and f" {article} {name[0]} " in document.text)


def _names_an_office(place: Place, data: LanguageData) -> bool:
    """Whether "The" stands before the name of an office, a body or a state: "The White House", "The United States"."""
    names = [re.sub(r"\W+\Z", "", word).lower() for word in (place.following, place.later) if word[:1].isupper()]
    offices, titles = data.extra.get("capitalised", ()), data.extra.get("the_names", ())
    return any(name in offices for name in names) and not any(name in titles for name in names)


def _is_adverbial(place: Place) -> bool:
    """Whether a preposition and a name tell a time or a place: "In April 1864", "In Syria, and", not "In Cold Blood"."""
    if not place.before[0].islower() or not place.following[0].isupper():
        return False
    return place.following.endswith(",") or place.later[:1].isdigit() or place.later[:1].islower()


@lru_cache(maxsize=16)
def opening_words(data: LanguageData) -> frozenset[str]:
    """Words of grammar and adverbs that may open a sentence; lower case."""
    own = frozenset(data.extra.get("starters", ()))
    words = data.articles | data.prepositions | data.conjunctions | data.pronouns | own
    return words - frozenset(data.extra.get("never_first", ()))
