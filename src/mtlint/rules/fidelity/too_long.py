"""FID009: a target much longer than its source."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.fidelity._sizes import measured


@dataclass(frozen=True, slots=True)
class TooLong(DocumentRule):
    """A translation is much longer than its source leads to expect.

    ## Why it matters
    Engines add what the source does not say: a sentence they saw in training, an explanation, the same words again.

    ## What to do
    Compare the two. Delete what the source does not say, or ask for a new translation of the row.

    ## When it is wrong
    Abbreviations that are written out and terms that are explained make a translation longer. What is usual is learned from the
    rows of the file; `max-deviation` says how far from it a row may be.
    """

    code = "FID009"
    name = "too-long"
    since = "0.2"
    mqm = "addition"
    its = "addition"
    yields_to = ("FID011", "DUP")
    examples = (
        Ok("The staff were very friendly and helpful.", source="Das Personal war sehr freundlich und hilfsbereit."),
        Ok("International Monetary Fund", source="IWF"),
        Bad(
            "[[Group of the Greens in Parliament (includes the Scottish members and two that were elected in Wales)]]",
            source="Fraktion der Grünen im Parlament",
        ),
        Bad(
            "[[The bank opened a new branch in the old harbour, which many people have wanted for a long time, "
            "as the mayor said at the opening, where he met all of its staff and drank a glass of wine.]]",
            source="银行在老港口开设了一家新分行。",
        ),
    )

    max_deviation: float = option(2.5, "standard deviations that a row may be longer than is usual in the file")

    def check(self, document: Document) -> Iterator[Finding]:
        for row in measured(document):
            if row.deviation > self.max_deviation:
                times = row.target / row.expected
                yield Finding(row.segment.span(), f"translation is {times:.1f} times as long as its source leads to expect")
