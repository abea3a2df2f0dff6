"""TYP011: a word that nobody could write."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Finding, Segment, Span
from mtlint.rules.base import Bad, Ok, SegmentRule, option
from mtlint.text.addresses import addresses

_LONGEST_TOKEN = 200
"""Characters without a space of which LanguageTool reads none."""
_LETTERS = re.compile(r"[^\W\d_]+")
_GIBBERISH = "qwvkxzjtrplmnbgfdhsceiouaywqzkvxjprtmnblgfdhscuoieayqkwzvxjtpnrlmbgdfhsceuoiaywkqzxvjptrnlm"


@dataclass(frozen=True, slots=True)
class OverlongWord(SegmentRule):
    """A word is longer than any that there is, or a row of characters goes on without a space.

    ## Why it matters
    An engine that lost its way writes letters without end, and a page may leave the data of a picture or a key in its text. No
    dictionary and no grammar is asked about it, so nothing else would be said of what stands there.

    ## What to do
    Translate the place anew from the source. Delete what is no text.

    ## When it is wrong
    Names in chemistry and sequences in biology may be as long. Web addresses are left alone, and scripts that are written
    without spaces. What loops is DUP005.
    """

    code = "TYP011"
    name = "overlong-word"
    since = "0.1"
    mqm = "unintelligible"
    its = "uncategorized"
    yields_to = ("DUP005", "RES001", "RES003")
    examples = (
        Ok("The Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz was repealed."),
        Ok(f"See https://example.org/{_GIBBERISH * 3} for more."),
        Bad(f"The shop is [[{_GIBBERISH}]] open today."),
        Bad(f"The picture is [[data:{'aGVsbG8gd29ybGQ1' * 13}]] here."),
    )

    max_letters: int = option(80, "letters that a word may have")

    def check(self, segment: Segment) -> Iterator[Finding]:
        known: list[Span] | None = None
        for token in re.finditer(rf"\S{{{min(self.max_letters, _LONGEST_TOKEN) + 1},}}", segment.text):
            found = _overlong(segment.text, *token.span(), self.max_letters)
            if found is None or segment.is_protected(*found):
                continue
            if known is None:
                known = [Span(one.start, one.end) for one in addresses(segment.text)]
            if not any(_is_most_of(found, address) for address in known):
                yield Finding(segment.span(*found), f"{found[1] - found[0]:,} characters without a space")


def _overlong(text: str, start: int, end: int, most: int) -> tuple[int, int] | None:
    """The letters of a token that are too many for a word; all of it where the whole token is too long."""
    longest = max((match.span() for match in _LETTERS.finditer(text, start, end)), key=_size, default=(start, start))
    if _size(longest) > most and _has_spaces(text[slice(*longest)]):
        return longest
    token = text[start:end]
    # A line of dashes or dots is no word.
    is_word = sum(character.isalnum() for character in token) > len(token) // 2
    return (start, end) if len(token) > _LONGEST_TOKEN and is_word and _has_spaces(token) else None


def _size(span: tuple[int, int]) -> int:
    return span[1] - span[0]


def _is_most_of(found: tuple[int, int], address: Span) -> bool:
    """Marks of the sentence may stand around an address."""
    return min(found[1], address.end) - max(found[0], address.start) > 0.9 * _size(found)


def _has_spaces(text: str) -> bool:
    """Whether it is in a script that knows capitals and small letters, all of which put spaces between words, or in digits."""
    return sum(character.lower() != character.upper() or character.isdigit() for character in text) > len(text) // 2
