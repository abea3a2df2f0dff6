"""What a request need not ask: the spelling of words that would be excused whatever LanguageTool says."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mtlint.grammar.chunks import Chunk, Part
from mtlint.grammar.dictionary import Dictionary
from mtlint.grammar.spelling import Range, outlook
from mtlint.model import Spared

_MOST_ASKED_TWICE = 0.4
"""Share of a chunk from which one whole request costs less than one without spelling and one of spelling alone."""
_BESIDE = 1
"""LanguageTool settles which of two matches stays where they overlap or only a blank is between them."""
_SENTENCE_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019\u00bb)\]]*\s|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Foresight:
    """What the speller may report in a chunk: `unknown` are ranges of its text, `doubtful` the parts where one may matter."""

    chunk: Chunk
    unknown: tuple[Range, ...]
    doubtful: tuple[Part, ...]

    @property
    def is_worth_while(self) -> bool:
        """Whether it saves time to ask without spelling first."""
        asked_twice = sum(part.end - part.start for part in self.doubtful)
        # Where a sentence was cut, what is left out depends on the parts beside.
        return asked_twice <= _MOST_ASKED_TWICE * len(self.chunk.text) and not any(part.forced for part in self.chunk.parts)

    def is_clear(self, others: Iterable[Range], words: Sequence[Range]) -> bool:
        """Whether matches of the other rules and words to report are what one request for all would have brought.

        Of two matches that touch, LanguageTool drops one. It has not seen these together; nor what it dropped before, for which
        a sentence with a match and a word to report is held to be too close.
        """
        text = self.chunk.text
        for start, end in others:
            if any(first - _BESIDE <= end and start - _BESIDE <= last for first, last in self.unknown):
                return False
            if any(not _SENTENCE_END.search(text, min(end, last), max(start, first)) for first, last in words):
                return False
        return True


def foresee(chunk: Chunk, dictionary: Dictionary, spared: Spared) -> Foresight:
    """Look ahead at every part of a chunk."""
    unknown: list[Range] = []
    doubtful: list[Part] = []
    for reading in chunk.readings():
        seen = outlook(reading.text, dictionary)
        unknown += [reading.range(*entry) for entry in seen.unknown]
        spans = [reading.span(*entry) for entry in seen.unknown]
        if seen.is_opaque or not all(spared(reading.part.segment, span) for span in spans):
            doubtful.append(reading.part)
    return Foresight(chunk, tuple(unknown), tuple(doubtful))
