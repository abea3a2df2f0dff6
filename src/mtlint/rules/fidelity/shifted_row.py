"""FID014: rows whose targets belong to the sources of their neighbours."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding, Related, Severity
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.fidelity._shifts import shifts
from mtlint.rules.fidelity._sizes import measured


@dataclass(frozen=True, slots=True)
class ShiftedRow(DocumentRule):
    """From here on the translations belong to the sources of other rows.

    ## Why it matters
    A row was lost or came in, and all that follow stand beside the wrong source. Every one of them is wrong, and what is
    imported from the file puts sentences where they do not belong.

    ## What to do
    Look at the first row that is named: before it a row is missing, or one is too many. Mend that and check again.

    ## When it is wrong
    Rows that say nearly the same, such as the items of a list, fit each other's translations. Numbers, names, words that both
    languages write alike and lengths must speak for the shift, over several rows.
    """

    code = "FID014"
    name = "shifted-row"
    severity = Severity.ERROR
    since = "0.2"
    mqm = "mistranslation"
    its = "mistranslation"
    example_path = "example.jsonl"
    examples = (
        Ok(
            """{"source": "Goma, 3. Mai", "target": "Goma, 3 May"}
{"source": "Hamburg, 27 Tote", "target": "Hamburg, 27 dead"}
{"source": "Porto, 1998", "target": "Porto, 1998"}"""
        ),
        Bad(
            """{"source": "Goma hat 3000 Einwohner.", "target": "Goma has 3000 inhabitants."}
{"source": "Die Zeitung Kurier schrieb darüber.", "target": "[[The Hamburg train left at 9:45.]]"}
{"source": "Der Zug nach Hamburg fuhr um 9:45.", "target": "Porto was founded in 1763 by Maria Lopez."}
{"source": "Porto wurde 1763 von Maria Lopez gegründet.", "target": "The Elbe is 1094 km long, says Professor Meier."}
{"source": "Die Elbe ist 1094 km lang, sagt Professor Meier.", "target": "Anna and Boris live in Kyoto with 12 cats."}
{"source": "Anna und Boris leben mit 12 Katzen in Kyoto.", "target": "Peter is 81."}
{"source": "Peter ist 81.", "target": "The Kurier wrote about it."}"""
        ),
    )

    min_rows: int = option(3, "shortest run of rows that is reported")
    min_evidence: float = option(8.0, "logarithm of how much likelier the rows must be shifted than as they stand")

    def check(self, document: Document) -> Iterator[Finding]:
        rows = measured(document)
        for shift in shifts(rows, self.min_evidence, self.min_rows):
            first, last = rows[shift.first].segment, rows[shift.last].segment
            count, way = shift.last - shift.first + 1, "after" if shift.distance > 0 else "before"
            steps = "the row" if abs(shift.distance) == 1 else f"{abs(shift.distance)} rows"
            yield Finding(
                first.span(),
                f"{count} translations from here on belong to the source of {steps} {way}",
                related=(Related(last.span(), "last row that is shifted"),),
            )
