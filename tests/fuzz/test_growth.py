"""What rules and readers take for a text of twice the length, over texts that make them do as much as they can."""

import functools
import gc
import time

import pytest
from tests.fuzz.families import ROWS, TEXTS

from mtlint.model import GrammarMatch, Span
from mtlint.readers import read
from mtlint.rules.base import CorpusRule, DocumentRule, Gathered, GrammarRule, SegmentRule, SuppressionRule
from mtlint.rules.registry import all_rules
from mtlint.segmentation import segment
from mtlint.text.words import words

SHORT, LONG = 1_500, 6_000
"""Characters. What is compared with what is bounded in some rules, so that only the beginning of their work is seen here."""
LEAST = 0.06
"""Seconds of processor time from which a long text tells anything: in proportion, a book of a million letters takes ten."""
STEEP = 9.0
"""How many times longer the long text may take: in proportion it is 4, with the square of the length 16."""
TRIES = 4

LATER = ("FID010", "FID011")
"""Rules that look at every pair of a few sentences, and at a band of them where there are more."""
LATER_SHORT, LATER_LONG = 20_000, 40_000

FAMILIES = [pytest.param(name, id=name) for name in (*TEXTS, *ROWS)]
RULES = [rule() for rule in all_rules() if not issubclass(rule, GrammarRule | SuppressionRule)]
GRAMMAR_RULES = [rule() for rule in all_rules() if issubclass(rule, GrammarRule)]
MATCHED = ("one word", "sentences", "names", "capital letters")


def taken(work):
    """Seconds of processor time of this thread."""
    gc.disable()
    try:
        start = time.thread_time()
        work()
        return time.thread_time() - start
    finally:
        gc.enable()


def is_steep(short, long, steep=STEEP):
    """Whether one piece of work takes too much longer than another; the best of several, as other programs only add."""
    best_short = best_long = float("inf")
    for _ in range(TRIES):
        best_long = min(best_long, taken(long))
        if best_long < LEAST:
            return False
        best_short = min(best_short, taken(short))
        if best_long < steep * best_short:
            return False
    return True


def document(family, length):
    text, path = (TEXTS[family](length), "x.txt") if family in TEXTS else (ROWS[family](length), "x.jsonl")
    return segment(read(text.encode("utf-8"), path, "en-US", "de"))


def work_of(rule, checked):
    """What one rule has to do with a document."""
    match rule:
        case SegmentRule():
            return lambda: [finding for part in checked.segments for finding in rule.check(part)]
        case DocumentRule():
            return lambda: list(rule.check(checked))
        case CorpusRule():
            return lambda: list(
                rule.reduce([Gathered("x", found)] if (found := rule.collect(checked)) else [], lambda _: checked)
            )


def matches_in(rule, checked):
    """A match for each word, of the first kind that the rule takes."""
    kinds = [
        (name, category, kind)
        for category in ("TYPOS", "GRAMMAR", "CONFUSED_WORDS", "CASING", "PUNCTUATION", "COLLOCATIONS", "STYLE", "MTLINT")
        for name, kind in (("MORFOLOGIK_RULE_EN_US", "misspelling"), ("X", "grammar"))
    ]
    found = [
        GrammarMatch(part, Span(word.start, word.end), name, category, kind, "a message", ("word",))
        for part in checked.segments
        for word in words(part.text)
        for name, category, kind in kinds
    ]
    return [match for match in found if rule.takes(match)]


def grammar_work(rule, checked, matches):
    """What a rule does with matches of the grammar checker."""
    left = [match for match in matches if rule.excuse(checked, match) is None]
    for match in matches:
        rule.spares(checked, match.segment, match.span)
    list(rule.check(checked, left))


@pytest.mark.parametrize("family", FAMILIES)
def test_rules(family):
    assert not is_steep(lambda: document(family, SHORT), lambda: document(family, LONG)), "reading and segmentation"
    short, long = document(family, SHORT), document(family, LONG)
    early = [rule for rule in RULES if rule.code not in LATER]
    assert [rule.code for rule in early if is_steep(work_of(rule, short), work_of(rule, long))] == []


def test_rules_that_look_at_a_band_of_many_sentences():
    short, long = (document("one row of sentences", length) for length in (LATER_SHORT, LATER_LONG))
    for rule in (rule for rule in RULES if rule.code in LATER):
        assert not is_steep(work_of(rule, short), work_of(rule, long), LATER_LONG / LATER_SHORT * 1.6)


@pytest.mark.parametrize("family", MATCHED)
def test_grammar_rules(family):
    documents = document(family, SHORT), document(family, LONG)
    steep = []
    for rule in GRAMMAR_RULES:
        works = [functools.partial(grammar_work, rule, checked, matches_in(rule, checked)) for checked in documents]
        steep += [rule.code] if is_steep(*works) else []
    assert steep == []
