"""DUP006: a heading or banner printed twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from mtlint.model import Document, Edit, Finding, Fix, Kind, Related, Segment, Severity, Span
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.duplication._repeats import tokens
from mtlint.rules.duplication._source import against_source, echoes
from mtlint.rules.languages import language_data
from mtlint.rules.source import source_repeats
from mtlint.text.fold import fold

_BETWEEN = re.compile(r"[\"“”«»'’)\].]*\s+(?:[|·•/>-]\s+)?[\"“”«»'‘(\[]*")
"""What may part two copies in a line: a comma or a colon makes them a title ("New York, New York")."""
_INITIALS = re.compile(r"\w\.\w$")
_LINES = (Kind.HEADING, Kind.LINE)


@dataclass(frozen=True, slots=True)
class DoubledLine(DocumentRule):
    """A heading, a banner or a short line is printed twice, in one line or on two.

    ## Why it matters
    A page's title and its heading, or a picture and its caption, end up as text one after the other. Readers see it first.

    ## What to do
    Keep one copy, where the heading or the caption belongs, and delete the other. If the layout shows both on purpose, accept
    the finding.

    ## When it is wrong
    Names that are doubled by nature ("Duran Duran") as a heading of their own; some are known. Lines whose source is doubled
    too are left alone.

    ## Fix
    Removes the second copy. Unsafe: the layout may want both.
    """

    code = "DUP006"
    name = "doubled-line"
    since = "0.1"
    mqm = "duplication"
    its = "duplication"
    yields_to = ("DUP001", "DUP005", "DUP007")
    examples = (
        Ok("New York, New York"),
        Ok("Baden-Baden\n\nDuran Duran\n\nLocation, location"),
        Ok("The shop is open. The museum is closed."),
        Ok("2019 2019\n\n12\n\n12"),
        Bad("MARKET NEWS [[MARKET NEWS]]\n\nThe market is open.", fixed="MARKET NEWS\n\nThe market is open."),
        Bad('"A NEW PLAN [["A NEW PLAN]]\n\nIt is new.', fixed='"A NEW PLAN\n\nIt is new.'),
        Bad("City News\n\n[[City News]]\n\nThe shop is open.", fixed="City News\n\nThe shop is open."),
    )

    min_letters: int = option(2, "letters from which a word or a line that stands twice is reported")

    def check(self, document: Document) -> Iterator[Finding]:
        for segment in document.segments:
            if segment.kind is not Kind.CELL and (half := self._half(segment)) and not echoes(segment.source):
                first_end, second = half
                copies = segment.span(0, first_end), segment.span(second, len(segment.text))
                yield _finding("line holds the same text twice", *copies, against_source(segment))
        for before, segment in pairwise(document.segments):
            if (
                before.kind in _LINES
                and segment.kind in _LINES
                and fold(before.text) == fold(segment.text)
                and sum(character.isalpha() for character in segment.text) >= self.min_letters
                and not source_repeats(before, segment)
            ):
                severity = against_source(before, segment)
                yield _finding("line repeats the one before it", before.span(), segment.span(), severity)

    def _half(self, segment: Segment) -> tuple[int, int] | None:
        """End of the first and start of the second copy, where a line is nothing but two copies of one text."""
        words = tokens(segment.text)
        middle = len(words) // 2
        if not words or len(words) % 2 or any(one.text != two.text for one, two in zip(words, words[middle:], strict=False)):
            return None
        first_end, second = words[middle - 1].end, words[middle].start
        letters = sum(character.isalpha() for word in words[:middle] for character in word.text)
        names = language_data(segment.language).extra.get("doubled_names", ())
        between = segment.text[first_end:second]
        if "." in between and not _INITIALS.search(segment.text[:first_end]):
            return None
        closing = segment.text[words[-1].end :].strip()  # "REPORT: REPORT:"
        if segment.text.isupper() and middle > 1 and between.startswith(":"):
            closing = ":"  # "CITY NEWS: CITY NEWS", but not "Location: Location"
        plain = between.strip().removeprefix(closing).join("  ") if closing else between
        if letters < self.min_letters or not _BETWEEN.fullmatch(plain) or (middle == 1 and words[0].text in names):
            return None
        # An opening mark belongs to the copy it opens.
        opening = len(between) - len(between.rstrip("\"“”«»'‘(["))
        return first_end + len(between.rstrip("\"“”«»'‘([").rstrip()), second - opening


def _finding(message: str, first: Span, second: Span, severity: Severity | None) -> Finding:
    return Finding(
        second,
        message,
        related=(Related(first, "first copy"),),
        fix=Fix.unsafe("Remove the second copy", Edit(Span(first.end, second.end), "")),
        severity=severity,
    )
