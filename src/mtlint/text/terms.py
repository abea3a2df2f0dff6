"""Terms in texts: where those of a glossary stand, and whether one of them may stand there in some form.

A term of words is found in every form of its words, written with hyphens, spaces or neither. One in a script without spaces or
with marks that say something, such as "C++", is found as it is written. Case does not matter, but for terms that are marked so
and for abbreviations in capitals, which are words of their own otherwise ("IT").
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Prefix

from mtlint.text.inflection import COMPOUNDING, bare, base, is_form, may_be_form, stem

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HANGUL = "\u1100-\u11ff\uac00-\ud7af"
_OF_WORDS = re.compile(r"[^\W_]+(?:[\s'’‐‑-]+[^\W_]+)*")
_AS_WRITTEN = re.compile(f"[{_UNSPACED}{_HANGUL}]")
_NO_START = re.compile(f"[{_UNSPACED}]")
"""Characters before and after which a word may end without a space; particles follow Korean words without one."""
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s'’‐‑-]{1,3}")
_JOINT = frozenset(" -\u00a0‐‑")
_MOST_PARTS = 3
_SHORTEST_JOINED = 5


class Hit(NamedTuple):
    """The number of a term, and the half-open range of the text in which it stands."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A term as it is looked for. `words` are its words, case-folded; none where it is found as it is written."""

    text: str
    is_cased: bool
    folded: str
    written: tuple[str, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str, is_cased: bool = False) -> "Phrase":
        """The phrase for a term; `is_cased` says that it is another word when it is cased otherwise."""
        written = tuple(_WORD.findall(text)) if _OF_WORDS.fullmatch(text) and not _AS_WRITTEN.search(text) else ()
        return cls(text, is_cased, folded(text), written, tuple(word.casefold() for word in written))

    def is_cased_as(self, found: Sequence[str]) -> bool:
        """Whether words of a text are cased as the term asks for."""
        for word, own in zip(found, self.written, strict=False):
            shared = Prefix.similarity(word.casefold(), own.casefold())
            is_abbreviation = len(own) > 1 and own.isupper()
            if (self.is_cased or is_abbreviation) and word[:shared] != own[:shared]:
                return False
        return True


@dataclass(slots=True)
class _Node:
    next: "dict[str, _Node]" = field(default_factory=dict)
    ends: list[int] = field(default_factory=list)


class _Word(NamedTuple):
    text: str
    folded: str
    start: int
    end: int


class TermIndex:
    """Terms of one language, found in the time that it takes to read a text, however many they are."""

    def __init__(self, phrases: Iterable[Phrase], language: str) -> None:
        self._phrases = list(phrases)
        self._language = base(language)
        self._root = _Node()
        self._joined: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self._beginnings: set[str] = set()
        self._written: defaultdict[str, list[int]] = defaultdict(list)
        for number, phrase in enumerate(self._phrases):
            if not phrase.words:
                self._written[phrase.folded[:2]].append(number)
                continue
            node = self._root
            for word in phrase.words:
                node = node.next.setdefault(stem(word, self._language), _Node())
            node.ends.append(number)
            joined = "".join(phrase.words)
            if len(joined) >= _SHORTEST_JOINED:
                self._joined[stem(joined, self._language)].append((number, joined))
                self._beginnings.add(joined[:_SHORTEST_JOINED])

    def find(self, text: str) -> list[Hit]:
        """Where terms stand; those inside a longer one are left out, and those that are written otherwise where one is not."""
        words = _words(text)
        hits = [*self._of_words(text, words), *(self._as_written(text) if self._written else ())]
        places = {(hit.start, hit.end) for hit in hits}
        parts = (hit for first in range(len(words)) for hit in self._in_parts(text, words[first : first + _MOST_PARTS]))
        return longest([*hits, *(hit for hit in parts if (hit.start, hit.end) not in places)])

    def _of_words(self, text: str, words: Sequence[_Word]) -> Iterator[Hit]:
        stems = [stem(word.folded, self._language) for word in words]
        linked = [_BETWEEN.fullmatch(text, one.end, other.start) is not None for one, other in pairwise(words)]
        for first in range(len(words)):
            node: _Node | None = self._root
            for last in range(first, len(words)):
                if last > first and not linked[last - 1]:
                    break
                node = node.next.get(stems[last]) if node else None
                if node is None:
                    break
                for number in node.ends:
                    if self._fits(number, words[first : last + 1]):
                        yield Hit(number, words[first].start, words[last].end)

    def _fits(self, number: int, found: Sequence[_Word]) -> bool:
        phrase = self._phrases[number]
        return phrase.is_cased_as([word.text for word in found]) and all(
            is_form(word.folded, own, self._language) for word, own in zip(found, phrase.words, strict=True)
        )

    def _in_parts(self, text: str, words: Sequence[_Word]) -> Iterator[Hit]:
        """Terms that are written in other parts than the glossary has: "web site" for "website", and the reverse."""
        written = joined = ""
        for count, word in enumerate(words, 1):
            if count > 1 and (word.start != words[count - 2].end + 1 or text[word.start - 1] not in _JOINT):
                break
            written, joined = written + word.text, joined + word.folded
            if joined[:_SHORTEST_JOINED] not in self._beginnings:
                continue
            for number, own in self._joined.get(stem(joined, self._language), ()):
                phrase = self._phrases[number]
                is_cased = not phrase.is_cased or written.startswith("".join(phrase.written))
                # A word behind the term is no ending of it.
                reaches = len(own) > len(joined) - len(word.folded)
                if len(phrase.words) != count and reaches and is_cased and is_form(joined, own, self._language):
                    yield Hit(number, words[0].start, word.end)

    def _as_written(self, text: str) -> Iterator[Hit]:
        plain = folded(text)
        for start in range(len(plain)):
            for key in (plain[start : start + 2], plain[start]):
                for number in self._written.get(key, ()):
                    phrase = self._phrases[number]
                    end = start + len(phrase.folded)
                    is_there = phrase.text == text[start:end] if phrase.is_cased else plain.startswith(phrase.folded, start)
                    if is_there and _stands(plain, start, end):
                        yield Hit(number, start, end)
                if len(key) == 1:
                    break


class Prose:
    """One text in which terms are looked for generously: what may be a form of one counts as the term."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = base(language)
        self._folded = folded(text)
        self._words = _words(text)
        self._bare = [bare(word.folded) for word in self._words]

    def count(self, phrase: Phrase) -> int:
        """How often a term may stand in the text."""
        if not phrase.words:
            where = self._text if phrase.is_cased else self._folded
            return where.count(phrase.text if phrase.is_cased else phrase.folded)
        size, joined = len(phrase.words), "".join(phrase.words)
        own = bare(phrase.words[0])
        # All forms of a word begin with one letter, but where the word is the end of another.
        places = [at for at, word in enumerate(self._bare) if word[:1] == own[:1] or own in word]
        return sum(self._stands_at(first, phrase, size, joined) for first in places)

    def _stands_at(self, first: int, phrase: Phrase, size: int, joined: str) -> bool:
        some = self._words[first : first + size]
        if len(some) == size and self._may_be(some, phrase):
            return True
        if len(joined) < _SHORTEST_JOINED or phrase.is_cased:
            return False
        if self._language in COMPOUNDING and joined in self._bare[first]:
            return True
        for count in range(1, size + 2):
            part = [word.folded for word in self._words[first : first + count]]
            reaches = len(joined) > sum(map(len, part[:-1]))
            if count != size and reaches and is_form("".join(part), joined, self._language):
                return True
        return False

    def _may_be(self, words: Sequence[_Word], phrase: Phrase) -> bool:
        is_cased = not phrase.is_cased or phrase.is_cased_as([word.text for word in words])
        pairs = zip(words, phrase.words, strict=True)
        return is_cased and all(may_be_form(word.folded, own, self._language) for word, own in pairs)


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Hits in the order of their places, without those that lie inside a longer one."""
    kept: list[Hit] = []
    for hit in sorted(set(hits), key=lambda one: (one.start, -one.end, one.number)):
        around = kept[-1] if kept else None
        if around is None or hit.end > around.end or (hit.start, hit.end) == (around.start, around.end):
            kept.append(hit)
    return kept


def folded(text: str) -> str:
    """A text without differences of case and width, character by character, so that places stay the same."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


class _Folded(dict[int, str]):
    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = unicodedata.normalize("NFKC", character).casefold()
        self[code] = found = plain if len(plain) == 1 else character
        return found


_FOLDED = _Folded()


def _words(text: str) -> list[_Word]:
    return [_Word(match[0], match[0].casefold(), *match.span()) for match in _WORD.finditer(text)]


def _stands(text: str, start: int, end: int) -> bool:
    """Whether what stands at a place is no part of a longer word."""
    first, last = text[start], text[end - 1]
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    begins = not (before.isalnum() and first.isalnum()) or _NO_START.match(first) or _NO_START.match(before)
    ends = not (after.isalnum() and last.isalnum()) or _AS_WRITTEN.match(last) or _AS_WRITTEN.match(after)
    return bool(begins and ends)
