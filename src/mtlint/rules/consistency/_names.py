"""Names of a document: runs of words with a capital, and terms that have capitals in one place and none in another."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtlint.model import Document, Kind, Sentence
from mtlint.rules.consistency._variants import Place
from mtlint.rules.languages import language_data
from mtlint.text.words import Word, words

_SIGNS = re.compile(r"[^\w']+|_+")
_TIED = "/\\@_.#"
"""Marks that make a word part of an address or a path."""
_POSSESSIVE = re.compile(r"['’]s$")


class Name(NamedTuple):
    """A name or a term: its text without a possessive, its folded words, its letters alone, and its place."""

    text: str
    words: tuple[str, ...]
    letters: str
    place: Place


def names(document: Document) -> list[Name]:
    """The names in running text, in order. Headings are left out: they have capitals of their own."""
    return [
        name
        for sentence in document.sentences
        if sentence.segment.kind not in (Kind.HEADING, Kind.CELL) and not sentence.text.isupper()
        for name in (*_capitalised(sentence), *_hyphenated(sentence))
    ]


def _capitalised(sentence: Sentence) -> Iterator[Name]:
    text, run = sentence.text, list[Word]()
    function_words = language_data(sentence.segment.language).function_words
    for word in [*words(text), Word("", len(text), len(text))]:
        joined = bool(run) and text[run[-1].end : word.start] == " "
        if run and not (joined and word.text[:1].isupper()):
            if run[0].start == 0 and run[0].text.casefold() in function_words:
                run = run[1:]
            # The first word of a sentence has a capital in any case, so alone it tells nothing.
            if (len(run) > 1 or (run and run[0].start > 0)) and not _is_tied(text, run):
                yield from _with_possessive(sentence, run[0].start, run[-1].end)
            run = []
        if word.text[:1].isupper():
            run.append(word)


def _hyphenated(sentence: Sentence) -> Iterator[Name]:
    """ "anti-fraud and anti-theft": pairs of hyphenated words, with or without capitals."""
    found = words(sentence.text)
    for one, link, other in zip(found, found[1:], found[2:], strict=False):
        if "-" in one.text and "-" in other.text and len(link.text) < 4 and one.start > 0 and one.text[0].isalpha():
            yield _name(sentence, one.start, other.end)


def _is_tied(text: str, run: list[Word]) -> bool:
    before, after = text[max(run[0].start - 1, 0) : run[0].start], text[run[-1].end :][:2]
    return before in tuple(_TIED) or (after[:1] in tuple(_TIED) and after[1:].isalnum())


def _with_possessive(sentence: Sentence, start: int, end: int) -> Iterator[Name]:
    """A name, and with its "'s" once more, as that can be written with two apostrophes."""
    possessive = _POSSESSIVE.search(sentence.text[start:end])
    if possessive:
        yield _name(sentence, start, end)
        end = start + possessive.start()
    yield _name(sentence, start, end)


def _name(sentence: Sentence, start: int, end: int) -> Name:
    text = sentence.text[start:end]
    folded = tuple(word.text.casefold().replace("’", "'") for word in words(text))
    return Name(text, folded, _SIGNS.sub("", text.replace("’", "'")).casefold(), Place(sentence.span(start, end), text))
