"""Words of content that begin a sentence: what shape of word, after and before what, is no name."""

import re

from mtlint.model import Document
from mtlint.rules.languages import LanguageData
from mtlint.text.lexicon import Lexicon, lexicon

_ADJECTIVE = re.compile(r"(?:[a-z]{3,}(?:ive|ful|less|ous|able|ible|wide)|[a-z]{4,}(?:ual|onal|ical))\Z")
_NEGATED = re.compile(r"(?:un|in|ir|im)([a-z]{4,}(?:al|ent|ant|ed|ful|able|ible))\Z")
_DESCRIBES = re.compile(r"(?:[a-z]{3,}(?:ive|ful|less|ous|able|ible|al|ic|ary|ern|ish|ian|ese)|[a-z]+er)\Z")
_PARTICIPLE = re.compile(r"([a-z]{3,})ing\Z")

_KNOWN = 0.5
"""Occurrences in a million from which a word is one of the language."""


def opens_sentence(word: str, before: str, following: str, data: LanguageData, language: str) -> bool:
    """Whether a capitalised word of content can only be the first of a new sentence.

    It has to be an ordinary word that hardly begins a name (an adjective, a participle, a command), what follows must go on
    from it in small letters, and what stands before it must not need a noun.
    """
    lower = word.lower()
    if not following[0].islower() or lower in data.extra.get("capitalised", ()) or not _may_precede(before, data):
        return False
    known = lexicon(language)
    if known.per_million(lower) < _KNOWN:
        return False
    follower = re.split(r"\W", following, maxsplit=1)[0]
    determiner = follower in data.articles or follower in data.extra.get("determiners", ())
    if _is_participle(lower, known) or not before[0].islower():
        return determiner and (_is_participle(lower, known) or lower in data.extra.get("commands", ()))
    if lower in data.extra.get("commands", ()):
        return follower not in data.extra.get("joins", ()) and follower not in data.auxiliaries
    return follower not in data.function_words and _is_adjective(lower, known, data)


def is_written_small(word: str, document: Document) -> bool:
    """Whether the text writes the word with a capital in mid-sentence nowhere else."""
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
    return word in data.extra.get("openers", ()) or bool(_DESCRIBES.match(word))


def _is_adjective(lower: str, known: Lexicon, data: LanguageData) -> bool:
    negated = _NEGATED.match(lower)
    if negated and known.per_million(negated[1]) >= _KNOWN:
        return True
    return lower in data.extra.get("openers", ()) or bool(_ADJECTIVE.match(lower))


def _is_participle(lower: str, known: Lexicon) -> bool:
    match = _PARTICIPLE.match(lower)
    if match is None:
        return False
    stem = match[1]
    forms = [stem, f"{stem}e"] + ([stem[:-1]] if stem[-1] == stem[-2] else [])
    return any(known.per_million(form) >= _KNOWN for form in forms)
