"""FID010: a sentence or a paragraph of the source that is not translated."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding, Span
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.fidelity._sentences import alone

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class MissingSentence(DocumentRule):
    """A sentence or a paragraph of the source has no translation.

    ## Why it matters
    Engines skip whole sentences, above all in long paragraphs, and what they leave reads as if nothing were missing.

    ## What to do
    Find the sentence that the message names in the source, and have it translated at the place.

    ## When it is wrong
    Two sentences of the source may be one in the translation. Sentences are paired by their lengths and by the names and
    numbers they share, so a free translation may be taken for another sentence; `min-confidence` says how sure it must be.
    """

    code = "FID010"
    name = "missing-sentence"
    since = "0.2"
    mqm = "omission"
    its = "omission"
    yields_to = ("FID006",)
    examples = (
        Ok("The bank is closed, and the museum is open.", source="Die Bank ist geschlossen. Das Museum ist offen."),
        Bad(
            "[[The bank in Hamburg has been closed since 1998.]] In Porto the museum opens at 9:45.",
            source="Die Bank in Hamburg ist seit 1998 geschlossen. Niemand weiß noch, warum die Leute sie so mochten."
            " In Porto öffnet das Museum um 9:45.",
        ),
    )

    min_confidence: float = option(0.6, "how sure it must be, from 0 to 1, that the sentence belongs to no other")

    def check(self, document: Document) -> Iterator[Finding]:
        for gap in document.gaps:
            yield Finding(Span(gap.offset, gap.offset), f"paragraph of the source is missing here: {_shown(gap.source)}")
        for one in alone(document):
            beside = one.before or one.after
            if one.source and beside is not None and one.confidence >= self.min_confidence:
                where = "after" if one.before else "before"
                yield Finding(
                    beside.span(), f"sentence of the source is missing {where} this one: {_shown(' '.join(one.source))}"
                )


def _shown(text: str) -> str:
    """The beginning of a text, in quotation marks."""
    text = " ".join(text.split())
    return f"\u201c{text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + '…'}\u201d"
