"""TYP010: a mark where none can be."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Edit, Finding, Fix, Segment
from mtlint.rules.base import Bad, DocumentRule, Ok
from mtlint.rules.typography._stray import stray_marks
from mtlint.rules.typography._unsourced import unsourced_marks


@dataclass(frozen=True, slots=True)
class StrayPunctuation(DocumentRule):
    """A punctuation mark stands where the sentence goes on, or where the source has none.

    ## Why it matters
    A full stop, an apostrophe or a sign that an engine drops into a phrase stops every reader. It may hide that a word was
    lost. A heading that gets a full stop, or quotation marks round it, no longer reads as one.

    ## What to do
    Read the sentence without the mark. If it is right then, delete the mark; if not, look in the source for the mark or the
    word that belongs there.

    ## When it is wrong
    An abbreviation that is not known ends on a full stop too; names such as "Yahoo!" keep their mark. Where the source is
    known, a colon, a semicolon, a question mark or an exclamation mark may also be reported because the source has none, and
    so are a full stop at the end of a row and quotation marks round it. Sources that hardly set stops are left alone.

    ## Fix
    Removes the mark. Unsafe: it may have been meant for another one.
    """

    code = "TYP010"
    name = "stray-punctuation"
    since = "0.1"
    mqm = "punctuation"
    its = "typographical"
    yields_to = ("TRN", "TYP008", "TYP009")
    language_wants = ("articles",)
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
        Ok('"Open town" plan is ready.', source="“开放城市”计划已经准备好。"),
        Bad("He read a note that said [[○]] there.", source="他看到了一则“声明”。", fixed="He read a note that said  there."),
        Bad("Old bridge opens [[again.]]", source="老桥重新开放", fixed="Old bridge opens again"),
        Bad('[["]]Old bridge opens again"', source="老桥重新开放"),
        Bad('[["]]The mayor said that the bridge was open.', source="”市长说，大桥已经开放。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for segment in document.segments:
            yield from self._inside(segment)
        for mark in unsourced_marks(document):
            segment = mark.segment
            if not segment.is_protected(mark.start, mark.end):
                edit = Edit(segment.span(mark.at, mark.end), "")
                fix = Fix.unsafe("Remove the mark", edit) if mark.removable else None
                yield Finding(segment.span(mark.start, mark.end), mark.what, fix=fix)

    def _inside(self, segment: Segment) -> Iterator[Finding]:
        seen: set[int] = set()
        for stray in stray_marks(segment):
            if stray.at not in seen and not segment.is_protected(stray.start, stray.end):
                seen.add(stray.at)
                fix = Fix.unsafe("Remove the mark", Edit(segment.span(stray.at, stray.end), ""))
                yield Finding(segment.span(stray.start, stray.end), stray.what, fix=fix)
