"""TRN008: text that ends inside a word."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding, Kind
from mtlint.rules.base import Bad, DocumentRule, Ok
from mtlint.rules.truncation._endings import MIN_WORDS, Tail, is_prose, tails
from mtlint.text.lexicon import Lexicon, lexicon

_WORD = re.compile(r"[^\W\d_]{3,}\Z")
_ANY_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = 1.0
"""Occurrences in a million from which a word is taken for the one that was cut."""

_LONG = 6
"""Letters from which a beginning speaks for itself, however rare the word is."""


@dataclass(frozen=True, slots=True)
class CutWord(DocumentRule):
    """A text without a stop ends inside a word.

    ## Why it matters
    A limit of length was reached in mid-word: the rest of the word, and likely more, is missing.

    ## What to do
    Ask for a new translation of the sentence, or complete it from the source. Do not stop at the word: see what else the source
    says after it.

    ## When it is wrong
    A rare word, a foreign one or an abbreviation may happen to begin like a common word. Names, words that the document uses
    more than once, and languages without a word list are left alone.
    """

    code = "TRN008"
    name = "cut-word"
    since = "0.1"
    mqm = "omission"
    its = "omission"
    yields_to = ("TRN002",)
    language_needs = ("lexicon",)
    examples = (
        Ok("The council met on Monday. It heard the report."),
        Ok("The council met on Monday. It heard the report of its group"),
        Ok("The council met on Monday. It heard the report of Governm"),
        Bad("The council met on Monday. It heard the report of the [[governm]]"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        own: Counter[str] = Counter()
        for tail in tails(document):
            if not _may_be_cut(tail):
                continue
            known = lexicon(tail.segment.language)
            own = own or Counter(word.lower() for word in _ANY_WORD.findall(document.text))
            whole = _whole_word(tail.word, known, own)
            if whole:
                yield Finding(tail.segment.span(tail.word_start, tail.end), f"ends inside a word, perhaps “{whole}”")


def _may_be_cut(tail: Tail) -> bool:
    if not _WORD.match(tail.word) or not tail.word.islower():
        return False
    long = tail.segment.kind is not Kind.CELL and len(tail.segment.text.split()) >= MIN_WORDS
    return is_prose(tail) or long


def _whole_word(word: str, known: Lexicon, own: Counter[str]) -> str | None:
    """The likeliest word that `word` is the beginning of; None where it is a word itself.

    Words of the document itself come first: what was cut has often been said before.
    """
    if not known or word in known or own[word] > 1:
        return None
    longer = [other for other in own if other.startswith(word) and other != word and other in known]
    if not longer:
        common = _COMMON if len(word) < _LONG else 0.0
        longer = [other for other in known.starting_with(word) if known.per_million(other) >= common]
    return max(longer, key=known.count, default=None)
