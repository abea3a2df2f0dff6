"""TYP010: a mark where none can be."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Edit, Finding, Fix, Segment
from mtlint.rules.base import Bad, Ok, SegmentRule
from mtlint.rules.typography._stray import stray_marks


@dataclass(frozen=True, slots=True)
class StrayPunctuation(SegmentRule):
    """A punctuation mark stands where the sentence goes on.

    ## Why it matters
    A full stop, an apostrophe or a sign that an engine drops into a phrase stops every reader. It may hide that a word was
    lost.

    ## What to do
    Read the sentence without the mark. If it is right then, delete the mark; if not, look in the source for the mark or the
    word that belongs there.

    ## When it is wrong
    An abbreviation that is not known ends on a full stop too; names such as "Yahoo!" keep their mark. Where the source is
    known, a colon, a semicolon, a question mark or an exclamation mark may also be reported because the source has none.

    ## Fix
    Removes the mark. Unsafe: it may have been meant for another one.
    """

    code = "TYP010"
    name = "stray-punctuation"
    since = "0.1"
    mqm = "punctuation"
    its = "typographical"
    yields_to = ("TRN", "TYP008", "TYP009")
    examples = (
        Ok("Yahoo! said so, vs. the e.g. approx. five others at 5 p.m. on May 1."),
        Ok("The pre- and post-war years; the workers' rights; 'so' it is. What? a bird? a plane?"),
        Bad("He said what [[is.]] particularly good.", fixed="He said what is particularly good."),
        Bad("He spoke of a film [[studio^]] today.", fixed="He spoke of a film studio today."),
        Bad("It was [[will_]] be so.", fixed="It was will be so."),
        Bad("The number of [[people']] of the town.", fixed="The number of people of the town."),
        Bad(
            "In [[the;]] next round they held a [[similar-]] position.", fixed="In the next round they held a similar position."
        ),
        Bad(
            "The [[latest;]] data shows it: all is well.",
            source="Die letzten Daten zeigen: alles ist gut.",
            fixed="The latest data shows it: all is well.",
        ),
    )

    def check(self, segment: Segment) -> Iterator[Finding]:
        seen: set[int] = set()
        for stray in stray_marks(segment):
            if stray.at not in seen and not segment.is_protected(stray.start, stray.end):
                seen.add(stray.at)
                fix = Fix.unsafe("Remove the mark", Edit(segment.span(stray.at, stray.end), ""))
                yield Finding(segment.span(stray.start, stray.end), stray.what, fix=fix)
