"""Names of a translation and of its source, compared by how they sound in Latin letters."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from mtlint.model import Segment
from mtlint.rules.languages import language_data
from mtlint.text.addresses import addresses
from mtlint.text.lexicon import Lexicon, lexicon
from mtlint.text.placeholders import find_placeholders
from mtlint.text.scripts import NEUTRAL, script
from mtlint.text.width import narrow

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|['’.&-](?=[^\W_]))*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f][\w\u0300-\u036f]*(?:['’.&-][A-Za-z0-9\u00c0-\u024f]+)*", re.ASCII)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|&#?\w+;")
_HANDLE = re.compile(r"(?<![\w@./])[@#][^\W\d]\w{1,}")
_FILE = re.compile(
    r"(?<![\w./\\-])[\w-]+\.(?:pdf|docx?|xlsx?|pptx?|txt|csv|json|xml|ya?ml|html?|zip|exe|py|js|jpe?g|png|gif|mp[34])\b"
)
_CODE = re.compile(r"(?<![\w.-])(?=[A-Za-z-]*\d)(?=\d*[A-Z])[A-Za-z]{1,6}-?\d[A-Za-z0-9]*(?:-[A-Za-z0-9]+)*(?![\w-])", re.ASCII)
_ABBREVIATED_QUARTER = re.compile(r"[QHSTКF][1-4]\Z|[PFVCK]?\d+[a-z]{1,2}\Z|S?\d+E\d+\Z")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_COMPARABLE = frozenset(("Latn", "Cyrl", "Grek", "Armn", "Geor"))
"""Scripts with letters for vowels, so that a transliteration says how a name sounds."""
_SOUNDS = (
    ("tsch", "s"), ("shch", "s"), ("sch", "s"), ("tch", "s"), ("dzh", "j"), ("ph", "f"), ("th", "t"), ("kh", "k"), ("ch", "s"),
    ("sh", "s"), ("zh", "j"), ("ts", "s"), ("ck", "k"), ("qu", "kv"), ("x", "ks"), ("w", "v"), ("z", "s"), ("c", "k"),
    ("y", "i"), ("j", "i"), ("h", ""), ("'", ""),
)  # fmt: skip
_INSIDE_SENTENCE = re.compile(r"[\w,)’'»”\"][ \u00a0](?:\w['’])?\Z")
_DOUBLE = re.compile(r"(.)\1+")
_LEAST_LETTERS = 4
"""Letters of a name that is compared: shorter ones are like too much."""
_LEAST_PART = 3
"""Letters of a word that is a part of a longer one."""
_LEAST_RESPELLED = 6
"""Letters of a word from which one more or less is not another word."""
_COMMON = 1.0
"""Occurrences in a million from which a word may have been spelled otherwise."""
_ALIKE = 60.0
"""Share of letters in per cent from which two words may be one name: endings differ, and sounds are written in many ways."""
_WITHIN = 80.0
"""The same where a name may be a part of a longer word."""


class Name(NamedTuple):
    """A name or code, and its place in the text."""

    text: str
    start: int
    end: int


def added_names(segment: Segment, source: str) -> list[Name]:
    """Names of the target that no word of the source sounds like.

    A name is a word with a capital inside a sentence that the language of the target does not know. None where the language
    gives other words capitals, where its words are not known, or where the letters of the source do not say how its names
    sound.
    """
    words = lexicon(segment.language)
    if not words or segment.text.isupper() or not _is_comparable(source):
        return []
    if "nouns" in language_data(segment.language).extra.get("capital_classes", ()):
        return []
    sounds = [sound(word) for word in _TOKEN.findall(source)]
    return [
        name
        for name in _capitalised(segment.text)
        if not segment.is_protected(name.start, name.end)
        and not _is_known(name.text, words)
        and _is_inside_sentence(segment.text, name)
        and not _is_heard(sound(name.text), sounds)
        and not _may_be_known(name.text, words)
    ]


def lost_names(segment: Segment, source: str) -> list[str]:
    """What the source writes in Latin letters though it is in another script, and codes, which the target has not."""
    plain = _blank(narrow(source))
    codes = [match[0] for pattern in (_HANDLE, _FILE, _CODE) for match in pattern.finditer(plain)]
    wanted = dict.fromkeys(code for code in codes if not _ABBREVIATED_QUARTER.match(code))
    if _is_latin(segment.text) and not _is_latin(plain):
        wanted |= dict.fromkeys(name for name in _LATIN.findall(plain) if _is_name(name))
    if not wanted:
        return []
    target = narrow(segment.text)
    sounds = [sound(word) for word in _TOKEN.findall(target)]
    return [name for name in wanted if not _stands(name, target, sounds)]


def _capitalised(text: str) -> Iterator[Name]:
    taken = [(one.start, one.end) for one in addresses(text)]
    for match in _TOKEN.finditer(text):
        word = _POSSESSIVE.sub("", match[0])
        capitals = sum(map(str.isupper, word))
        # As many capitals as small letters: an abbreviation such as MEPs.
        if len(word) < _LEAST_LETTERS or not word[0].isupper() or 2 * capitals >= len(word):
            continue
        if not any(map(str.isdigit, word)) and not any(start <= match.start() < end for start, end in taken):
            yield Name(word, match.start(), match.start() + len(word))


def _is_inside_sentence(text: str, name: Name) -> bool:
    """Whether a name follows a word on its line, so that nothing but its being a name gives it a capital."""
    return _INSIDE_SENTENCE.search(text, max(name.start - 4, 0), name.start) is not None


def _is_known(name: str, words: Lexicon) -> bool:
    parts = [part.lower() for part in re.split(r"[-.'’&]", name) if len(part) > 2]
    # SQL-операторов: a word with an abbreviation at its side.
    if any(part.isupper() and len(part) > 1 for part in re.split(r"[-.'’&]", name)):
        return True
    return not parts or any(part in words or part.removesuffix("s") in words for part in parts)


def _may_be_known(name: str, words: Lexicon) -> bool:
    """Whether a word is another spelling of a common one, or made of two: lists leave out "labour" and "multiannual"."""
    word = name.lower()
    splits = range(_LEAST_PART, len(word) - _LEAST_PART + 1)
    if any(min(words.per_million(word[:at]), words.per_million(word[at:])) >= _COMMON for at in splits):
        return True
    if len(word) < _LEAST_RESPELLED:
        return False
    near = process.extract(word, words.starting_with(word[:2]), scorer=OSA.distance, score_cutoff=1, limit=None)
    return any(words.per_million(other) >= _COMMON for other, _, _ in near)


def _is_comparable(text: str) -> bool:
    scripts = {script(one) for one in text if one.isalpha()} - NEUTRAL
    return bool(scripts) and scripts <= _COMPARABLE


def _is_heard(name: str, sounds: Sequence[str]) -> bool:
    joined = "".join(sounds)
    return (
        name in joined
        or process.extractOne(name, sounds, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None
        or fuzz.partial_ratio(name, joined) >= _WITHIN
    )


def _blank(text: str) -> str:
    """Without addresses, tags and placeholders, which other rules look at."""
    spans = [(one.start, one.end) for one in addresses(text) if not _FILE.fullmatch(one.text)]
    spans += [span for one in find_placeholders(text) for span in one.spans]
    spans += [match.span() for match in _TAG.finditer(text)]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _is_latin(text: str) -> bool:
    """Whether a text is written in Latin letters but for a name or two; three ideographs weigh as much as a long word."""
    latin = [script(one) == "Latn" for one in text if one.isalpha()]
    return 5 * latin.count(False) < latin.count(True)


def _is_name(word: str) -> bool:
    """Whether Latin letters in another script are a name: neither a letter or two nor a unit."""
    return len(word) > 2 and any(one.isupper() for one in word)


def _stands(name: str, target: str, sounds: Sequence[str]) -> bool:
    folded = name.casefold()
    if folded in target.casefold():
        return True
    if name[0] in "@#":
        return name[0] == "#" and "#" in target
    digits = "".join(one for one in name if one.isdigit())
    if digits and digits in target:
        return True
    letters = sound("".join(one for one in name if not one.isdigit()).strip("-"))
    return (len(letters) > 2 and _is_heard(letters, sounds)) or _is_spelled_out(name, target)


def _is_spelled_out(name: str, target: str) -> bool:
    """Whether an abbreviation stands in a text as the words that it is short for."""
    letters = "".join(one for one in name if one.isalpha()).lower()
    if not name.isupper() or len(letters) < 2:
        return False
    words = [word.lower() for word in _TOKEN.findall(target.replace("-", " "))]
    return any(_begin(words[at:], letters) for at in range(len(words)))


def _begin(words: Iterable[str], letters: str) -> bool:
    """Whether words begin with some letters in order; small words between may be left out of an abbreviation."""
    left = letters
    for word in words:
        if word.startswith(left[:1]):
            left = left[1:]
        elif len(word) > 3 or left == letters:
            return False
        if not left:
            return True
    return False


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """A word in Latin letters, those that sound alike as one."""
    from anyascii import anyascii  # noqa: PLC0415 - rows without names do without its tables

    text = anyascii(word).lower()
    for letters, one in _SOUNDS:
        text = text.replace(letters, one)
    return _DOUBLE.sub(r"\1", text)
