"""Words of grammar and adverbs that begin a sentence: where a capital on one of them is no name's."""

import re
from functools import lru_cache
from typing import NamedTuple

from mtlint.model import Document
from mtlint.rules.languages import LanguageData
from mtlint.text.lexicon import lexicon

_ADVERB = re.compile(r"[A-Z][a-z]{2,}(?:al|nt|ous|ive|ed|ing|ful|less|ate|ete|ic|ab|ib|ar|st)ly\Z")
_ACRONYM = re.compile(r"[A-Z]\.?[A-Z]")
_LY = re.compile(r"[A-Z][a-z]{2,}ly\Z")
_KNOWN = 5.0
"""Occurrences in a million from which an adjective is one that adverbs are made of."""
_CONTRACTION = re.compile(r"['’].*\Z", re.DOTALL)


class Place(NamedTuple):
    """A capitalised word in mid-sentence with two words on either side; `comma` stands right after it."""

    word: str
    comma: bool
    before: str
    following: str
    later: str
    earlier: str = ""


def grammar_word_opens(place: Place, data: LanguageData, document: Document) -> bool:
    """Whether the word can only be the first of a new sentence."""
    lower = _CONTRACTION.sub("", place.word.lower())
    if _tells_date(lower, place, data) or (place.comma and _is_adverb(place.word, data, document)):
        return True
    return _word_opens(place, data, document)


def _word_opens(place: Place, data: LanguageData, document: Document) -> bool:
    lower = _CONTRACTION.sub("", place.word.lower())
    adverb = bool(_ADVERB.match(place.word))
    named = place.before in data.extra.get("naming", ())
    revered = lower in data.extra.get("also_after_nouns", ()) and place.before in data.function_words
    if named or revered or (lower not in opening_words(data) and not adverb):
        return False
    if place.comma:
        return adverb or lower in (*data.extra.get("starters", ()), *data.extra.get("only_starters", ()))
    return _opens_uncut(lower, place, data, document)


def _opens_uncut(lower: str, place: Place, data: LanguageData, document: Document) -> bool:
    """As above for a word of grammar without a comma behind it."""
    if place.before[0].isupper() and not _opens_after_name(lower, place, data):
        return False
    if lower in data.articles:
        return _article_opens(lower, place, data, document)
    if place.following[0].islower() or place.following[0].isdigit():
        return True
    if lower in data.conjunctions and place.before[0].islower() and lower not in data.prepositions:
        return True
    return lower in data.extra.get("only_starters", ()) or (
        lower in data.extra.get("before_places", ()) and _is_adverbial(place)
    )


def _tells_date(lower: str, place: Place, data: LanguageData) -> bool:
    """Whether it begins "In March 1990", which no name holds."""
    month = place.following.rstrip(",").lower() in data.extra.get("months", ())
    return month and lower in data.extra.get("before_places", ()) and place.later[:1].isdigit()


def _is_adverb(word: str, data: LanguageData, document: Document) -> bool:
    """Whether a word is an adverb made of a common adjective, as "Sadly" is and "Emily" is not."""
    lower = word.lower()
    if not _LY.match(word) or lower in data.extra.get("names_too", ()) or not data.extra.get("starters"):
        return False
    known = lexicon(document.language)
    stem = lower.removesuffix("ly")
    forms = (stem[:-1] + "y",) if stem.endswith("i") else (stem, stem + "e", stem + "le")
    return any(known.per_million(form) >= _KNOWN for form in forms)


def _opens_after_name(lower: str, place: Place, data: LanguageData) -> bool:
    """Whether the word is not the last of a name, as in "Air Force One", nor inside one, as in "Gone With the Wind"."""
    if lower in data.extra.get("subjects", ()) and place.following[0].islower():
        return True
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
        lettered = (
            (before[0].isupper() and not _is_place(place, data))
            or before in data.extra.get("lettered", ())
            or before in data.function_words
        )
        return not lettered and following[0].islower() and following not in data.function_words
    if not following[0].isupper():
        return following[0].islower() or following[0].isdigit()
    if before in data.prepositions and before not in data.extra.get("particles", ()):
        return False  # "of The Open Group", "at The Hague"
    name = re.match(r"[\w-]+", following)
    told = name is not None and f" {article} {name[0]} " in document.text
    acronym = before not in data.function_words and bool(_ACRONYM.match(following))
    return before in data.articles or told or acronym or _names_an_office(place, data) or _is_subject(place, data)


def _is_subject(place: Place, data: LanguageData) -> bool:
    """Whether a nation's adjective and a noun follow, or a name and its verb: "The German police", "The Pentagon said"."""
    before, name, later = (
        place.before,
        re.sub(r"(?<!\W)\W+\Z", "", place.following).lower(),
        re.split(r"\W", place.later, maxsplit=1)[0],
    )
    if before in (*data.extra.get("persons", ()), *data.extra.get("naming", ()), *data.extra.get("the_names", ())):
        return False
    nation = name in data.extra.get("nations", ()) or name.endswith(tuple(data.extra.get("nation_endings", ())) or "\0")
    if nation and later.islower() and later not in data.function_words:
        return True
    does = later in data.auxiliaries or later in data.extra.get("speech_verbs", ()) or later == "also"
    return does and before[0].islower() and name not in data.extra.get("the_names", ())


def _is_place(place: Place, data: LanguageData) -> bool:
    """Whether a name stands behind a preposition and is no label such as "Serie" in "in Serie A"."""
    behind = place.earlier in data.prepositions or place.earlier.endswith("ing")
    return behind and place.before.lower() not in data.extra.get("lettered", ())


def _names_an_office(place: Place, data: LanguageData) -> bool:
    """Whether "The" stands before the name of an office, a body or a state: "The White House", "The United States"."""
    names = [re.sub(r"(?<!\W)\W+\Z", "", word).lower() for word in (place.following, place.later) if word[:1].isupper()]
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
