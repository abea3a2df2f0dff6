"""A person who is introduced in mid-sentence, where the noun phrase before has not ended or has no room for a name.

"… of the Ministry of Trade and Joan Miller, head of the office, presided": a name with an apposition begins a
clause, and what stands before it is neither a verb, a preposition nor an office.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mtlint.rules.languages import LanguageData
from mtlint.rules.truncation._content_words import describes

_TOKEN = re.compile(r"\S+")
OFFICE = re.compile(r"[a-z-]+(?:er|or|ist|ian|ant|man|woman|ee|eur|yst|ete|(?<!m)ent)\Z")
"""What a person's office or trade looks like."""
_PLAIN = re.compile(r"[a-z]{3,}\Z")
_OF_QUALITY = re.compile(r"(?:able|ible|ful|less|ous)\Z")
_MIN_BEFORE = 5
_PHRASE = 3


class Introduced(NamedTuple):
    """Where the word before a name starts and ends, and where the name does; whether that word is an adjective."""

    before_start: int
    before_end: int
    start: int
    end: int
    dangling: bool


def introduced_names(text: str, data: LanguageData) -> Iterator[Introduced]:
    """The names that begin a sentence inside another. Nothing for languages without word classes."""
    pattern = _pattern(data)
    if pattern is None or "," not in text:
        return
    for match in pattern.finditer(text):
        left = _TOKEN.findall(text[: match.start("before")])
        if len(left) < _MIN_BEFORE:
            continue
        before = match["before"]
        dangling = _is_adjective(before, left, data)
        if dangling or is_noun(before, left, data) or _is_predicate(before, left, data):
            yield Introduced(match.start("before"), match.end("before"), match.start("name"), match.end("name"), dangling)


@lru_cache(maxsize=16)
def _pattern(data: LanguageData) -> re.Pattern[str] | None:
    """Word, two or three capitalised words, a comma, and a noun phrase such as "member of" or "a former head of"."""
    if not data.articles or not data.prepositions:
        return None
    articles, prepositions = ("|".join(sorted(words)) for words in (data.articles, data.prepositions))
    name = r"[A-Z][\w'’]+(?:-[A-Z]\w+)?(?: (?:[A-Z]\. )?[A-Z][\w'’-]+){1,2}"
    noun_phrase = rf"(?:(?:{articles}) )?(?:[\w’'-]+ ){{0,3}}?[a-z][\w’'-]+ (?:{prepositions})\b"
    return re.compile(rf"(?<!\S)(?P<before>[\w’'-]+) (?P<name>{name}), {noun_phrase}")


def _is_adjective(before: str, left: list[str], data: LanguageData) -> bool:
    """Whether the word is part of a name that must go on, such as "Anti-war" in "the National Anti-war"."""
    prefix, _, rest = before.partition("-")
    return prefix[:1].isupper() and prefix.lower() in data.extra.get("prefixes", ()) and rest.islower() and left[-1][:1] != "("


def _is_predicate(before: str, left: list[str], data: LanguageData) -> bool:
    """Whether the word is an adjective behind a verb that needs no noun: "is very important", "was harmless"."""
    intensified = left[-1] in data.extra.get("intensifiers", ())
    verb = left[-2] if intensified else left[-1]
    adjective = intensified or (describes(before, data) and bool(_OF_QUALITY.search(before)))
    return adjective and verb in data.auxiliaries and bool(_PLAIN.match(before))


def is_noun(before: str, left: list[str], data: LanguageData) -> bool:
    """Whether the word is a noun at the end of its phrase, and no person or office that the name may belong to."""
    if not _PLAIN.match(before) or OFFICE.match(before) or before in data.function_words:
        return False
    if describes(before, data) or before in (*data.extra.get("persons", ()), *data.extra.get("naming", ())):
        return False
    for distance, word in enumerate(reversed(left[-_PHRASE:])):
        if word.lower() in data.articles or word.lower() in data.extra.get("determiners", ()):
            return distance > 0  # "the Stock Exchange", "the old mill": a word right after the article may be an adjective
        if not re.fullmatch(r"[\w’'-]+", word) or word.lower() in data.function_words:
            return False
    return False
