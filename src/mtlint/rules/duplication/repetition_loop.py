"""DUP005: a decoder that caught itself in a loop."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from mtlint.model import Document, Edit, Finding, Fix, Related, Sentence, Severity
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.duplication._doubling import is_number_list
from mtlint.rules.duplication._repeats import Repeat, repeats, tokens
from mtlint.rules.duplication._source import copies
from mtlint.rules.languages import language_data

_CHARACTERS = re.compile(r"([^\W\d_]{2,8}?)\1{4,}|([^\W\d_])\2{11,}")
_LAUGHTER = frozenset({"ha", "he", "ho", "hi", "la", "na", "ja", "wa", "ah", "xa", "ba", "да", "ха", "хе", "хи"})


@dataclass(frozen=True, slots=True)
class RepetitionLoop(DocumentRule):
    """The same words or letters come over and over again.

    ## Why it matters
    An engine that lost its place says the same few words until it runs out of room. What the source said there was never
    translated.

    ## What to do
    Ask for a new translation of the sentence: deleting the copies does not bring back what is missing. If you mend it by hand,
    keep the first copy and translate the rest from the source.

    ## When it is wrong
    Songs and cheers, and sentences that explain words by each other. Laughter in one word ("hahaha") is left alone, and so are
    words that the source says as often in a row; the options set how often is too often.

    ## Fix
    Keeps the first copy. Unsafe: words of the source may be missing after it.
    """

    code = "DUP005"
    name = "repetition-loop"
    severity = Severity.ERROR
    since = "0.1"
    mqm = "duplication"
    its = "duplication"
    examples = (
        Ok("It was a very, very, very long way."),
        Ok("The price rose more and more and more and more."),
        Ok("Hahahahahaha, he laughed."),
        Ok("Go, go, go!", source="走，走，走！"),
        Bad(
            "The fence will not pay for related[[ for related for related for related]] costs.",
            fixed="The fence will not pay for related costs.",
        ),
        Bad("The full band[[ band band band band]].", fixed="The full band."),
        Bad("A man[[-man-man-man-man]] firm.", fixed="A man firm."),
        Bad("They keep the zu[[zuzuzuzuzu]] on."),
        Bad("[[The keys are often used to name the keys as the keys of the keys, and the keys of the keys as the keys.]]"),
    )

    min_word_copies: int = option(4, "how often a word must follow itself to be a loop")
    min_phrase_copies: int = option(3, "how often a phrase of two words or more must follow itself to be a loop")
    max_repeated_share: float = option(0.4, "share of the word pairs of a sentence that may have stood in it before")
    min_words: int = option(12, "shortest sentence in which that share is looked at")

    def check(self, document: Document) -> Iterator[Finding]:
        for sentence in document.sentences:
            found = [*self._words(sentence)]
            yield from found
            if not found:
                yield from self._characters(sentence)
                yield from self._scattered(sentence)

    def _words(self, sentence: Sentence) -> Iterator[Finding]:
        words = tokens(sentence.text)
        done = 0
        for run in repeats(sentence.text):
            if run.first < done or run.gap or not self._is_loop(sentence, run):
                continue
            done = run.second + run.length
            start, end = words[run.second - 1].end, words[run.first + run.copies * run.distance - 1].end
            if sentence.segment.is_protected(sentence.start + start, sentence.start + end):
                continue
            span = sentence.span(start, end)
            yield Finding(
                span,
                f"the same words {run.copies} times in a row",
                related=(Related(sentence.span(words[run.first].start, start), "first occurrence"),),
                fix=Fix.unsafe("Keep the first copy", Edit(span, "")),
            )

    def _is_loop(self, sentence: Sentence, run: Repeat) -> bool:
        unit = [token.text for token in tokens(sentence.text)[run.first : run.second]]
        if all(word.isdigit() for word in unit) and (run.distance > 1 or is_number_list(sentence, run)):
            return False
        enough = self.min_word_copies if run.distance == 1 else self.min_phrase_copies
        connectors = language_data(sentence.segment.language).extra.get("idiom_connectors", ())
        if run.distance == 2 and unit[1] in connectors:
            enough += 2  # "more and more and more", "day after day after day"
        return run.copies >= enough and run.copies > copies(sentence.segment.source)

    def _characters(self, sentence: Sentence) -> Iterator[Finding]:
        for match in _CHARACTERS.finditer(sentence.text):
            unit = (match[1] or match[2]).casefold()
            start, end = match.start() + len(unit), match.end()
            if unit in _LAUGHTER or sentence.segment.is_protected(sentence.start + start, sentence.start + end):
                continue
            yield Finding(
                sentence.span(start, end),
                "the same letters over and over",
                related=(Related(sentence.span(match.start(), start), "first occurrence"),),
            )

    def _scattered(self, sentence: Sentence) -> Iterator[Finding]:
        words = [token.text for token in tokens(sentence.text)]
        pairs = list(pairwise(words))
        if len(words) < self.min_words or 1 - len(set(pairs)) / len(pairs) < self.max_repeated_share:
            return
        yield Finding(sentence.span(), "sentence goes round in circles: most of its words stood in it before")
