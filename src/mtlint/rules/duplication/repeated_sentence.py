"""DUP001: a sentence that already stood in this document."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Edit, Finding, Fix, Related, Sentence, Severity, Span
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.duplication._paragraphs import is_prose, key, may_repeat
from mtlint.rules.duplication._passages import sentences_inside
from mtlint.rules.duplication._repeats import size


@dataclass(frozen=True, slots=True)
class RepeatedSentence(DocumentRule):
    """A sentence already stood in this document.

    ## Why it matters
    An engine that loses its place translates a sentence again, and a page that was put together from parts brings a part twice.
    Readers see it at once, and the copy may stand where another sentence should be. Where most of a paragraph comes again,
    DUP007 reports it as one.

    ## What to do
    See whether the source says it twice too. If it does not, delete the copy that is out of place, and make sure that no
    sentence of the source is missing there: if one is, ask for a new translation.

    ## When it is wrong
    Refrains and dialogue repeat on purpose. Short sentences, headings and table cells are left alone, and so is a segment whose
    source repeats as well; `min-words` and `min-words-apart` set what counts as short.

    ## Fix
    Removes the later copy where it is a sentence of its own. Safe where it follows the first at once in the same paragraph, is
    the same to the letter and has at least `min-words-apart` words; unsafe elsewhere: the original may repeat itself too.
    """

    code = "DUP001"
    name = "repeated-sentence"
    severity = Severity.ERROR
    since = "0.1"
    mqm = "duplication"
    its = "duplication"
    yields_to = ("DUP005", "DUP007")
    examples = (
        Ok("The shop is open. The museum is closed."),
        Ok("Thank you. Thank you."),
        Ok("How will the new market grow next year?\n\nCity News asks: How will the new market grow next year? Experts know."),
        Bad("The shop is open. [[The shop is open.]]", fixed="The shop is open."),
        Bad(
            "The bank opened its first branch in the old town. All is well. "
            "Photo of the bank [[The bank opened its first branch in the old town]]."
        ),
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
        alone: list[Sentence] = []
        for index, sentence in enumerate(document.sentences):
            if not is_prose(sentence):
                continue
            text = key(sentence)
            before, first = seen.get(text, (index, sentence))
            seen[text] = index, first
            adjacent = index - before == 1
            if first is sentence:
                alone.append(sentence)
            elif size(text) >= (self.min_words if adjacent else self.min_words_apart):
                yield from self._finding(document, index, first, adjacent)
        yield from _inside(document, alone)

    def _finding(self, document: Document, index: int, first: Sentence, adjacent: bool) -> Iterator[Finding]:
        sentence = document.sentences[index]
        if not may_repeat(document, first, sentence):
            same = adjacent and first.segment is sentence.segment and first.text == sentence.text
            made = Fix.safe if same and size(key(sentence)) >= self.min_words_apart else Fix.unsafe
            yield Finding(
                sentence.span(),
                "sentence repeats the one before it" if adjacent else "sentence already stood in this document",
                related=(Related(first.span(), "first occurrence"),),
                fix=made("Remove the repeated sentence", Edit(_with_space_before(document, index), "")),
            )


def _inside(document: Document, sentences: list[Sentence]) -> Iterator[Finding]:
    for inner, outer, start, end in sentences_inside(sentences):
        one, two = (inner, outer) if inner.span() < outer.span() else (outer, inner)
        if may_repeat(document, one, two):
            continue
        first, second = sorted((inner.span(), outer.span(start, end)))
        yield Finding(second, "sentence already stood in this document", related=(Related(first, "first occurrence"),))


def _with_space_before(document: Document, index: int) -> Span:
    """The place of a sentence with the white space that parts it from the one before, so that no gap stays behind."""
    sentence, before = document.sentences[index], document.sentences[index - 1]
    start = before.end if before.segment is sentence.segment else sentence.start
    return sentence.segment.span(start, sentence.end)
