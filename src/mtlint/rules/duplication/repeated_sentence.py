"""DUP001: a sentence that already stood in this document."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Edit, Finding, Fix, Related, Sentence, Severity, Span
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.duplication._paragraphs import OUTSIDE_PROSE, repeated_paragraphs
from mtlint.rules.duplication._repeats import size
from mtlint.rules.source import source_repeats
from mtlint.text.fold import fold


@dataclass(frozen=True, slots=True)
class RepeatedSentence(DocumentRule):
    """A sentence already stood in this document.

    ## Why it matters
    An engine that loses its place translates a sentence again, and a page that was put together from parts brings a part twice.
    Readers see it at once. Where most of a paragraph comes again, DUP007 reports it as one.

    ## When it is wrong
    Refrains and dialogue repeat on purpose; short sentences, headings and table cells are therefore left alone, and so is a
    row whose source repeats as well.

    ## Fix
    Removes the later copy. Unsafe: the original may repeat itself too.
    """

    code = "DUP001"
    name = "repeated-sentence"
    severity = Severity.ERROR
    since = "0.1"
    mqm = "duplication"
    its = "duplication"
    yields_to = ("DUP005",)
    examples = (
        Ok("The shop is open. The museum is closed."),
        Ok("Thank you. Thank you."),
        Bad("The shop is open. [[The shop is open.]]", fixed="The shop is open."),
        Bad("It is late now! [[IT IS LATE NOW!]] Go home.", fixed="It is late now! Go home."),
        Bad(
            "The bank opened a branch. Its staff were trained. [[The bank opened a branch.]] All is well.",
            fixed="The bank opened a branch. Its staff were trained. All is well.",
        ),
    )

    min_words: int = option(3, "shortest sentence that counts as repeated when the copies are adjacent")
    min_words_apart: int = option(5, "shortest sentence that counts as repeated when others stand between the copies")

    def check(self, document: Document) -> Iterator[Finding]:
        seen: dict[str, tuple[int, Sentence]] = {}
        told = {id(sentence) for again in repeated_paragraphs(document) for sentence in again.second}
        for index, sentence in enumerate(document.sentences):
            if sentence.segment.kind in OUTSIDE_PROSE or id(sentence) in told:
                continue
            text = fold(sentence.text)
            before, first = seen.setdefault(text, (index, sentence))
            if before == index:
                continue
            adjacent = index - before == 1
            enough = self.min_words if adjacent else self.min_words_apart
            if size(text) < enough or source_repeats(first.segment, sentence.segment):
                continue
            yield Finding(
                sentence.span(),
                "sentence repeats the one before it" if adjacent else "sentence already stood in this document",
                related=(Related(first.span(), "first occurrence"),),
                fix=Fix.unsafe("Remove the repeated sentence", Edit(_with_space_before(document, index), "")),
            )


def _with_space_before(document: Document, index: int) -> Span:
    """The place of a sentence with the white space that parts it from the one before, so that no gap stays behind."""
    sentence, before = document.sentences[index], document.sentences[index - 1]
    start = before.end if before.segment is sentence.segment else sentence.start
    return sentence.segment.span(start, sentence.end)
