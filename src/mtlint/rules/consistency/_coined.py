"""Phrases with a number that a text puts in quotation marks: coined terms, which each engine translates its own way."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mtlint.model import Document, Sentence, Span
from mtlint.rules.consistency._variants import Place
from mtlint.rules.languages import LanguageData, language_data
from mtlint.text.words import words

_QUOTED = re.compile(r"[\"“„«‹]\s?(?P<phrase>[^\"“”„«»‹›]{3,60}?)\s?[\"”“»›]")
_PART = re.compile(r"[^\W_]+")
_MOST_WORDS = 5
_STEM = 5


class Coined(NamedTuple):
    """A phrase as it stands there and where, its words without plurals, its form with its hyphens.

    `context` is the number, how many words there are, and the word of meaning before the phrase; empty where there is none.
    """

    letters: str
    form: str
    context: str
    text: str
    start: int
    end: int


def coined(document: Document) -> Iterator[Coined]:
    """The phrases of a document, in order."""
    for sentence in document.sentences:
        language = language_data(sentence.segment.language)
        for match in _QUOTED.finditer(sentence.text):
            parts = [part.removesuffix("s") for part in _PART.findall(match["phrase"].casefold())]
            if 3 <= len(parts) <= _MOST_WORDS and parts[0] in language.numbers[1:]:
                span = sentence.span(*match.span("phrase"))
                form = " ".join(match["phrase"].casefold().split()).removesuffix("s")
                before = _word_before(sentence, match.start(), language)
                context = f"{parts[0]} {len(parts)} {before}" if before else ""
                yield Coined(" ".join(parts), form, context, match["phrase"], span.start, span.end)


def coined_variants(gathered: Iterable[tuple[str, Coined]]) -> Iterator[dict[str, list[Place]]]:
    """Places of each form of a phrase that has several: in the same words, or said of the same where no document has both."""
    groups: defaultdict[str, list[tuple[str, Coined]]] = defaultdict(list)
    for path, phrase in gathered:
        groups[phrase.letters].append((path, phrase))
    by_context: dict[str, str] = {}
    for letters in list(groups):
        for context in sorted({phrase.context for _, phrase in groups[letters]} - {""}):
            other = by_context.setdefault(context, letters)
            if other != letters and not _paths(groups[other]) & _paths(groups[letters]):
                groups[other] += groups.pop(letters)
                break
    for found in groups.values():
        forms: defaultdict[str, list[Place]] = defaultdict(list)
        for path, phrase in found:
            forms[phrase.form].append(Place(Span(phrase.start, phrase.end), phrase.text, path))
        if len(forms) > 1:
            yield dict(forms)


def _paths(found: Iterable[tuple[str, Coined]]) -> set[str]:
    return {path for path, _ in found}


def _word_before(sentence: Sentence, end: int, language: LanguageData) -> str:
    for word in reversed(words(sentence.text[:end])):
        if word.text.casefold() not in language.function_words:
            return word.text.casefold()[:_STEM]
    return ""
