"""DUP004: a word twice in a row."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Edit, Finding, Fix, Related
from mtlint.rules.base import Bad, DocumentRule, Ok
from mtlint.rules.duplication._doubling import may_double
from mtlint.rules.duplication._repeats import repeats, tokens
from mtlint.rules.duplication._source import against_source
from mtlint.rules.languages import language_data


@dataclass(frozen=True, slots=True)
class RepeatedWord(DocumentRule):
    """A word follows itself.

    ## Why it matters
    A word that an engine says twice is noise at best; often the second copy stands where another word should be.

    ## What to do
    Delete one of the two. If the source shows that another word belongs there, write that word instead.

    ## When it is wrong
    Some words may stand twice ("had had"), and some names are doubled. They are known for some languages; in all others this
    rule keeps quiet, as many languages double words on purpose.

    ## Fix
    Removes the second copy. Unsafe: another word may belong there.
    """

    code = "DUP004"
    name = "repeated-word"
    since = "0.1"
    mqm = "duplication"
    its = "duplication"
    yields_to = ("DUP001", "DUP003", "DUP005", "DUP006")
    language_needs = ("doubled",)
    examples = (
        Ok("He had had enough, and that was very, very clear."),
        Ok("He logged in in the morning."),
        Ok("What it is is a secret."),
        Ok("She gave her her book."),
        Ok("The actress Li Li and the tennis player Ann Li came."),
        Ok("Baden-Baden is a town. It was a win-win deal."),
        Ok("In 2019 2,019 people came, 7 7 8 was the result."),
        Ok("J. J. Abrams came in May; may he stay."),
        Bad("The [[the]] shop is open.", fixed="The shop is open."),
        Bad("It is close to Rwanda [[Rwanda]].", fixed="It is close to Rwanda."),
        Bad("The end [[end end]] is near.", fixed="The end is near."),
        Bad("It said that [[that]] the shop is open.", fixed="It said that the shop is open."),
        Bad("They signed it in 2019 [[2019]].", fixed="They signed it in 2019."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for sentence in document.sentences:
            language = language_data(sentence.segment.language)
            if not language.doubled:
                continue
            words = tokens(sentence.text)
            for run in repeats(sentence.text):
                start, end = words[run.second].start, words[run.second + run.length - 1].end
                if (
                    run.distance > 1
                    or may_double(sentence, run, language)
                    or sentence.segment.is_protected(sentence.start + start, sentence.start + end)
                ):
                    continue
                yield Finding(
                    sentence.span(start, end),
                    f"\u201c{words[run.second].text}\u201d follows itself",
                    related=(Related(sentence.span(words[run.first].start, words[run.first].end), "first occurrence"),),
                    fix=Fix.unsafe("Remove the repeated word", Edit(sentence.span(words[run.first].end, end), "")),
                    severity=against_source(sentence.segment),
                )
