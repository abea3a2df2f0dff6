"""When a phrase that comes again in its sentence says nothing new."""

import re
from dataclasses import dataclass

from mtlint.model import Sentence
from mtlint.rules.duplication._repeats import Repeat, Token, tokens
from mtlint.rules.languages import LanguageData

_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_MIN_IDEOGRAPHS = 4
"""Chinese and Japanese double two syllables on purpose ("ABAB")."""
_LONGEST_NAME = 3
_CLAUSE = 4
"""Words between a name and its copy in a clause that says the name of itself."""
_QUOTES = re.compile(r"[\"“”„«»‘’'\s\[\]]+")
_PARTS = re.compile(r"[.:?!…。：？！;；]")
_TIED = re.compile(r"[-@/._=+#]\w")
_INITIALS = re.compile(r"[A-Z]\.[A-Z]$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words that stands in a sentence twice; offsets count in the sentence."""

    sentence: Sentence
    run: Repeat
    language: LanguageData

    @property
    def words(self) -> tuple[Token, ...]:
        return tokens(self.sentence.text)

    @property
    def unit(self) -> list[str]:
        """The words of one copy."""
        length = min(self.run.length, self.run.distance)
        return [word.text for word in self.words[self.run.second : self.run.second + length]]

    @property
    def content(self) -> int:
        """How many words of a copy carry meaning of their own."""
        return sum(
            word not in self.language.function_words and not word.isdigit() and (len(word) > 1 or bool(_IDEOGRAPH.match(word)))
            for word in self.unit
        )

    @property
    def between(self) -> list[str]:
        """The words between the two copies."""
        return [word.text for word in self.words[self.run.first + len(self.unit) : self.run.second]]

    @property
    def before(self) -> str:
        """The word before the first copy; empty at the start of the sentence."""
        return self.words[self.run.first - 1].text if self.run.first else ""

    @property
    def first(self) -> tuple[int, int]:
        return self.words[self.run.first].start, self.words[self.run.first + len(self.unit) - 1].end

    @property
    def second(self) -> tuple[int, int]:
        return self.words[self.run.second].start, self.words[self.run.second + len(self.unit) - 1].end

    @property
    def is_name(self) -> bool:
        """Whether every word of the second copy that carries meaning has a capital."""
        text, function_words = self.sentence.text, self.language.function_words
        copy = self.words[self.run.second : self.run.second + len(self.unit)]
        return all(text[word.start].isupper() or word.text in function_words or word.text.isdigit() for word in copy)

    @property
    def new_mark(self) -> bool:
        """Whether the second copy has a stop inside that the first lacks: it belongs to two clauses."""
        text = self.sentence.text
        return len(_PARTS.findall(text, *self.second)) > len(_PARTS.findall(text, *self.first))

    @property
    def is_compound(self) -> bool:
        """Whether a copy is only part of something longer, as in "a host or a host-group", or the two are of one path."""
        text, start, end = self.sentence.text, self.first[0], self.second[1]
        after, before = text[end : end + 2], text[max(start - 2, 0) : start]
        between = text[self.first[1] : self.second[0]]
        return bool(_TIED.match(after) or _TIED.match(before[::-1]) or not re.search(r"\s|[\u3000-\u9fff]", between))

    @property
    def mark(self) -> str:
        """Punctuation between the copies, without quotation marks; initials such as "U.S." keep their stop to themselves."""
        start = self.first[1]
        text = self.sentence.text[start : self.second[0]]
        if _INITIALS.search(self.sentence.text[max(start - 3, 0) : start]):
            text = text.removeprefix(".")
        return "".join(character for character in _QUOTES.sub("", text) if not character.isalnum())


def follows_at_once(phrase: Phrase, min_across: int) -> bool:
    """Whether the copies touch, and no idiom, list or figure of speech explains it."""
    unit, mark = phrase.unit, phrase.mark
    if phrase.new_mark:
        return False
    if phrase.run.gap or len(unit) < 2 or not phrase.content or _PARTS.search(mark):
        return False
    if _IDEOGRAPH.match(unit[0]) and len(unit) < _MIN_IDEOGRAPHS:
        return False
    connectors = phrase.language.extra.get("idiom_connectors", ())
    coordinators = phrase.language.extra.get("coordinators", ())
    to_itself = phrase.run.length % phrase.run.distance != 0 or unit[1] in coordinators  # "range to range to ten" goes on
    if len(unit) == 2 and ((unit[1] in connectors and to_itself) or not connectors):
        return False  # "step by step by step", and what it is in a language without data
    if (
        phrase.is_name
        and len(unit) <= _LONGEST_NAME
        and (mark.strip("()") or phrase.sentence.text[: phrase.first[0]].rstrip().endswith(("-", "–", "—")))
    ):
        return False  # "Headline - News Agency News Agency, 3 May", "New York, New York"
    # What ends on "the" is no figure of speech, whatever the comma.
    breaks_off = unit[-1] in phrase.language.articles
    enough = phrase.content >= 2 or len(unit) > min_across
    return not mark or mark in "()/" or (len(unit) >= min_across and (enough or breaks_off))


def is_joined(phrase: Phrase, min_words: int) -> bool:
    """Whether only words without meaning of their own stand between the copies: "combine A with A"."""
    language, between = phrase.language, phrase.between
    if not 0 < len(between) <= 3 or _PARTS.search(phrase.mark) or not phrase.content:
        return False
    joins = language.articles | language.prepositions | language.conjunctions
    joins -= frozenset(language.extra.get("negations", ()))
    if not all(word in joins for word in between):
        return False
    if len(phrase.unit) >= min_words:
        return not (phrase.is_name and phrase.mark)
    coordinated = len(between) == 1 and between[0] in language.extra.get("coordinators", ())
    if len(phrase.unit) == 2:
        # "from high school to high school" moves on, "schools said of schools said" does not.
        alone = len(between) == 1 and between[0] not in language.conjunctions | {*language.extra.get("idiom_connectors", ())}
        bare = alone and phrase.content == 2 and phrase.before not in language.extra.get("pairing", ()) and not phrase.is_name
        return (coordinated or bare) and not phrase.mark
    return _word_joined(phrase, coordinated) and not phrase.mark


def is_own_object(phrase: Phrase) -> bool:
    """Whether a name at the start of a sentence is said of itself: "The Star 5 launches the Star 5", "A is the same as A"."""
    joins = phrase.language.conjunctions
    named = phrase.is_name and len(phrase.unit) > 1 and bool(phrase.content) and phrase.run.first <= 1
    return named and 0 < phrase.run.gap <= _CLAUSE and not phrase.mark and joins.isdisjoint(phrase.between)


def is_intensified(phrase: Phrase) -> bool:
    """Whether a word may be joined to itself for emphasis: "more and more", "bigger and bigger", "years and years"."""
    word = phrase.unit[0]
    endings = phrase.language.extra.get("intensified_endings", ())
    return word in phrase.language.extra.get("intensified", ()) or word.endswith(endings)


def _word_joined(phrase: Phrase, coordinated: bool) -> bool:
    language, word, before, between = phrase.language, phrase.unit[0], phrase.before, phrase.between
    if len(word) < 4 or not word.isalpha():
        return False
    if coordinated and between[0] not in language.prepositions:
        after_preposition = before in language.prepositions and before not in language.extra.get("pairing", ())
        alternatives = between[0] in language.extra.get("alternatives", ()) and not _is_detailed(phrase)
        return alternatives or (after_preposition and not is_intensified(phrase))
    return (
        len(between) == 2
        and between[0] in language.extra.get("topics", ())
        and between[1] in language.articles
        and before not in language.articles | language.pronouns | language.prepositions - {"to"}
        and not phrase.is_name
    )


def _is_detailed(phrase: Phrase) -> bool:
    """Whether both copies have words of their own: "free countries or countries related to France"."""
    goes_on = phrase.sentence.text[phrase.second[1] :][:2].strip(" ").isalnum()
    return goes_on and phrase.before not in phrase.language.function_words and phrase.run.first > 0


def is_echo(phrase: Phrase) -> bool:
    """Whether a single word is only listed or joined to itself: wrong unless the source does so."""
    permitted = {*phrase.language.extra.get("coordinators", ()), *phrase.language.articles}
    listed = not phrase.between and phrase.mark == "," and not phrase.sentence.text[phrase.second[1] :][:2].strip(" ").isalnum()
    return (
        len(phrase.unit) == 1
        and phrase.unit[0].isalpha()
        and not is_intensified(phrase)
        and len(phrase.between) <= 2
        and permitted.issuperset(phrase.between)
        and not _PARTS.search(phrase.mark)
        and (listed or (not permitted.isdisjoint(phrase.between) and not phrase.mark and not _is_detailed(phrase)))
    )
