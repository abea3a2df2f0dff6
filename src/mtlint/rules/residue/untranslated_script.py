"""RES001: characters of the source's script."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Finding, Segment, Severity, Span
from mtlint.rules.base import Bad, Ok, SegmentRule
from mtlint.rules.languages import language_data
from mtlint.text.scripts import script
from mtlint.text.writing import is_cjk, is_foreign, is_plain, script_name, scripts_of

_CJK_BRACKETS = frozenset("【】「」『』《》〈〉〔〕〖〗")
_JOINS = re.compile(r"[\s\W\d_]*\Z")
"""What may stand between two pieces of one run: no letters."""
_AROUND = 80
_LAST_WORDS = re.compile(r"(?<![^\W\d_])([^\W\d_]++)[^\w.!?…]++(?:([^\W\d_]++)[^\w.!?…]*)?\Z")
_WORD_BEFORE_GLOSS = re.compile(r"(?<![^\W\d_])([^\W\d_]++)[\"”’]?\s?\([^()]*\Z")
_OPENS_GLOSS = re.compile(r"[\w\"”’]\s?\((?:[^()]*[:;,/]\s*)?\Z")
_CLOSES_GLOSS = re.compile(r"[^()]*\)")
_ROMANISED = re.compile(r"[\"”’']?\s?\([^()\d]{2,40}\)")
_QUOTED = ('""', "“”", "‘’", "''", "„“", "«»", "**", "__")
_SYMBOLS = 2


@dataclass(frozen=True, slots=True)
class UntranslatedScript(SegmentRule):
    """Text stands in another script than the language's.

    ## Why it matters
    A word the engine did not know, or a bracket it copied, stays in the script of the source. Readers cannot read it.

    ## What to do
    Translate the word, or write the name as the rest of the document writes it; replace a foreign bracket by one of this
    language. If much was left, ask for a new translation of the sentence.

    ## When it is wrong
    A name or term may be given in its own script after the translation, in brackets that the source does not have, and a text
    about language quotes words; both are left alone. So are one or two Greek letters, which are symbols.
    """

    code = "RES001"
    name = "untranslated-script"
    severity = Severity.ERROR
    since = "0.1"
    mqm = "untranslated"
    its = "untranslated"
    yields_to = ("FID007",)
    examples = (
        Ok("Xi Jinping (习近平) met Lee (Korean: 이) at the α-helix of 5 μm."),
        Ok('The character 的 is common, and "仁" is a virtue.'),
        Bad("The meeting stressed [[改革]] and the measures [[（试行）]] were passed."),
        Bad("print[[】 【]]close"),
        Bad("He is a [[полиция]] officer.", source="Он полиция."),
        Bad("The measures ([[试行]]) hold.", source="办法（试行）有效。"),
        Bad('A film called "[[英雄]]" ran.', source="放映了电影“英雄”。"),
    )

    def check(self, segment: Segment) -> Iterator[Finding]:
        text = segment.text
        if is_plain(text):
            return
        own = scripts_of(segment.language)
        brackets = frozenset() if is_cjk(segment.language) else _CJK_BRACKETS
        marks = [at for at, character in enumerate(text) if character in brackets or is_foreign(character, own)]
        for run in _runs(text, marks):
            if segment.is_protected(run.start, run.end) or _is_symbol(text, run) or _is_cited(segment, run):
                continue
            letters = text[run.start : run.end]
            of = next((script(character) for character in letters if is_foreign(character, own)), None)
            what = f"{script_name(of)} left in the text" if of else "bracket of another script"
            copied = of is not None and segment.source is not None and letters in segment.source
            yield Finding(segment.span(run.start, run.end), what + (", copied from the source" if copied else ""))


def _runs(text: str, marks: list[int]) -> Iterator[Span]:
    """Neighbouring foreign characters as one, with the full-width marks that belong to them."""
    start = end = -1
    for at in marks:
        if start >= 0 and not _JOINS.match(text, end, at):
            yield _widened(text, start, end)
            start = -1
        if start < 0:
            start = at
        end = at + 1
    if start >= 0:
        yield _widened(text, start, end)


def _widened(text: str, start: int, end: int) -> Span:
    while start and _is_wide(text[start - 1]):
        start -= 1
    while end < len(text) and _is_wide(text[end]):
        end += 1
    return Span(start, end)


def _is_wide(character: str) -> bool:
    return "\u3001" <= character <= "\u303f" or "\uff01" <= character <= "\uff65"


def _is_symbol(text: str, run: Span) -> bool:
    """Whether it is a Greek letter or two, as in formulas and units."""
    return len(run) <= _SYMBOLS and all(script(character) == "Grek" for character in text[run.start : run.end])


def _is_cited(segment: Segment, run: Span) -> bool:
    """Whether the text speaks about the foreign words instead of using them."""
    text, letters = segment.text, segment.text[run.start : run.end]
    if not letters[0].isalpha() or not letters[-1].isalpha():
        return False
    before, after = text[max(run.start - _AROUND, 0) : run.start], text[run.end : run.end + _AROUND]
    source = segment.source
    if _OPENS_GLOSS.search(before) and _CLOSES_GLOSS.match(after):
        owner = _WORD_BEFORE_GLOSS.search(before)
        if source is None and owner is not None and owner[1] in language_data(segment.language).function_words:
            return False  # "met over (的) lunch": nothing that it could be the name of
        return source is None or re.search(r"[(（\[【]\s*" + re.escape(letters), source) is None
    nouns = language_data(segment.language).extra.get("language_nouns", ())
    last = _LAST_WORDS.search(before)
    if last and any(word and word.lower() in nouns for word in last.groups()):
        return True
    if source is not None:
        return False
    quoted = before[-1:] + after[:1] in _QUOTED and not set(nouns).isdisjoint(text.lower().split())
    return quoted or _ROMANISED.match(after) is not None
