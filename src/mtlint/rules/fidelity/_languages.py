"""What is known of the words for numbers in sources whose language nobody may have said."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

from mtlint.model import Document
from mtlint.recognition import recognise
from mtlint.text.number_words import NumberWords, number_words, number_words_like
from mtlint.text.scripts import NEUTRAL, script

_OF_SCRIPT = {"Hira": "ja", "Kana": "ja", "Hani": "zh", "Hang": "ko", "Grek": "el", "Thai": "th", "Hebr": "he", "Geor": "ka"}
_LOOKED_AT = 200
"""Letters by which a script is told."""


class Words(NamedTuple):
    """Number words; not sure where they may be those of another language."""

    known: NumberWords
    is_sure: bool


class SourceWords:
    """The number words of the sources of a document: row by row where no language is said."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def of(self, source: str) -> Words:
        """Those of the language that is said or shows, in the row or else in the document; otherwise of all in its script."""
        if self._document.source_language:
            return Words(number_words(self._document.source_language), True)
        letters = list(islice(_letters(source), _LOOKED_AT))
        if not letters:
            return Words(number_words(""), True)
        scripts = {script(letter) for letter in letters}
        told = next((code for one, code in _OF_SCRIPT.items() if one in scripts), "")
        shown = number_words(told or _shown(source))
        if told or shown:
            return Words(shown, True)
        alike = number_words_like(letters[0])
        if self._shown in alike.languages:
            return Words(number_words(self._shown), True)
        return Words(alike, False)

    @cached_property
    def _shown(self) -> str:
        return recognise([segment.source for segment in self._document.segments if segment.source]).language or ""


@lru_cache(maxsize=1024)
def _shown(source: str) -> str:
    return recognise([source]).language or ""


def _letters(text: str) -> Iterator[str]:
    return (one for one in text if one.isalpha() and script(one) not in NEUTRAL)
