"""What language a document is in, and what a run cannot look for in it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from mtlint.config import AUTO
from mtlint.model import Document
from mtlint.readers import ReaderError
from mtlint.recognition import recognise
from mtlint.rules.base import Rule
from mtlint.rules.languages import knows


def recognised(document: Document, full: Callable[[str], str]) -> Document:
    """The document with the language that its text shows, where it was read without one; `full` adds the variant.

    What a reader found a language for keeps it. Raises `ReaderError` where the text does not show its language: a check as
    another would say nothing true.
    """
    if document.language != AUTO:
        return document
    guess = recognise([segment.text for segment in document.segments if segment.language == AUTO])
    if guess.letters and guess.language is None:
        nearest = ", ".join(f"{code} {share:.0%}" for code, share in guess.likeliest)
        raise ReaderError(f"language not recognised (likeliest: {nearest}): give it with --language or under `overrides`")
    language = full(guess.language or "en")
    segments = tuple(
        replace(segment, language=language) if segment.language == AUTO else segment for segment in document.segments
    )
    return replace(document, language=language, segments=segments, recognised=True)


def recognition_notes(documents: Iterable[Document]) -> list[str]:
    """Which languages were recognised, and in how many files each."""
    counts = Counter(document.language for document in documents if document.recognised)
    said = ", ".join(f"{language} in {count} file{'s' * (count > 1)}" for language, count in sorted(counts.items()))
    return [f"language recognised: {said}"] if said else []


def data_notes(rules: Iterable[Rule], documents: Iterable[Document]) -> list[str]:
    """One note a language for which some rules lack the words that they go by."""
    languages = sorted({language.partition("-")[0] for document in documents for language in _languages(document)})
    rules = list(rules)
    return [note for language in languages for note in _data_notes(rules, language)]


def _languages(document: Document) -> set[str]:
    return {segment.language for segment in document.segments}


def _data_notes(rules: Iterable[Rule], language: str) -> Iterator[str]:
    blind: defaultdict[str, list[str]] = defaultdict(list)
    short = []
    for rule in rules:
        if lacking := rule.lacks(language):
            blind[lacking].append(rule.code)
        elif not all(knows(language, key) for key in rule.language_wants):
            short.append(rule.code)
    for lacking, codes in blind.items():
        yield f"{language}: no {lacking} for {', '.join(codes)}: these rules did not look"
    if short:
        yield f"{language}: language data is missing for {', '.join(short)}: these rules looked for less"
