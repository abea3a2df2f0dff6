"""CON003: an enumeration that changes the way it counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mtlint.model import Document, Finding, Related, Segment, Span
from mtlint.rules.base import Bad, DocumentRule, Ok
from mtlint.rules.languages import LanguageData, language_data

_TO_LAST_SPACE = re.compile(r".*\s", re.DOTALL)
_CLAUSE_END = frozenset("\n.:;!?。")


@dataclass(frozen=True, slots=True)
class _Item:
    number: int
    style: str
    span: Span


@dataclass(frozen=True, slots=True)
class OrdinalStyle(DocumentRule):
    """An enumeration changes the way it counts: "First, … Second, … The third is …".

    ## Why it matters
    Readers take the new wording for the start of something else. Engines that see one sentence at a time do it often.

    ## What to do
    Count all points in the same words, in the way of the first one or as your style guide says. See in the source that they do
    belong to one list.

    ## When it is wrong
    Two enumerations, one inside the other, may count in two ways. "First, … Secondly, …" is good style and left alone.
    """

    code = "CON003"
    name = "ordinal-style"
    since = "0.1"
    mqm = "inconsistent-style"
    its = "inconsistency"
    language_needs = ("ordinals", "after_ordinals")
    examples = (
        Ok("There are three tasks: First, plan. Second, build. Third, test."),
        Ok("First, plan. Secondly, build. Thirdly, test."),
        Ok("First, we plan. The second meeting is in May. The third quarter was good."),
        Ok("The first is to plan. The second is to build."),
        Bad("There are three tasks: First, plan. Second, build. [[The third is]] to test."),
        Bad("The first is to plan. [[Second,]] build. The third is to test."),
        Bad("Firstly, plan. [[Second,]] build. Thirdly, test."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        chain: list[_Item] = []
        for segment in document.segments:
            for item in _items(segment):
                if item.number == 1 or not chain or not 0 < item.number - chain[-1].number <= 2:
                    chain = [item] if item.number == 1 else []
                    continue
                # "First, … Secondly, …" is good style, so the second item may still set it.
                if len(chain) == 1 and (chain[0].style, item.style) == ("plain", "adverb"):
                    chain = [_Item(1, "adverb", chain[0].span)]
                chain.append(item)
                if item.style != chain[0].style:
                    yield Finding(
                        item.span,
                        "this item of the enumeration is counted in another way than the first",
                        related=(Related(chain[0].span, "first item"),),
                    )


def _items(segment: Segment) -> Iterator[_Item]:
    language = language_data(segment.language)
    if not language.ordinals or not language.extra.get("after_ordinals"):
        return
    numbers = {form: number for number, forms in enumerate(language.ordinals, 1) for form in forms}
    for match in _pattern(segment.language).finditer(segment.text):
        if not _begins_a_clause(segment.text, match.start()):
            continue
        word = match["ordinal"].casefold()
        style = "article" if match["article"] else "adverb" if _is_adverb(word, language) else "plain"
        yield _Item(numbers[word], style, segment.span(*match.span()))


def _is_adverb(word: str, language: LanguageData) -> bool:
    """Whether it is the second form the data gives, such as "secondly"."""
    return any(word in forms[1:2] for forms in language.ordinals)


def _begins_a_clause(text: str, at: int) -> bool:
    """Whether nothing but marks and blanks stands before a place since the text, the line or another clause began."""
    begin = at
    while begin and not (text[begin - 1].isalnum() or text[begin - 1] == "_"):
        begin -= 1
    spaced = _TO_LAST_SPACE.match(text, begin, at)
    return begin == 0 or (spaced is not None and not _CLAUSE_END.isdisjoint(spaced[0]))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """An ordinal as it begins an item: alone and with a comma, or with an article and a word that makes it an item."""
    data = language_data(language)
    ordinals = "|".join(re.escape(form) for forms in data.ordinals for form in forms)
    articles = "|".join(re.escape(word) for word in data.articles)
    after = "|".join(re.escape(word) for word in data.extra["after_ordinals"])
    return re.compile(
        rf"(?<!\w)(?:(?P<article>{articles})\s+)?(?P<ordinal>{ordinals})(?(article)\s+(?:{after})\b|,)",
        re.IGNORECASE,
    )
