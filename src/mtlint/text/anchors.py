"""What a text and its translation have in common to the letter, and how long a text is whatever its script."""

import re
import unicodedata

from mtlint.text.scripts import script

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()，。；]+|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.]+")
_NUMBER = re.compile(r"\d+(?:[.,'’\u00a0\u202f]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"([?？؟;])[\s\"'”’»)\]）】」』]*$|([!！])[\s\"'”’»)\]）】」』]*$|([:：])\s*$|(…|\.\.\.)[\s\"'”’»]*$")
_QUOTED = re.compile(r"[\"“”„«»「『]")
_BRACKET = re.compile(r"[(（\[【]")

_WEIGHTS = {"Hani": 3.0, "Hira": 1.9, "Kana": 1.9, "Hang": 2.3, "Thai": 1.2}
"""How many letters of Latin a character is worth: Chinese to English is about 1 to 3."""
_STEM = 4
"""Letters at the beginning that cognates share (Simard, Foster and Isabelle 1992)."""


def weight(text: str) -> float:
    """Length of a text without white space, in letters of Latin, so that a text and its translation are about as long."""
    if text.isascii():
        return float(len(text) - text.count(" "))
    return sum(1.0 if character < "\u0e00" else _weight(character) for character in text if not character.isspace())


def anchors(text: str) -> frozenset[str]:
    """What a translation most often keeps, each with its class before a colon.

    `number:` significant digits, so that "300万", "3 million" and "3,000,000" are one; `word:` beginnings of words, and single
    Han characters; `address:` of web and mail; `mark:` the mark at the end where it is none of a statement, quotation marks and
    brackets.
    """
    text = unicodedata.normalize("NFKC", text)
    found = {f"address:{match[0].rstrip('.,').casefold()}" for match in _ADDRESS.finditer(text)}
    found.update(f"number:{digits}" for match in _NUMBER.finditer(text) if (digits := _significant(match[0])))
    for match in _WORD.finditer(text):
        word = match[0]
        if _weight(word[0]) == _WEIGHTS["Hani"]:
            found.update(f"word:{character}" for character in word if _weight(character) == _WEIGHTS["Hani"])
        elif len(word) >= _STEM or word.isupper():
            found.add(f"word:{_plain(word)[:_STEM]}")
    found.update(f"mark:{name}" for name in _marks(text))
    return frozenset(found)


def _marks(text: str) -> list[str]:
    ending = _ENDS.search(text)
    named = ("question", "exclamation", "colon", "ellipsis")
    marks = [name for name, mark in zip(named, ending.groups(), strict=True) if mark] if ending else []
    marks += ["quotation"] if _QUOTED.search(text) else []
    return marks + (["bracket"] if _BRACKET.search(text) else [])


def _weight(character: str) -> float:
    return _WEIGHTS.get(script(character), 1.0) if character >= "\u0e00" else 1.0


def _significant(number: str) -> str:
    return "".join(str(unicodedata.digit(character)) for character in number if character.isdigit()).strip("0")


def _plain(word: str) -> str:
    """Without case and accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(letter))
