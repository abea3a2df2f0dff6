"""How common a word is, from the frequency lists that come with pyspellchecker."""

import gzip
import json
from functools import cache
from importlib.resources import files


class Lexicon:
    """The words of a language with how often each was counted. Lower case; a language without a list knows no word."""

    __slots__ = ("_counts", "total")

    def __init__(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self.total = max(sum(counts.values()), 1)

    def __bool__(self) -> bool:
        return bool(self._counts)

    def __contains__(self, word: str) -> bool:
        return word.lower() in self._counts

    def count(self, word: str) -> int:
        """How often the word was counted; 0 where it is not known."""
        return self._counts.get(word.lower(), 0)

    def per_million(self, word: str) -> float:
        """How often the word stands in a million words."""
        return 1e6 * self.count(word) / self.total

    def starting_with(self, beginning: str) -> list[str]:
        """The words that begin so, in no order. Looks at every word: for the few places where one is in doubt."""
        return [word for word in self._counts if word.startswith(beginning)]


@cache
def lexicon(language: str) -> Lexicon:
    """The word list of a language tag such as "en-US", read when first asked for."""
    file = files("spellchecker") / "resources" / f"{language.split('-', maxsplit=1)[0].lower()}.json.gz"
    if not file.is_file():
        return Lexicon({})
    return Lexicon(json.loads(gzip.decompress(file.read_bytes())))
