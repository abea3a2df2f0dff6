"""TYP002: a space inside a word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Edit, Finding, Fix, Segment, Severity
from mtlint.rules.base import Bad, Ok, SegmentRule, option
from mtlint.rules.languages import language_data
from mtlint.text.lexicon import Lexicon, lexicon

_PAIR = re.compile(r"(?<![\w'’.@/#&-])([^\W\d_]+)[ \u00a0](?=([^\W\d_]+)(?![\w'’@/&-]))")
_STANDS_ALONE = {1: 3000.0, 2: 300.0, 3: 4.0}
"""Occurrences in a million from which so short a piece is a word of its own; lists of words are full of short ones."""
_LONGER = 0.03
_EVERYWHERE = 1000.0
_SHORT = 2


@dataclass(frozen=True, slots=True)
class SplitWord(SegmentRule):
    """A space stands inside a word.

    ## Why it matters
    Engines put words together from pieces, and one was left apart. Readers stumble, and a search does not find the word.

    ## What to do
    Join the two parts. If the joined word makes no sense in the sentence, look in the source for the one that belongs there.

    ## When it is wrong
    Reported where the joined word is common and at least one part is none: a name or a foreign word before a short word can
    look like that. A second part with a capital, parts that the source has, and languages without a word list are left alone.
    `min-ratio` sets how sure it must be.

    ## Fix
    Removes the space. Unsafe where one of the parts is a word too.
    """

    code = "TYP002"
    name = "split-word"
    severity = Severity.ERROR
    since = "0.1"
    mqm = "spelling"
    its = "misspelling"
    language_needs = ("lexicon",)
    examples = (
        Ok("He will be able to go on, may be for a long time, in to the ad hoc health care centre."),
        Ok("She has a T shirt, speaks de facto for Xi an and met Li Ming."),
        Bad("We must [[s tick]] to it.", fixed="We must stick to it."),
        Bad("[[Es timates]] of the [[econo my]] vary.", fixed="Estimates of the economy vary."),
        Bad("The [[hum an]] right to [[ad opt]] it.", fixed="The human right to adopt it."),
    )

    min_ratio: float = option(20.0, "how many times likelier than the parts the joined word must be")

    def check(self, segment: Segment) -> Iterator[Finding]:
        known = lexicon(segment.language)
        if not known:
            return
        loose = frozenset(language_data(segment.language).extra.get("loose_parts", ()))
        pairs = [match for match in _PAIR.finditer(segment.text) if self._is_split(known, match[1], match[2], loose)]
        for index, match in enumerate(pairs):
            joined = match[1] + match[2]
            near = [other for other in pairs[max(index - 1, 0) : index + 2] if other is not match and _overlap(other, match)]
            start, end = match.start(), match.end(2)
            in_source = segment.source is not None and any(
                len(part) > _SHORT and part in segment.source for part in match.groups()
            )
            # "must s tick": one piece belongs to one word, the commoner.
            if (
                in_source
                or segment.is_protected(start, end)
                or any(known.count(other[1] + other[2]) > known.count(joined) for other in near)
            ):
                continue
            made = Fix.unsafe if any(_stands_alone(known, part) for part in match.groups()) else Fix.safe
            fix = made(f"Write \u201c{joined}\u201d", Edit(segment.span(match.end(1), match.end()), ""))
            yield Finding(segment.span(start, end), f"space inside the word \u201c{joined}\u201d", fix=fix)

    def _is_split(self, known: Lexicon, left: str, right: str, loose: frozenset[str]) -> bool:
        joined = known.count(left + right)
        if not joined or not right.islower() or not (left.islower() or left.istitle()) or left == right:
            return False
        left_alone, right_alone = _stands_alone(known, left), _stands_alone(known, right)
        if right_alone and (left[0].isupper() or left_alone or left in loose):
            return False
        if (left_alone and right in loose) or (len(left) == 1 and known.per_million(right) > _EVERYWHERE):
            return False
        by_chance = known.count(left) * known.count(right) / known.total
        return joined > self.min_ratio * max(by_chance, 1.0)


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end(2) and other.start() < one.end(2)


def _stands_alone(known: Lexicon, part: str) -> bool:
    return known.per_million(part) >= _STANDS_ALONE.get(len(part), _LONGER)
