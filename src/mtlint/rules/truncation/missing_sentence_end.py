"""TRN006: two sentences with no stop between."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Edit, Finding, Fix, Span
from mtlint.rules.base import Bad, DocumentRule, Ok
from mtlint.rules.truncation._starts import starts


@dataclass(frozen=True, slots=True)
class MissingSentenceEnd(DocumentRule):
    """Two sentences follow each other with no stop between them.

    ## Why it matters
    Either a stop was lost, or the end of the first sentence with it; a heading that ran into the text looks the same. Readers
    search for the place where one thought ends.

    ## What to do
    Compare with the source. If both sentences are whole, put a full stop between them; if the first is a heading, give it a
    line of its own; if words are missing, ask for a new translation.

    ## When it is wrong
    Names and titles that hold a capital "The" or "In" and stand without quotation marks. In languages whose words of grammar
    are not known, this rule keeps quiet.

    ## Fix
    Puts a full stop between them, in the place of a comma. Unsafe: more than the stop may be missing.
    """

    code = "TRN006"
    name = "missing-sentence-end"
    since = "0.1"
    mqm = "punctuation"
    its = "typographical"
    yields_to = ("TRN004",)
    language_needs = ("starters",)
    examples = (
        Ok("The council met on Monday. In spring the river rose."),
        Ok("The council met on Monday, and in spring the river rose."),
        Ok("The council flew there on Air Force One with its guests."),
        Bad(
            "The council met again in the town [[hall However]], the river rose.",
            fixed="The council met again in the town hall. However, the river rose.",
        ),
        Bad(
            "The prices of 3,500 flats fell by [[12% The]] owners were not asked.",
            fixed="The prices of 3,500 flats fell by 12%. The owners were not asked.",
        ),
        Bad(
            "The council met again on February [[10, At]] the summit the mayor spoke.",
            fixed="The council met again on February 10. At the summit the mayor spoke.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for start in starts(document):
            if start.dangling:
                continue
            sentence = start.sentence
            last = sentence.span(start.before_end - 1, start.before_end)
            has_mark = sentence.text[start.before_end - 1] in ",;:"
            place = last if has_mark else Span(last.end, last.end)
            yield Finding(
                sentence.span(start.before_start, start.end),
                f"no stop between “{start.before}” and “{start.word}”",
                fix=Fix.unsafe("Put a full stop between them", Edit(place, ".")),
            )
