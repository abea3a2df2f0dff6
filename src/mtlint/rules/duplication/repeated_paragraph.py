"""DUP007: a paragraph that already stood in this document."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Edit, Finding, Fix, Related, Sentence, Severity, Span
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.duplication._paragraphs import repeated_paragraphs


@dataclass(frozen=True, slots=True)
class RepeatedParagraph(DocumentRule):
    """A paragraph of several sentences, or most of it, already stood in this document.

    ## Why it matters
    A page that was put together from parts brings a part twice, or an engine was sent a block twice. The copy may stand where
    another paragraph should be.

    ## What to do
    Count in the source how often the paragraph stands there. If it is once, delete the copy that is out of place, and make sure
    that no other paragraph of the source is missing there: if one is, have it translated.

    ## When it is wrong
    Standard clauses and notices may belong to each part of a document. `min-sentences` and `min-share` set how much of a
    paragraph must come again.

    ## Fix
    Removes the later copy. Unsafe: the original may repeat itself too.
    """

    code = "DUP007"
    name = "repeated-paragraph"
    severity = Severity.ERROR
    since = "0.1"
    mqm = "duplication"
    its = "duplication"
    examples = (
        Ok("The shop is open. The museum is closed.\n\nThe shop is large. The museum is small."),
        Ok("The shop is open today.\n\nThe museum is closed.\n\nThe shop is open today."),
        Bad(
            "The shop is open today. Come and see it.\n\nWe wait for you.\n\n[[The shop is open today. Come and see it.]]\n",
            fixed="The shop is open today. Come and see it.\n\nWe wait for you.\n\n\n",
        ),
    )

    min_sentences: int = option(2, "sentences a paragraph must share with an earlier one")
    min_share: float = option(0.7, "share of the paragraph that must stand in the earlier one")

    def check(self, document: Document) -> Iterator[Finding]:
        for again in repeated_paragraphs(document, self.min_sentences, self.min_share):
            span = _place(again.second)
            yield Finding(
                span,
                "paragraph already stood in this document",
                related=(Related(_place(again.first), "first occurrence"),),
                fix=Fix.unsafe("Remove the repeated paragraph", Edit(span, "")),
            )


def _place(sentences: tuple[Sentence, ...]) -> Span:
    spans = [sentence.span() for sentence in sentences]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
