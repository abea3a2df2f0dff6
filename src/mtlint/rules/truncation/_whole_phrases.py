"""A capital behind a noun phrase that is complete: what may start there, as nothing more can belong to the phrase.

"… in the last two quarters Global banks lost", "… of the river Strengthening the banks is": a plural or a noun of
quality that an article, a determiner, a number or a preposition introduced takes neither a name nor an adjective.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from mtlint.rules.languages import LanguageData
from mtlint.rules.truncation._content_words import describes, is_participle
from mtlint.rules.truncation._grammar_words import Place
from mtlint.rules.truncation._names import OFFICE, Introduced, is_noun
from mtlint.text.lexicon import Lexicon

_QUALITY = re.compile(r"[a-z]{2,}(?:[ts]ion|ment|ness|[ai]ty|[ae]nce|ship|ism|ture|sure|cy)\Z")
_PLURAL = re.compile(r"([a-z]{3,})s\Z")
_NOT_PLURAL = re.compile(r"(?:ss|us|is)\Z")
_NUMBER = re.compile(r"[\d.,]+%?\Z")
_TOKEN = re.compile(r"\S+")
_REACH = 4
"""Words before the last of a phrase among which its first is looked for."""
_MAY_BE_NAMES = ("capitalised", "always_capital", "names_too", "also_in_names")
_KNOWN = 2.0
"""Occurrences in a million from which a word is an ordinary one."""


def ends_phrase(before: str, left: list[str], data: LanguageData, known: Lexicon) -> bool:
    """Whether a word is the last of a noun phrase to which no name or adjective can be added."""
    if before in data.function_words or before in (*data.extra.get("naming", ()), *data.extra.get("persons", ())):
        return False
    if not (_QUALITY.match(before) or is_plural(before, known)):
        return False
    openers = (
        data.articles
        | data.prepositions
        | {*data.extra.get("determiners", ()), *data.extra.get("quantifiers", ()), *data.numbers}
    )
    for word in reversed(left[-_REACH:]):
        if word.lower() in openers or _NUMBER.match(word):
            return True
        if not re.fullmatch(r"[\w’'-]+", word) or word.lower() in data.function_words:
            return False
    return False


def is_plural(word: str, known: Lexicon) -> bool:
    """Whether a word is the plural of an ordinary noun, as far as its shape tells."""
    match = _PLURAL.match(word)
    if match is None or _NOT_PLURAL.search(word):
        return False
    stem = match[1]
    singular = [stem, stem.removesuffix("e"), stem[:-2] + "y"] if stem.endswith("e") else [stem]
    return any(known.per_million(form) >= _KNOWN for form in singular)


def word_opens(place: Place, left: list[str], data: LanguageData, known: Lexicon) -> bool:
    """Whether a capitalised word of content begins a sentence behind a whole phrase, or behind a verb left without its rest."""
    lower = place.word.lower()
    if lower in data.function_words or any(lower in data.extra.get(kind, ()) for kind in _MAY_BE_NAMES):
        return False
    cut = place.before in data.auxiliaries or place.before == "to"
    whole = not cut and ends_phrase(place.before, left, data, known)
    follower = re.split(r"\W", place.following, maxsplit=1)[0]
    if is_participle(lower, known):
        return (cut and follower.islower()) or (whole and bool(follower))
    if not follower.islower() or known.per_million(lower) < _KNOWN:
        return False
    if describes(lower, data):
        described = not (follower in data.function_words or follower.endswith("ed"))
        joined = follower in data.conjunctions and place.later[:1].islower()
        return (described or joined) and (cut or whole or is_noun(place.before, left, data))
    return (cut or whole) and is_plural(lower, known) and (follower in data.auxiliaries or follower not in data.function_words)


def named_starts(text: str, data: LanguageData, known: Lexicon) -> Iterator[Introduced]:
    """Names behind a whole phrase that say or are something: "of the new plan's costs Mr. Lee said that"."""
    pattern = _pattern(data)
    if pattern is None:
        return
    for match in pattern.finditer(text):
        left = _TOKEN.findall(text[: match.start("before")])
        before = match["before"]
        if (
            before not in data.extra.get("bodies", ())
            and len(left) >= _REACH
            and not OFFICE.match(before)
            and ends_phrase(before, left, data, known)
        ):
            yield Introduced(match.start("before"), match.end("before"), match.start("name"), match.end("name"), False)


@lru_cache(maxsize=16)
def _pattern(data: LanguageData) -> re.Pattern[str] | None:
    """Word, one to four capitalised words, and a verb of speech, or a form of "be" with an article."""
    verbs = "|".join(sorted(data.extra.get("speech_verbs", ())))
    if not verbs or not data.articles or not data.auxiliaries:
        return None
    articles, auxiliaries = "|".join(sorted(data.articles)), "|".join(sorted(data.auxiliaries))
    particles = "|".join(sorted(data.extra.get("name_particles", ()))) or "(?!)"
    name = rf"(?:[A-Z][a-z]{{1,3}}\. )?[A-Z][\w'’]*(?:-\w+)?(?:(?: (?:{particles}))? (?:[A-Z]\. )?[A-Z][\w'’-]*){{0,3}}"
    determiners = "|".join(sorted({*data.articles, *data.extra.get("determiners", ())}))
    # An object behind the verb shows that the name is no subject of a clause that belongs to the phrase: "the plan Lee made".
    did = rf"(?:(?:{auxiliaries}) (?:[a-z]+ly |not |also )?)?[a-z]+(?:ed|en) (?:up |out |on |at )?(?:{determiners})"
    says = rf"(?: (?:{verbs})\b| (?:{auxiliaries}) (?:{articles})\b| {did}\b)"
    return re.compile(rf"(?<!\S)(?P<before>[a-z]{{4,}}) (?P<name>{name}){says}")
