"""TRN001: prose that stops without a terminal mark."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding
from mtlint.rules.base import Bad, DocumentRule, Ok
from mtlint.rules.truncation._endings import is_prose, tails


@dataclass(frozen=True, slots=True)
class UnterminatedParagraph(DocumentRule):
    """A paragraph stops without a mark that ends its last sentence.

    ## Why it matters
    An engine that reaches its limit of length stops where it is, and so does a page that was cut. The missing full stop is
    often the only sign that the rest of the paragraph is missing too.

    ## What to do
    Compare the end with the source. If words are missing, ask for a new translation of the last sentence and of all that
    follows it; if nothing is missing, add the full stop.

    ## When it is wrong
    Captions, credits and signatures that stand at the end of a paragraph need no stop; short lines, headings, cells and list
    items of one sentence are left alone. Where the source is known, only a stop that the source has is missed.
    """

    code = "TRN001"
    name = "unterminated-paragraph"
    since = "0.1"
    mqm = "omission"
    its = "omission"
    yields_to = ("TRN002", "TRN003", "TRN008")
    examples = (
        Ok("The council met on Monday. It heard the report."),
        Ok("Rivers of the north"),
        Ok("The council met on Monday. It heard the report. Photo from Valley News Agency"),
        Ok("The council met. He said: “We will stay. ”"),
        Ok("You have 3 new messages", source="Sie haben 3 neue Nachrichten"),
        Ok("The council met on Monday. See https://example.org/report"),
        Bad("The council met on Monday. It heard the report of its working [[group]]"),
        Bad("You have [[messages]]", source="Sie haben Nachrichten."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for tail in tails(document):
            if is_prose(tail):
                row = tail.segment.source is not None
                message = "ends without a stop, the source has one" if row else "paragraph ends without a stop"
                yield Finding(tail.segment.span(tail.word_start, tail.end), message)
