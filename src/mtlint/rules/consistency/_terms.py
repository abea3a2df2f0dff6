"""Terms of a document, each with a key that its variants share."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from mtlint.model import Document, Sentence
from mtlint.rules.consistency._variants import Place
from mtlint.rules.languages import language_data
from mtlint.text.words import Word, words

_ENTITY = re.compile(
    r"\b(?P<start>\d+(?:st|nd|rd|th)(?: [A-Z][\w-]+){1,4} (?:of|for)(?: the)?(?: [A-Z][\w-]+)*) (?P<last>[A-Z][\w-]+)"
)
_MIN_PREPOSITION = 5
"""Letters of a preposition that binds: "against", "towards"; not "of", "in", "with"."""


class Term(NamedTuple):
    """`key` is what all names of the thing share, `form` what this one has; `is_full`: it names one thing in whatever text."""

    key: str
    form: str
    place: Place
    is_full: bool = True


def by_head(document: Document) -> Iterator[Term]:
    """Terms whose last word is one that translators take for others, keyed by what stands before it."""
    for sentence in document.sentences:
        heads, alone = _interchangeable(sentence.segment.language)
        vague = _vague(sentence.segment.language)
        found = words(sentence.text)
        for index, word in enumerate(found):
            form = _singular(word.text)
            before = found[index - 1] if index else None
            if form in alone and index <= 1 and before is not None and before.text.casefold() == "the":
                yield _term(sentence, f"the:{alone[form]}", form, word, word)._replace(is_full=False)
            if form not in heads or before is None or not _touch(sentence, before, word):
                continue
            modifier = before.text.casefold()
            if modifier in vague or len(modifier) <= 3 or modifier[0].isdigit():
                continue
            first = _modifier_before(sentence, found, index - 1, vague) or before
            after = _preposition_after(sentence, found, index)
            if first is not before or "-" in modifier:
                yield _term(sentence, f"{sentence.text[first.start : before.end].casefold()}:{heads[form]}", form, first, word)
            elif after:
                yield _term(sentence, f"{modifier}:{heads[form]}:{after}", form, before, word)._replace(is_full=False)


def insertions(document: Document) -> Iterator[Term]:
    """Two words that also stand with a third between them; names, or terms with a hyphenated first word."""
    pairs: dict[str, list[Term]] = defaultdict(list)
    triples: dict[str, list[Term]] = defaultdict(list)
    for sentence in document.sentences:
        found, vague = words(sentence.text), _vague(sentence.segment.language)
        for index, first in enumerate(found):
            if first.start == 0 or not (first.text[0].isupper() or "-" in first.text):
                continue  # no term begins so
            run = [first]
            for word in found[index + 1 : index + 4]:
                if not _touch(sentence, run[-1], word) or word.text.casefold() in vague:
                    break
                run.append(word)
            before = found[index - 1] if index else None
            if before is not None and _touch(sentence, before, first) and before.text[0].isupper() and before.start > 0:
                continue  # only the whole of a name is the name
            for length, kept in ((2, pairs), (3, triples)):
                if len(run) >= length and _is_term(run[:length]) and _ends(run, length):
                    last = run[length - 1]
                    key = f"{first.text.casefold()} {last.text.casefold()}"
                    kept[key].append(_term(sentence, key, sentence.text[first.start : last.end].casefold(), first, last))
    for key in pairs.keys() & triples.keys():
        yield from sorted((*pairs[key], *triples[key]), key=lambda term: term.place.span)


def entities(document: Document) -> Iterator[Term]:
    """Names with a number, of which there can be but one, keyed by all but their last word."""
    for sentence in document.sentences:
        for match in _ENTITY.finditer(sentence.text):
            place = Place(sentence.span(*match.span()), match[0])
            yield Term(match["start"].casefold(), match["last"].casefold(), place)


def _is_term(run: list[Word]) -> bool:
    """Whether some words are a name, or a term whose first word is hyphenated."""
    if run[0].start == 0 or any(len(word.text) < 3 for word in run):
        return False
    capitals = [word.text[0].isupper() for word in run]
    return all(capitals) or ("-" in run[0].text and not any(capitals))


def _ends(run: list[Word], length: int) -> bool:
    """Whether a term ends there: a name does not go on with a capital."""
    return len(run) <= length or not (run[length - 1].text[0].isupper() and run[length].text[0].isupper())


def _modifier_before(sentence: Sentence, found: list[Word], index: int, vague: frozenset[str]) -> Word | None:
    """The word before a modifier, where it is another one."""
    before = found[index - 1] if index else None
    if before is None or not _touch(sentence, before, found[index]) or before.text[0].isdigit():
        return None
    return before if before.text.casefold() not in vague and len(before.text) > 3 else None


def _preposition_after(sentence: Sentence, found: list[Word], index: int) -> str:
    """What a term is against or on; "of" and the like say too little."""
    after = found[index + 1] if index + 1 < len(found) else None
    if after is None or not _touch(sentence, found[index], after) or len(after.text) < _MIN_PREPOSITION:
        return ""
    prepositions = language_data(sentence.segment.language).prepositions
    return after.text.casefold() if after.text.casefold() in prepositions else ""


def _touch(sentence: Sentence, one: Word, other: Word) -> bool:
    return sentence.text[one.end : other.start] == " "


def _singular(word: str) -> str:
    word = word.casefold()
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _term(sentence: Sentence, key: str, form: str, first: Word, last: Word) -> Term:
    text = sentence.text[first.start : last.end]
    start, end = (offset + sentence.start for offset in (first.start, last.end))
    return Term(key, form, Place(sentence.segment.span(start, end), text))


@cache
def _vague(language: str) -> frozenset[str]:
    """Words that do not make a term of what follows them."""
    data = language_data(language)
    return data.function_words | frozenset(data.numbers) | {*data.extra.get("vague_modifiers", ())}


@cache
def _interchangeable(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """By word, the set of words it is taken for: after a modifier, and alone."""
    extra = language_data(language).extra
    heads, alone = (
        {word: group for group in extra.get(key, ()) for word in group.split()}
        for key in ("interchangeable", "interchangeable_alone")
    )
    return heads, alone
