"""How a text ends: with a stop, with something that needs none, or in mid-air."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from mtlint.model import Document, Kind, Segment
from mtlint.rules.languages import LanguageData, language_data
from mtlint.text.scripts import NEUTRAL, script
from mtlint.text.writing import WITHOUT_STOPS

STOPS = ".!?…。！？।॥؟۔։።។။།‥⁇⁈⁉"
_CLOSERS = "\"'”’»“‘›)]}）】」』》〉*_~"
_OPENERS = "\"'“”‘’«»„([{（【「『《<"
_LEADS_ON = ":;：；—–―→|/="
_ENDS_WITH_STOP = re.compile(rf"[{re.escape(STOPS)}][\s{re.escape(_CLOSERS)}]*\Z")
_REFERENCE = re.compile(r"\s?\[\w{1,3}\]\Z")
_DATED = re.compile(r",\s(?:1[5-9]|20)\d\d\)?\Z")  # the end of a reference: "The Daily, 5 May, 2008"
_NOT_PROSE = re.compile(r"(?:https?://|www\.)\S|\S@\S|\w[.-]*\.(?:com|org|net|cn|de|fr|jp|ru|uk|gov|edu|info)", re.I)
_LABEL = re.compile(r"\W*(?:\w+\W+){0,3}?\w+\s?[:：]")
_BRACKETED = re.compile(r"[(\[（【<].*[)\]）】>]\Z", re.DOTALL)
_DASHED = re.compile(r"[-–—―•*·]\s?\w")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

MIN_WORDS = 13
"""A block of one sentence shorter than this may be a caption, a label or a heading that its reader did not mark."""
_MIN_LINE_WORDS = 4
"""Words from which a line may be a sentence that was cut."""
_LONGEST_WORD = 60
_LONGEST_REFERENCE = len(" [123]")
_CAPTION_WORDS = 10
_CAPTION_SHARE = 0.75
_NAMES_SHARE = 0.95


class Tail(NamedTuple):
    """A text without a stop at its end: the segment, its last sentence, and where its last word stands."""

    segment: Segment
    start: int
    word_start: int
    end: int

    @property
    def text(self) -> str:
        """The last sentence, or what there is of it."""
        return self.segment.text[self.start : self.end]

    @property
    def word(self) -> str:
        return self.segment.text[self.word_start : self.end]


def ends_with_stop(text: str) -> bool:
    """Whether a text ends with a mark that ends a sentence, closing marks and emoji aside."""
    return bool(_ENDS_WITH_STOP.search(_without_symbols(text)))


def tails(document: Document) -> Iterator[Tail]:
    """The blocks that stop without a mark and do not go on in the next block."""
    starts: dict[str, int] = {}
    for sentence in document.sentences:
        starts[sentence.segment.id] = sentence.start
    for index, segment in enumerate(document.segments):
        following = document.segments[index + 1] if index + 1 < len(document.segments) else None
        if _goes_on(segment, following):
            continue
        tail = _tail(segment, starts.get(segment.id, 0))
        if tail is not None:
            yield tail


def _tail(segment: Segment, start: int) -> Tail | None:
    text = segment.text.rstrip()
    if ends_with_stop(text) or _without_symbols(text) != text or _DATED.search(text):
        return None
    stripped = text.rstrip(_CLOSERS + " \t\n")
    if not stripped.strip() or stripped[-1] in _LEADS_ON or segment.is_protected(len(text) - 1, len(text)):
        return None
    if script(next((letter for letter in reversed(stripped) if script(letter) not in NEUTRAL), "a")) in WITHOUT_STOPS:
        return None
    word = stripped[-len(stripped.split()[-1]) :].lstrip(_OPENERS)
    return Tail(segment, start, len(stripped) - len(word), len(stripped)) if re.search(r"\w", word) else None


def _goes_on(segment: Segment, following: Segment | None) -> bool:
    """Whether the next block continues the sentence, as in text that was wrapped by hand."""
    if following is None or segment.kind is Kind.ROW:
        return False
    return following.text[:1].islower() and following.kind is segment.kind


def is_prose(tail: Tail) -> bool:
    """Whether a stop is missed at the end: running text, not a caption, a signature or a label."""
    segment = tail.segment
    if segment.kind is Kind.ROW and segment.source is not None:
        return ends_with_stop(segment.source) and not _BRACKETED.match(segment.text.strip())
    whole = segment.text
    if segment.kind not in (Kind.PROSE, Kind.ITEM, Kind.ROW):
        return segment.kind is Kind.LINE and begins_as_a_sentence(whole, language_data(segment.language))
    first = whole.split(maxsplit=1)[0].rstrip(".:").lower()
    if first in language_data(segment.language).extra.get("captioned", ()):
        return False
    if len(tail.word) > _LONGEST_WORD or _NOT_PROSE.search(tail.word) or not _WORD.search(tail.text):
        return False
    if tail.start == 0:
        return segment.kind is Kind.PROSE and len(whole.split()) >= MIN_WORDS and not is_caption(tail)
    return not is_caption(tail)


def begins_as_a_sentence(text: str, data: LanguageData) -> bool:
    """Whether a line begins as no title or label does: with an adverb and a comma, as in "However, the"."""
    words = text.split()
    if len(words) < _MIN_LINE_WORDS or text.endswith(("?", ":")) or not words[0].endswith(",") or not words[1][0].islower():
        return False
    first = words[0].rstrip(",").lower()
    return first in starters(data) or first.endswith(tuple(data.extra.get("adverb_endings", ())) or "\0")


def is_title_like(words: list[str], data: LanguageData) -> bool:
    """Whether most words of content have a capital."""
    content = [word for word in words[1:] if word.lower() not in data.function_words]
    return sum(word[0].isupper() for word in content) * 2 > len(content)


def is_caption(tail: Tail) -> bool:
    """Whether the last sentence reads as a caption, a credit, a label or a signature."""
    text = tail.text.strip()
    words = _WORD.findall(text)
    if _BRACKETED.match(text) or not words:
        return True
    if len(words) > _CAPTION_WORDS:
        return False
    if _DASHED.match(text) or _LABEL.match(text):
        return True
    data = language_data(tail.segment.language)
    of_content = [word for word in words if word.lower() not in data.function_words] or words
    share = sum(word[0].isupper() for word in words) / len(of_content)
    wanted = _NAMES_SHARE if "," in text else _CAPTION_SHARE
    return words[0].lower() not in starters(data) and words[-1][0].isupper() and share >= wanted


def starters(data: LanguageData) -> frozenset[str]:
    """Words that begin a sentence, and hardly ever a name: function words and sentence adverbs."""
    return data.function_words | frozenset(data.extra.get("starters", ()))


def _without_symbols(text: str) -> str:
    end = len(text.rstrip())
    while found := _REFERENCE.search(text, max(end - _LONGEST_REFERENCE, 0), end):
        end = found.start()
    text = text[:end]
    while text and (unicodedata.category(text[-1]) in ("So", "Sk", "Cs") or text[-1] in "\ufe0f\u200d"):
        text = text[:-1].rstrip()
    return text
