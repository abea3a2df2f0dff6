"""DUP003: a phrase that is said again where something else should stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Edit, Finding, Fix, Related
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.duplication._phrases import Phrase, follows_at_once, is_echo, is_joined, is_own_object
from mtlint.rules.duplication._repeats import repeats
from mtlint.rules.duplication._source import against_source, echoes, says_twice
from mtlint.rules.languages import language_data


@dataclass(frozen=True, slots=True)
class RepeatedPhrase(DocumentRule):
    """A phrase is said twice in one sentence: at once, or joined to itself.

    ## Why it matters
    "Combine A with A" says nothing: one of the two should have been something else, which is lost. A phrase that follows itself
    at once is mostly one that the engine said twice.

    ## What to do
    Read the source at this place. If the copies follow each other, delete one. If a word such as "with" or "and" joins them,
    find out what the second should have been and write that, or ask for a new translation of the sentence.

    ## When it is wrong
    Idioms ("more and more", "day by day") and figures of speech repeat on purpose. Short repetitions across a comma are left
    alone, and so is a segment whose source says something twice; the options set what counts as short.

    ## Fix
    Removes the second copy where it follows at once. Unsafe: another phrase may belong there.
    """

    code = "DUP003"
    name = "repeated-phrase"
    since = "0.1"
    mqm = "duplication"
    its = "duplication"
    yields_to = ("DUP001", "DUP005", "DUP006")
    language_wants = ("prepositions", "coordinators")
    examples = (
        Ok("Prices rose more and more, day by day, year after year."),
        Ok("It was a dream, a dream of peace, by the people, for the people."),
        Ok("He came to New York, New York, with St. Paul's choir."),
        Ok("To be or not to be: the best of the best and the worst of the worst."),
        Ok("Their prices are of the same type, the same size and the same form."),
        Ok("They met face to face, hand in hand; the reform of the reform goes on."),
        Ok("The bank has 1 000 000 000 shares, and the bank in the north has none."),
        Ok("Step by step by step they went on and on and on."),
        Bad(
            "The firm has been relentless in its [[has been relentless in its]] efforts.",
            fixed="The firm has been relentless in its efforts.",
        ),
        Bad("Combine the reform of the central banks with [[the reform of the central banks]], as planned."),
        Bad("Define the tasks, focus on the [[focus]] of the work, and go on."),
        Bad("The hotel lies near the beach and [[the beach]]."),
        Bad("The bed was very soft and [[the bed was very soft]]."),
        Bad("We serve it hot and [[hot]].", source="Heiß servieren und austrinken."),
        Bad("The Star 5 launches [[the Star 5]] rocket.", source="Die Missionen starten mit der Rakete Star 5."),
    )

    min_words_across: int = option(3, "shortest phrase that is reported where a comma or a dash stands between the copies")
    min_words_joined: int = option(
        3, "shortest phrase that is reported where only a word such as \u201cor\u201d stands between"
    )
    min_words_apart: int = option(4, "shortest phrase that a sentence may not say twice when its source says nothing twice")

    min_words_far: int = option(8, "shortest phrase that a sentence may not say twice when its source is not known")

    def check(self, document: Document) -> Iterator[Finding]:
        for sentence in document.sentences:
            done = 0
            language = language_data(sentence.segment.language)
            for run in repeats(sentence.text):
                if run.first < done:
                    continue
                phrase = Phrase(sentence, run, language)
                start, end = phrase.second
                if self._is_wrong(phrase) and not sentence.segment.is_protected(sentence.start + start, sentence.start + end):
                    done = run.second + run.length
                    yield _finding(phrase)

    def _is_wrong(self, phrase: Phrase) -> bool:
        source = phrase.sentence.segment.source
        if phrase.is_compound or not phrase.content:
            return False
        if follows_at_once(phrase, self.min_words_across) or is_joined(phrase, self.min_words_joined):
            return not echoes(source)
        if source is None and len(phrase.unit) >= self.min_words_far:
            return phrase.content * 2 >= self.min_words_far and not phrase.is_name
        return source is not None and not says_twice(source) and self._is_new(phrase)

    def _is_new(self, phrase: Phrase) -> bool:
        """Whether a phrase that the source can hold but once is said again."""
        if len(phrase.unit) == 1:
            return is_echo(phrase)
        if is_own_object(phrase):
            return True
        if not phrase.run.gap or phrase.content < 2:
            return False
        near = len(phrase.unit) >= self.min_words_joined and phrase.run.gap <= 2 and not phrase.mark
        return near or (len(phrase.unit) >= self.min_words_apart and phrase.content > 2 and not phrase.is_name)


def _finding(phrase: Phrase) -> Finding:
    sentence, (_, first_end), (start, end) = phrase.sentence, phrase.first, phrase.second
    at_once = phrase.run.gap == 0
    title = "Remove the second copy"
    return Finding(
        sentence.span(start, end),
        "phrase follows itself"
        if at_once
        else "phrase is joined to itself"
        if len(phrase.between) <= 3
        else "phrase twice in one sentence",
        related=(Related(sentence.span(*phrase.first), "first occurrence"),),
        fix=Fix.unsafe(title, Edit(sentence.span(first_end, end), "")) if at_once else None,
        severity=against_source(sentence.segment),
    )
