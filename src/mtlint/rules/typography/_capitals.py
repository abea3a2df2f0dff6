"""Whether a word with a capital in mid-sentence is a name."""

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from mtlint.model import Document, Kind, Sentence
from mtlint.rules.languages import LanguageData
from mtlint.text.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAME = re.compile(r"(?: [A-Z][\w.&-]*)+")
_NEXT = re.compile(r"\W*([^\W_]+)")
_BEFORE = re.compile(r"(?<![^\W_])([^\W_]++)[,;]? \Z")
_WINDOW = 60
_TITLE_SHARE = 0.75
_SMALL_IN_TEXT = 4
"""Share of long words with a capital from which a sentence reads as a title, and how many small ones speak against it."""
_SHORTEST_STEM = 2
_KNOWN = 0.5
_ENDINGS = ("ing", "ly", "ed")
_OF_NO_NAME = re.compile(
    r"\w{3}(?:[ts]ions?|ments?|ness(?:es)?|it(?:y|ies)|ships?|ive|ous|ful|less|[ai]ble|ical|ents|ants|ists|isms?|ance|ence|ized?|ise[ds])\Z"
)
"""Endings with which words are formed, and names hardly ever."""
_EVERYWHERE = 8.0
_COMMON = 2.0
"""Occurrences in a million from which a word is known at all, and from which everybody writes it."""


class Place:
    """A word with a capital and what stands round it."""

    def __init__(self, sentence: Sentence, match: re.Match[str]) -> None:
        text = sentence.text
        last_word = text.rfind(" ", 0, max(match.start() - 1, 0)) + 1
        before, following = _BEFORE.search(text, last_word, match.start()), _NEXT.match(text, match.end())
        self.word = re.split("['’]", match[0].lower(), maxsplit=1)[0]
        self.after_comma = text[match.start() - 2] in ",;"
        # "Recently, The": the capital of the first word says nothing.
        self.before = "" if before is None else before[1] if before.start() else before[1].lower()
        self.following = following[1] if following else ""
        if text[match.end() : match.end() + 2] in (' "', " “"):
            self.following = self.following.lower()  # The "plan": no name goes on in quotation marks
        self.is_apposed = text[match.end() : match.end() + 1] != " "
        self.language = sentence.segment.language
        self.in_row = sentence.segment.kind is Kind.ROW
        self._after = text[match.end() : match.end() + _WINDOW]
        self._sentence = text

    def names_after(self) -> int:
        """How many words with a capital follow in a row."""
        name = _NAME.match(self._after)
        return len(name[0].split()) if name else 0

    def heads_an_office(self, data: LanguageData) -> bool:
        """Whether the name that follows ends in a word for an office or a body: "The White House said"."""
        name = _NAME.match(self._after)
        words = name[0].lower().split() if name else []
        named = words and (words[-1] in data.extra.get("capitalised", ()) or words[0] in data.extra.get("always_capital", ()))
        return bool(named) and not any(word in data.extra.get("the_names", ()) for word in words)

    def is_in_title(self) -> bool:
        """Whether the sentence has hardly any long word without a capital, as titles and lists of names have not."""
        return _reads_as_title(self._sentence)


@lru_cache(maxsize=64)
def _reads_as_title(sentence: str) -> bool:
    words: list[str] = [word for word in _WORD.findall(sentence) if len(word) > 3]
    small = sum(word[0].islower() for word in words)
    return small < min(len(words) * (1 - _TITLE_SHARE), _SMALL_IN_TEXT)


def spellings(document: Document) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands small, and how often with a capital in mid-sentence."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for sentence in document.sentences:
        words = _WORD.findall(sentence.text)
        small.update(word for word in words if word.islower())
        capital.update(word.lower() for word in words[1:] if word[0].isupper())
        # "the US": an article before a name, as evidence for "However, The US".
        small.update(f"{one} {two}" for one, two in pairwise(words) if one == "the" and two[0].isupper())
    return small, capital


def is_grammar(place: Place, data: LanguageData, small: Counter[str]) -> bool:
    """Whether it is a word of grammar that no name begins with here."""
    word, following = place.word, place.following
    loose = (*data.extra.get("starters", ()), *data.extra.get("adverbs", ())) if place.after_comma else ()
    if word == "i" or (word not in data.function_words and word not in loose) or _may_be_meant(place, data, small):
        return False
    if not place.after_comma and (len(word) == 1 or not following[:1].islower() or not place.before.islower()):
        return False
    if not following or following[0].islower():
        return bool(following)
    if word in data.articles:
        return small[f"the {following}"] > 0 or (not place.before[:1].isupper() and place.heads_an_office(data))
    binds = word in data.conjunctions | data.pronouns | data.auxiliaries and word not in data.extra.get("surnames", ())
    before_one_name = word in data.prepositions and not place.before[:1].isupper() and place.names_after() == 1
    return binds or before_one_name or following[0].isdigit()


def _may_be_meant(place: Place, data: LanguageData, small: Counter[str]) -> bool:
    """Whether the word is a name as well ("May"), a label ("the About box") or a party to a contract ("You")."""
    party = place.word in data.extra.get("defined_terms", ())
    return (
        place.word in data.extra.get("name_like", ())
        or place.before in data.articles
        or (party and not (place.after_comma and small[place.word]))
    )


def is_small_elsewhere(place: Place, data: LanguageData, small: Counter[str], capital: Counter[str]) -> bool:
    """Whether a word of content is common, written small elsewhere, and so no name."""
    word, extra = place.word, data.extra
    kept = word in data.function_words or word in extra.get("capitalised", ()) or word in extra.get("always_capital", ())
    if kept or capital[word] > 1 or not place.following:
        return False
    known = lexicon(place.language)
    often = small[word] > 1 and not place.in_row and known.per_million(word) > _COMMON
    if not place.after_comma:
        in_name = place.before in data.articles | data.prepositions | data.conjunctions  # "Poverty Alleviation and Development"
        return often and place.before.islower() and not in_name and place.following[0].islower()
    if word.endswith(_ENDINGS) and not place.is_apposed and place.following not in data.conjunctions:
        stem = re.sub(r"(?:ing|ly|ed)$", "", word)
        forms = [form for form in (stem, stem + "e", stem[:-1], stem[:-1] + "y") if len(form) > _SHORTEST_STEM]
        return any(known.per_million(form) > _KNOWN for form in forms)
    says = word in extra.get("speech_verbs", ())
    if not place.following[0].islower() or (place.before[:1].isupper() and not says):
        return False
    in_series = place.before[-2:] == word[-2:] and place.following in data.conjunctions
    if often or says or (known.per_million(word) > _KNOWN and (in_series or _OF_NO_NAME.search(word))):
        return True
    return known.per_million(word) > _EVERYWHERE and word not in extra.get("names_too", ())
