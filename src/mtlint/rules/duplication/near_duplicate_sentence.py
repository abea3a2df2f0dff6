"""DUP002: a sentence that already stood in this document in slightly other words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding, Related, Sentence
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.duplication._near import near_pairs
from mtlint.rules.duplication._paragraphs import is_prose, may_repeat, numbering_end
from mtlint.rules.duplication._repeats import Token, size, tokens
from mtlint.rules.duplication._source import against_source
from mtlint.rules.languages import LanguageData, language_data
from mtlint.text.fold import fold

_MOVED = 0.92
"""Share of content words that two sentences must have in common where their order says nothing: a clause moved."""
_STEM = 4
"""Letters by which two forms of one word are told: "raise", "raised"."""


@dataclass(frozen=True, slots=True)
class NearDuplicateSentence(DocumentRule):
    """A sentence already stood in this document with small changes.

    ## Why it matters
    An engine that is fed overlapping pieces translates a sentence twice, and not in the same words. Readers look for a
    difference that is not there.

    ## What to do
    Compare both places with the source. If it says this once, keep the version that is closer to it and delete the other; if it
    says two things, ask for a new translation of the one that is wrong.

    ## When it is wrong
    Some texts build up by sentences that are alike on purpose. Sentences that differ in a number, a name, a negation or the one
    word that matters are left alone, and so are segments whose sources are alike. `min-similarity` and `max-changed` set how
    alike is too much.
    """

    code = "DUP002"
    name = "near-duplicate-sentence"
    since = "0.1"
    mqm = "duplication"
    its = "duplication"
    yields_to = ("DUP001", "DUP005", "DUP006", "DUP007")
    language_wants = ("articles",)
    examples = (
        Ok("We must strengthen the leadership of the party. We must strengthen the training of the party."),
        Ok("In May the city built 40 new schools and hospitals for its people. In June it built 50 new schools and hospitals."),
        Ok("Ann Miller opened the new city library in the north. Tom Smith opened the new city library in the north."),
        Ok("The bank can lend more money to small firms this year. The bank cannot lend more money to small firms this year."),
        Ok("Sales rose in the north over the whole of last year. Sales fell in the north over the whole of last year."),
        Bad(
            "The new library in the old harbour has opened its doors to all readers. People like it. "
            "[[The new library within the old harbour had opened its doors for all readers.]]"
        ),
    )

    min_words: int = option(7, "shortest sentence that is compared")
    min_content_words: int = option(4, "content words that it must hold at least")
    min_similarity: float = option(0.75, "share of content words that two sentences must have in common, in order")
    max_changed: float = option(0.12, "share of content words that may be replaced by others")

    def check(self, document: Document) -> Iterator[Finding]:
        sentences: list[Sentence] = []
        contents: list[list[str]] = []
        for sentence in document.sentences:
            if not is_prose(sentence) or size(sentence.text) < self.min_words:
                continue
            content = _content(sentence)
            if len(content) >= self.min_content_words:
                sentences.append(sentence)
                contents.append(content)
        in_order = dict(near_pairs(contents, self.min_similarity))
        moved = dict(near_pairs([sorted(words) for words in contents], _MOVED))
        for later, earlier in sorted((moved | in_order).items()):
            first, second = sentences[earlier], sentences[later]
            if self._says_the_same(first, second) and not may_repeat(document, first, second):
                yield Finding(
                    second.span(),
                    "sentence already stood in this document in nearly the same words",
                    related=(Related(first.span(), "first occurrence"),),
                    severity=against_source(first.segment, second.segment),
                )

    def _says_the_same(self, first: Sentence, second: Sentence) -> bool:
        if fold(first.text) == fold(second.text):
            return False
        language = language_data(second.segment.language)
        lost, new = _only_in(first, second), _only_in(second, first)
        if any(_tells_apart(first, word, language) for word in lost) or any(
            _tells_apart(second, word, language) for word in new
        ):
            return False
        changed = _changed([word.text for word in lost], [word.text for word in new], language)
        return changed <= self.max_changed * min(len(_content(first)), len(_content(second)))


def _only_in(one: Sentence, other: Sentence) -> list[Token]:
    """The words of a sentence that another lacks; words that only moved are in both."""
    there = Counter(word.text for word in tokens(other.text))
    there.subtract(word.text for word in tokens(one.text))
    return [word for word in tokens(one.text) if there[word.text] < 0]


def _content(sentence: Sentence) -> list[str]:
    """The words that carry meaning; all longer ones where the language's function words are not known."""
    function_words = language_data(sentence.segment.language).function_words
    return [
        word.text
        for word in tokens(sentence.text)
        if word.text not in function_words and (len(word.text) > 1 or not word.text.isascii() or word.text.isdigit())
    ]


def _tells_apart(sentence: Sentence, word: Token, language: LanguageData) -> bool:
    """Whether a word that only one of two sentences has makes them two statements: a number, a name, a negation."""
    if word.end <= numbering_end(sentence.text):
        return False
    if any(character.isdigit() for character in word.text) or word.text in language.numbers[1:]:
        return True
    if word.text in language.extra.get("negations", ()) or any(word.text in forms for forms in language.ordinals):
        return True
    return word.start > 0 and sentence.text[word.start].isupper() and word.text not in language.function_words


def _changed(lost: list[str], new: list[str], language: LanguageData) -> int:
    """How many words of meaning a change touches; another form of the same word does not count."""
    empty = language.function_words.union(*(language.extra.get(kind, ()) for kind in ("light", "adverbs", "starters")))
    adverb = tuple(language.extra.get("adverb_endings", ())) or ("\0",)
    lost, new = ([word for word in words if word not in empty and not word.endswith(adverb)] for words in (lost, new))
    stems = {word[:_STEM] for word in lost} & {word[:_STEM] for word in new}
    left = [word for word in lost if word[:_STEM] not in stems], [word for word in new if word[:_STEM] not in stems]
    return max(map(len, left))
