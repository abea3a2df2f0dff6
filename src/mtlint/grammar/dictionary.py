"""Which words LanguageTool's English spellers know, read from the dictionaries in its own jars."""

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mtlint.grammar.lock import Variant

_RESOURCES = "org/languagetool/resource"
_SPELLING = f"{_RESOURCES}/en/hunspell"
_MAGIC, _HEADER = b"\\fsa\xc6", 8
_NUMBERED = 0x100
_LABEL, _LAST, _NEXT = 0x1F, 0x40, 0x80
_REMEMBERED = 1 << 17
"""How many words are remembered: names and misspellings come without end to a server that runs for weeks."""
_SEPARATOR = re.compile(r"^fsa\.dict\.separator=(.)", re.MULTILINE)


class Automaton:
    """A word list as Morfologik compresses it, in the format CFSA2; a node is an offset."""

    def __init__(self, content: bytes, separator: str) -> None:
        """`separator` stands between a word and its frequency. Raises `ValueError` for another format."""
        if content[:5] != _MAGIC:
            raise ValueError("no CFSA2 automaton")
        labels = content[_HEADER - 1]
        self._labels = content[_HEADER : _HEADER + labels]
        self._arcs = content[_HEADER + labels :]
        self._numbered = bool(int.from_bytes(content[5:7], "big") & _NUMBERED)
        self._separator = ord(separator)
        self._nodes: dict[int, dict[int, int]] = {}
        self._root = next(iter(self._node(0).values()))

    def __contains__(self, word: str) -> bool:
        node = self._root
        for byte in word.encode("utf-8", "surrogatepass"):
            node = self._node(node).get(byte, 0)
            if not node:
                return False
        return self._separator in self._node(node)

    def _node(self, start: int) -> dict[int, int]:
        """The nodes that the labels of a node lead to; 0 where nothing follows."""
        found = self._nodes.get(start)
        if found is None:
            found = self._nodes[start] = self._read(start)
        return found

    def _read(self, at: int) -> dict[int, int]:
        arcs, targets, following = self._arcs, {}, []
        if self._numbered:
            _, at = self._number(at)
        while True:
            flags = arcs[at]
            at += 1
            if flags & _LABEL:
                label = self._labels[flags & _LABEL]
            else:
                label = arcs[at]
                at += 1
            if flags & _NEXT:
                following.append(label)
                targets[label] = 0
            else:
                targets[label], at = self._number(at)
            if flags & _LAST:
                break
        # These lead to the node that is stored right behind this one.
        targets.update(dict.fromkeys(following, at))
        return targets

    def _number(self, at: int) -> tuple[int, int]:
        value = shift = 0
        while True:
            byte = self._arcs[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value, at


class Dictionary:
    """The words of one speller. Safe to ask from several threads: what is worked out twice comes out the same."""

    def __init__(self, automaton: Automaton, words: frozenset[str], prohibited: frozenset[str]) -> None:
        self._automaton = automaton
        self._words = words
        self._prohibited = prohibited
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether the speller has a word, in its own letters or as it allows: small for capital ones, or part by part."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[word] = self._has(word) or ("-" in word and all(map(self._has, word.split("-"))))
        return known

    def accepts(self, word: str) -> bool:
        """Whether the speller never reports a word, wherever it stands."""
        return self.knows(word) and word not in self._prohibited

    def _has(self, word: str) -> bool:
        if not word or any(map(str.isdecimal, word)) or self._stored(word):
            return True
        if word.isupper():
            return self._stored(word.lower()) or self._stored(word[0] + word[1:].lower())
        return word[1:] == word[1:].lower() and self._stored(word.lower())

    def _stored(self, word: str) -> bool:
        return word in self._automaton or word in self._words


def dictionary(variant: Variant, distribution: Path) -> Dictionary | None:
    """The dictionary of a variant of English in the folder of a distribution; None for what we cannot read."""
    if variant.module != "en" or "-" not in variant.code or (distribution / _RESOURCES).exists():
        return None
    return _dictionary(variant.code, distribution / "libs")


@cache
def _dictionary(code: str, libraries: Path) -> Dictionary | None:
    try:
        return _load(code, libraries)
    except (KeyError, OSError, ValueError, zipfile.BadZipFile):
        return None


def _load(code: str, libraries: Path) -> Dictionary:
    name = f"{_SPELLING}/{code.replace('-', '_')}"
    with zipfile.ZipFile(libraries / "english-pos-dict.jar") as jar:
        separator = _SEPARATOR.search(jar.read(f"{name}.info").decode("utf-8"))
        automaton = Automaton(jar.read(f"{name}.dict"), separator[1] if separator else "+")
    with zipfile.ZipFile(libraries / "language-en.jar") as jar:
        listed = ("spelling.txt", "spelling_custom.txt", f"spelling_{code}.txt")
        words = {word for file in listed for word in _lines(jar, f"{_SPELLING}/{file}")}
        prohibited = {word for file in ("prohibit.txt", "prohibit_custom.txt") for word in _lines(jar, f"{_SPELLING}/{file}")}
    with zipfile.ZipFile(libraries / "languagetool-core.jar") as jar:
        words.update(_lines(jar, f"{_RESOURCES}/spelling_global.txt"))
    return Dictionary(automaton, frozenset(words), frozenset(prohibited))


def _lines(jar: zipfile.ZipFile, name: str) -> Iterator[str]:
    for line in jar.read(name).decode("utf-8").splitlines():
        word = line.split("#")[0].split("\t")[0].strip()
        if word:
            yield word
