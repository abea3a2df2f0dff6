"""FID008: a target much shorter than its source."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.fidelity._sizes import measured


@dataclass(frozen=True, slots=True)
class TooShort(DocumentRule):
    """A translation is much shorter than its source leads to expect.

    ## Why it matters
    Engines leave out clauses and stop early, and what is left reads well. Its length against the source's is the best sign that
    something is missing.

    ## What to do
    Compare the two. If a part of the source is missing, translate it, or ask for a new translation of the row.

    ## When it is wrong
    Labels and subtitles are shortened on purpose, and so are sources that ramble. What is usual is learned from the rows of the
    file, so a file of short translations is not reported as a whole; `max-deviation` says how far from it a row may be.
    """

    code = "FID008"
    name = "too-short"
    since = "0.2"
    mqm = "omission"
    its = "omission"
    yields_to = ("FID010",)
    examples = (
        Ok("The staff were very friendly and helpful.", source="Das Personal war sehr freundlich und hilfsbereit."),
        Ok("Off", source="Abschalten"),
        Ok("The bank has opened a new branch in the old harbour.", source="银行在老港口开设了一家新分行。"),
        Bad(
            "[[The technique was used by many artists.]]",
            source="Da der Grat beim Drucken schnell niedergedrückt wurde, wurde die Technik von vielen Künstlern verwendet.",
        ),
        Bad("[[The bank opened.]]", source="银行在老港口开设了一家新分行，市长和许多居民参加了开幕式。"),
    )

    max_deviation: float = option(2.1, "standard deviations that a row may be shorter than is usual in the file")

    def check(self, document: Document) -> Iterator[Finding]:
        for row in measured(document):
            if row.deviation < -self.max_deviation:
                share = round(100 * row.target / row.expected)
                yield Finding(row.segment.span(), f"translation has {share} % of the length that its source leads to expect")
