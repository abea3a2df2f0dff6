"""Where a word may follow itself."""

import re
from itertools import pairwise

from mtlint.model import Kind, Sentence
from mtlint.rules.duplication._repeats import Repeat, Token, tokens
from mtlint.rules.duplication._source import doubles_a_name
from mtlint.rules.languages import LanguageData

_PINYIN = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    r"(?:a(?:i|o|ng?)?|e(?:i|r|ng?)?|i(?:ang?|ao|e|u|ong|ng?|a)?|o(?:u|ng)?|u(?:ai|ang?|a|e|i|o|n)?|ü[en]?)"
)
"""One syllable of Chinese in Latin letters: a doubled one is a given name or a pet's."""
_BETWEEN = re.compile(r"([)\]”’»\"'%]*)(\s+)([“‘«\"'(\[]*)")
_TIED = re.compile(r"[-@/._=+#]\w")
_CLEFT_REACH = 8
"""Words by which the "what" of "what it is is" may stand before."""


def may_double(sentence: Sentence, run: Repeat, language: LanguageData) -> bool:
    """Whether a word that follows itself does so by right: by the language's data, as a name, or as a number in a list."""
    words = tokens(sentence.text)
    first, second = words[run.first], words[run.second]
    word = first.text
    if not _side_by_side(sentence.text, words[run.first : run.second + run.length]):
        return not _hyphenated(sentence, first, second)
    tied = _TIED.match(sentence.text[max(first.start - 2, 0) : first.start][::-1]) or _TIED.match(sentence.text[second.end :])
    if tied and run.copies == 2:
        return True  # "a kernel-package package": another word
    if word.isdigit():
        return is_number_list(sentence, run)
    if run.copies > 2 and word not in language.doubled:
        return False
    return _pair_may(sentence, run, language)


def _pair_may(sentence: Sentence, run: Repeat, language: LanguageData) -> bool:
    words = tokens(sentence.text)
    first, second = words[run.first], words[run.second]
    word = first.text
    if len(word) == 1:
        return word not in language.function_words
    raw_first, raw_second = sentence.text[first.start : first.end], sentence.text[second.start : second.end]
    if word in language.function_words or word in language.doubled:
        capital_differs = raw_first[0].isupper() != raw_second[0].isupper()
        return (capital_differs and run.first > 0) or _by_context(sentence, run, language)
    if raw_second[0].isupper() and not raw_first[0].isupper():
        return True  # "in section Section 3", "the will Will wrote"
    return raw_first[0].isupper() and raw_second[0].isupper() and _is_name(sentence, word, language)


def is_number_list(sentence: Sentence, run: Repeat) -> bool:
    """Whether numbers that repeat stand among others, as in a table or in "1 000 000"."""
    words = tokens(sentence.text)
    around = [*words[max(run.first - 1, 0) : run.first], *words[run.second + run.length :][:1]]
    first, second = words[run.first], words[run.second]
    return (
        sentence.segment.kind in (Kind.CELL, Kind.LINE)
        or any(word.text.isdigit() for word in around)
        or not first.text.strip("0")
        or not sentence.text[first.end : second.start].isspace()
    )


def _hyphenated(sentence: Sentence, first: Token, second: Token) -> bool:
    """Whether a longer word is tied to itself, as in "white-white", and a source is known that does no such thing."""
    return (
        sentence.text[first.end : second.start] == "-"
        and len(first.text) > 4
        and sentence.text[first.start].islower()
        and sentence.segment.source is not None
        and not doubles_a_name(sentence.segment.source)
    )


def _side_by_side(text: str, words: tuple[Token, ...]) -> bool:
    """Whether white space parts the words, or marks that stand at each of them: "(the party) party)", "“the “the"."""
    return all(_parts(text, one, other, words[-1].end) for one, other in pairwise(words))


def _parts(text: str, one: Token, other: Token, end: int) -> bool:
    between = _BETWEEN.fullmatch(text, one.end, other.start)
    if between is None:
        return False
    closing, _, opening = between.groups()
    return text.startswith(closing, end) and text.endswith(opening, 0, one.start)


def _by_context(sentence: Sentence, run: Repeat, language: LanguageData) -> bool:
    """Whether the words around allow it: "logged in in May", "gave her her book", "what it is is"."""
    words = tokens(sentence.text)
    word = words[run.first].text
    before = [token.text for token in words[max(run.first - _CLEFT_REACH, 0) : run.first]]
    after = [token.text for token in words[run.second + run.length :][:1]]
    if word in language.doubled:
        return not set(after) & set(language.extra.get(f"doubled_not_before_{word}", ()))
    if word in language.auxiliaries:
        return bool(set(before) & set(language.extra.get("cleft", ())))
    goes_on = sentence.text[words[run.second + run.length - 1].end :][:2].strip(" ").isalnum()
    return goes_on and bool(set(before[-1:]) & set(language.extra.get(f"doubled_after_{word}", ())))


def _is_name(sentence: Sentence, word: str, language: LanguageData) -> bool:
    if sentence.segment.source is not None:
        return doubles_a_name(sentence.segment.source)
    return word in language.extra.get("doubled_names", ()) or bool(_PINYIN.fullmatch(word))
