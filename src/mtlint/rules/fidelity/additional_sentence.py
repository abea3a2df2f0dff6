"""FID011: a sentence that the source does not have."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding, Span
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.fidelity._sentences import SHORTEST, alone
from mtlint.text.anchors import weight


@dataclass(frozen=True, slots=True)
class AdditionalSentence(DocumentRule):
    """A sentence of the translation has nothing in the source.

    ## Why it matters
    Engines go on with what they saw in training, or explain what they did. Readers take it for what the author said.

    ## What to do
    Look for the sentence in the source. If it is not there, delete it.

    ## When it is wrong
    One sentence of the source may be two in the translation. Sentences are paired by their lengths and by the names and
    numbers they share, so a free translation may be taken for another sentence; `min-confidence` says how sure it must be.
    """

    code = "FID011"
    name = "additional-sentence"
    since = "0.2"
    mqm = "addition"
    its = "addition"
    yields_to = ("DUP", "RES002", "RES005")
    examples = (
        Ok("The bank is closed. The museum is open.", source="Die Bank ist geschlossen, und das Museum ist offen."),
        Bad(
            "The bank in Hamburg has been closed since 1998. "
            "[[We wish you a very pleasant stay in our house and a good journey home.]] "
            "Maria Lopez opened the museum in Porto at 9:45 on 3 May 2019.",
            source="Die Bank in Hamburg ist seit 1998 zu. Maria Lopez öffnete das Museum in Porto am 3. Mai 2019 um 9:45.",
        ),
    )

    min_confidence: float = option(0.85, "how sure it must be, from 0 to 1, that the sentence belongs to no other")

    def check(self, document: Document) -> Iterator[Finding]:
        for segment in document.segments if document.source_path else ():
            if segment.source == "" and weight(segment.text) >= SHORTEST:
                yield Finding(segment.span(), "the source has nothing that this translates")
        for one in alone(document):
            if one.target and one.confidence >= self.min_confidence:
                place = Span(one.target[0].span().start, one.target[-1].span().end)
                yield Finding(place, "sentence that the source does not have")
