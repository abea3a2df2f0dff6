"""TRN004: a sentence breaks off and another goes on in the same line."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding, Severity
from mtlint.rules.base import Bad, DocumentRule, Ok
from mtlint.rules.truncation._starts import starts


@dataclass(frozen=True, slots=True)
class SplicedSentences(DocumentRule):
    """A sentence breaks off and another goes on in the same line.

    ## Why it matters
    The end of one sentence and often the start of the next are lost, and what is left says something that the source does not.

    ## What to do
    Find both sentences in the source and translate their lost parts, or ask for a new translation of the paragraph. A full stop
    does not mend it: the first sentence has no end.

    ## When it is wrong
    A name or title that holds a capital "The" or "In" and stands without quotation marks looks the same. In languages whose
    words of grammar are not known, this rule keeps quiet.
    """

    code = "TRN004"
    name = "spliced-sentences"
    severity = Severity.ERROR
    since = "0.1"
    mqm = "omission"
    its = "omission"
    language_needs = ("starters",)
    examples = (
        Ok("The council met on Monday. In spring the river rose."),
        Ok("The readers of the book “Life In the north” met on Monday."),
        Ok("The council praised the work of The Hague and of the Bank of England."),
        Bad("The council heard of the spirit of the North Anti-crime and [[Anti-drug Ana Lopez]], member of the board, spoke."),
        Bad("The council went on with its plan [[to In]] recent years the river has risen."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for start in starts(document):
            if start.dangling:
                message = f"sentence breaks off after “{start.before}”, another starts with “{start.word}”"
                yield Finding(start.sentence.span(start.before_start, start.end), message)
