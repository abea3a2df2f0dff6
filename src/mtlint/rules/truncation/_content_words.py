"""Words of content that begin a sentence: what shape of word, after and before what, is no name."""

import re

from mtlint.model import Document
from mtlint.rules.languages import LanguageData
from mtlint.rules.truncation._grammar_words import Place
from mtlint.text.lexicon import Lexicon, lexicon

_ADJECTIVE = re.compile(r"(?:[a-z]{3,}(?:ive|ful|less|ous|able|ible|wide)|[a-z]{4,}(?:ual|onal|ical))\Z")
_NEGATED = re.compile(r"(?:un|in|ir|im)([a-z]{4,}(?:al|ent|ant|ed|ful|able|ible))\Z")
_DESCRIBES = re.compile(r"(?:[a-z]{3,}(?:ive|ful|less|ous|able|ible|al|ic|ary|ern|ish|ian|ese))\Z")
_PARTICIPLE = re.compile(r"([a-z]{3,})ing\Z")

_KNOWN = 0.5
"""Occurrences in a million from which a word is one of the language."""


def content_word_opens(place: Place, data: LanguageData, document: Document) -> bool:
    """Whether a capitalised word of content can only be the first of a new sentence.

    It has to be an ordinary word that hardly begins a name (an adjective, a participle, a command), what follows must go on
    from it in small letters, what stands before it must not need a noun, and the text writes it so nowhere else.
    """
    lower = place.word.lower()
    if place.comma or not place.following[0].islower() or lower in data.extra.get("capitalised", ()):
        return False
    if not _may_precede(place.before, data):
        return False
    known = lexicon(document.language)
    return known.per_million(lower) >= _KNOWN and _shape_opens(place, data, known) and is_alone(place.word, document)


def _shape_opens(place: Place, data: LanguageData, known: Lexicon) -> bool:
    lower = place.word.lower()
    follower = re.split(r"\W", place.following, maxsplit=1)[0]
    determiner = follower in data.articles or follower in data.extra.get("determiners", ())
    command = lower in data.extra.get("commands", ())
    if is_participle(lower, known) or not place.before[0].islower():
        return determiner and (command or is_participle(lower, known))
    if command:
        return follower not in data.extra.get("joins", ()) and follower not in data.auxiliaries
    return follower not in data.function_words and _is_adjective(lower, known, data)


def is_alone(word: str, document: Document) -> bool:
    """Whether the document writes a word with a capital in mid-sentence no more than once."""
    return len(re.findall(rf"(?<=[\w,;] ){re.escape(word)}\b", document.text)) <= 1


def _may_precede(before: str, data: LanguageData) -> bool:
    """Whether a word may be the last of a sentence, or a conjunction that was left without its clause."""
    if before in data.extra.get("clause_openers", ()):
        return True
    if before in data.function_words or before in data.extra.get("naming", ()):
        return False
    return before not in data.extra.get("starters", ()) and not describes(before, data)


def describes(word: str, data: LanguageData) -> bool:
    """Whether a word looks like an adjective, so that a noun must follow."""
    if word in data.extra.get("openers", ()) or word in data.extra.get("plain_adjectives", ()):
        return True
    return bool(_DESCRIBES.match(word)) and word not in data.extra.get("nouns_like_adjectives", ())


def _is_adjective(lower: str, known: Lexicon, data: LanguageData) -> bool:
    negated = _NEGATED.match(lower)
    if negated and known.per_million(negated[1]) >= _KNOWN:
        return True
    return lower in data.extra.get("openers", ()) or bool(_ADJECTIVE.match(lower))


def is_participle(lower: str, known: Lexicon) -> bool:
    """Whether a word is a verb with "-ing"."""
    match = _PARTICIPLE.match(lower)
    if match is None:
        return False
    stem = match[1]
    forms = [stem, f"{stem}e"] + ([stem[:-1]] if stem[-1] == stem[-2] else [])
    return any(known.per_million(form) >= _KNOWN for form in forms)
