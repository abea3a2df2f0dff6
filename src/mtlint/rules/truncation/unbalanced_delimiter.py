"""TRN003: a bracket or quotation mark without its other half."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.truncation._delimiters import halves


@dataclass(frozen=True, slots=True)
class UnbalancedDelimiter(DocumentRule):
    """A bracket or quotation mark is opened and never closed, or closed and never opened.

    ## Why it matters
    Who speaks, and where an aside ends, is lost. Often the text between was lost too.

    ## What to do
    Find the pair in the source. Put the missing mark where it belongs there, or delete this one if the source has none. If
    words are missing as well, ask for a new translation of the sentence.

    ## When it is wrong
    Marks of lists ("a)"), smileys, inches, and quotations of several paragraphs, each of which opens again, are left alone, and
    so are apostrophes and single quotation marks. A segment may lack what its source lacks. A pair that spans more than `reach`
    blocks is not seen as one.
    """

    code = "TRN003"
    name = "unbalanced-delimiter"
    since = "0.1"
    mqm = "punctuation"
    its = "typographical"
    yields_to = ("TRN004", "RES001", "RES002", "TYP008", "TYP010")
    examples = (
        Ok('He said: "We met (twice) in May."'),
        Ok("Choose: a) rivers, b) lakes :-)"),
        Ok("“We met in May.\n\n“We meet again.”"),
        Ok('The 24" screen broke.'),
        Ok("See (below", source="Siehe (unten"),
        Bad("He met her [[(]]twice in May."),
        Bad("The river rose[[”]] in May. The lake rose too."),
        Bad('There was a voice that said [["]]Stop and went.'),
    )

    reach: int = option(6, "blocks after which a bracket or quotation can no longer close")

    def check(self, document: Document) -> Iterator[Finding]:
        for half in halves(document, self.reach):
            message = f"“{half.mark}” is opened and never closed" if half.opens else f"“{half.mark}” closes nothing"
            yield Finding(half.segment.span(half.at, half.at + 1), message)
