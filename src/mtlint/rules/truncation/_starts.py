"""Where a new sentence starts inside another, with no stop between them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mtlint.model import Document, Kind, Segment, Sentence
from mtlint.rules.languages import LanguageData, language_data
from mtlint.rules.remember import remember
from mtlint.rules.truncation._common_words import common_word_opens
from mtlint.rules.truncation._content_words import content_word_opens, is_alone
from mtlint.rules.truncation._grammar_words import Place, grammar_word_opens
from mtlint.rules.truncation._names import Introduced, introduced_names
from mtlint.rules.truncation._whole_phrases import named_starts, word_opens
from mtlint.text.lexicon import lexicon
from mtlint.text.quotes import Side, double_quotes

_TOKEN = re.compile(r"\S+")
_START = re.compile(r"([^\W\d_]+(?:['’][a-z]+)?)(,?)\Z")
_LAST = re.compile(r"(\d[\d.,]{0,60}%?|[\w$€£%][\w'’.-]{0,60})([\"”’»)]{0,9})\Z")
_KINDS = (Kind.PROSE, Kind.ITEM, Kind.ROW)

_MIN_BEFORE = 4
"""Fewer words before the new start are a dateline, a name of a speaker or a label."""
_MIN_AFTER = 3
_TITLE_SHARE = 0.5
_LINE_SHARE = 0.7


class Start(NamedTuple):
    """A new sentence inside `sentence`: the word before it and its own first word, as offsets in the sentence's text."""

    sentence: Sentence
    before_start: int
    before_end: int
    start: int
    end: int
    dangling: bool
    """Whether the word before it cannot end a sentence, so that one breaks off there."""

    @property
    def before(self) -> str:
        return self.sentence.text[self.before_start : self.before_end]

    @property
    def word(self) -> str:
        return self.sentence.text[self.start : self.end]


@remember
def starts(document: Document) -> list[Start]:
    """Every such place, in running text only. Nothing for languages without word classes."""
    return list(_starts(document))


def _starts(document: Document) -> Iterator[Start]:
    for sentence in document.sentences:
        data = language_data(sentence.segment.language)
        if data.extra.get("starters") and sentence.segment.kind in _KINDS:
            found = list(_in_sentence(document, sentence, data))
            yield from found
            reached = {start.start for start in found}
            for name in _names(sentence, data):
                if name.start not in reached:
                    reached.add(name.start)
                    yield Start(sentence, *name)


def _names(sentence: Sentence, data: LanguageData) -> Iterator[Introduced]:
    yield from introduced_names(sentence.text, data)
    yield from named_starts(sentence.text, data, lexicon(sentence.segment.language))


def _in_sentence(document: Document, sentence: Sentence, data: LanguageData) -> Iterator[Start]:
    text = sentence.text
    tokens = list(_TOKEN.finditer(text))
    for index in range(_MIN_BEFORE, len(tokens) - _MIN_AFTER + 1):
        token = tokens[index]
        if not token[0][0].isupper() or (len(token[0]) > 1 and token[0][:2].isupper()):
            continue
        match = _START.match(token[0])
        before = _LAST.search(tokens[index - 1][0])
        # A stop inside a sentence is that of an abbreviation, or one that was not taken for an end; there is one at any rate.
        if match is None or before is None or before[1].endswith(".") or _is_dateline(text, tokens[index - 1].end()):
            continue
        if _is_in_name(match[1], [token[0] for token in tokens[index - 2 : index]], data):
            continue
        following, later = (tokens[at][0] if at < len(tokens) else "" for at in (index + 1, index + 2))
        place = Place(match[1], bool(match[2]), before[0], following, later, tokens[index - 2][0])
        left = [token[0] for token in tokens[max(index - 6, 0) : index - 1]]
        known = lexicon(sentence.segment.language)
        if not (
            grammar_word_opens(place, data, document)
            or content_word_opens(place, data, document)
            or common_word_opens(place, data, document)
            or (not place.comma and word_opens(place, left, data, known) and is_alone(place.word, document))
        ):
            continue
        if _is_in_title(text, tokens, index) or _is_protected(sentence, token):
            continue
        start = token.start()
        before_start = tokens[index - 1].start() + before.start()
        dangling = before[1] in _cannot_end(data)
        yield Start(sentence, before_start, tokens[index - 1].end(), start, start + len(match[1]), dangling)


def _is_in_name(word: str, before: list[str], data: LanguageData) -> bool:
    """Whether the word ends a name that holds a word of grammar: "The Power of Now"."""
    return before[0][0].isupper() and before[1] in data.prepositions and word.lower() in data.extra.get("also_in_names", ())


def _is_dateline(text: str, end: int) -> bool:
    """Whether all before `end` is a remark in brackets: "(From our correspondent) The"."""
    return text[0] in "([（【" and text[end - 1] in ")]）】" and not re.search(r"[)\]）】]", text[: end - 1])


def _is_in_title(text: str, tokens: list[re.Match[str]], index: int) -> bool:
    """Whether the place is inside a title: in quotation marks, or in a line where most words have a capital."""
    left, right = _quotation(text, tokens[index].start())
    inside = [token[0] for token in tokens if left <= token.start() < right]
    long_words = [word.lstrip("\"“‘(['") for word in inside if len(word) > 3]
    capitals = sum(word[:1].isupper() for word in long_words)
    share = _TITLE_SHARE if right - left < len(text) else _LINE_SHARE
    return bool(long_words) and capitals / len(long_words) >= share


def _quotation(text: str, at: int) -> tuple[int, int]:
    """The quotation that a place is in; the whole text where it is in none."""
    left = 0
    for mark in double_quotes(text):
        if mark.at < at:
            left = mark.at + 1 if mark.side is Side.OPENS and mark.paired else 0
        elif left:
            return left, mark.at
        else:
            break
    return 0, len(text)


def _is_protected(sentence: Sentence, token: re.Match[str]) -> bool:
    segment: Segment = sentence.segment
    return segment.is_protected(sentence.start + token.start(), sentence.start + token.end())


@lru_cache(maxsize=16)
def _cannot_end(data: LanguageData) -> frozenset[str]:
    return frozenset(data.extra.get("never_last", ())) | frozenset(data.extra.get("seldom_last", ()))
