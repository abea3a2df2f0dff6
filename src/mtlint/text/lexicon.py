"""How common a word is, from the frequency lists that come with pyspellchecker."""

import gzip
import json
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from importlib.resources import files


class Lexicon:
    """The words of a language with how often each was counted. Lower case; a language without a list knows no word.

    The list is read with the first question about a word: that takes longer than a run in which nothing has changed.
    """

    def __init__(self, read: Callable[[], Mapping[str, int]] | None = None) -> None:
        self._read = read

    def __bool__(self) -> bool:
        return self._read is not None

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        return self._read() if self._read else {}

    @cached_property
    def total(self) -> int:
        """How many words were counted, at least 1."""
        return max(sum(self._counts.values()), 1)

    def __contains__(self, word: str) -> bool:
        return word.lower() in self._counts

    def count(self, word: str) -> int:
        """How often the word was counted; 0 where it is not known."""
        return self._counts.get(word.lower(), 0)

    def per_million(self, word: str) -> float:
        """How often the word stands in a million words."""
        return 1e6 * self._counts.get(word.lower(), 0) / self.total

    def starting_with(self, beginning: str) -> list[str]:
        """The words that begin so, in no order. Looks at every word: for the few places where one is in doubt."""
        return [word for word in self._counts if word.startswith(beginning)]


@cache
def lexicon(language: str) -> Lexicon:
    """The word list of a language tag such as "en-US"."""
    file = files("spellchecker") / "resources" / f"{language.split('-', maxsplit=1)[0].lower()}.json.gz"
    if not file.is_file():
        return Lexicon()
    return Lexicon(lambda: json.loads(gzip.decompress(file.read_bytes())))
