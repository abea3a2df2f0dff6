"""FID004: placeholders that differ from the source's."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from mtlint.model import Document, Edit, Finding, Fix, Segment, Severity
from mtlint.rules.base import Bad, DocumentRule, Ok
from mtlint.rules.fidelity._notation import broken
from mtlint.text.placeholders import Notation, Placeholder, find_placeholders

_SPACE = re.compile(r"\s")
_FREE = "{{"
"""How notations begin in which white space says nothing."""
_NUMBERED = re.compile(r"%(?:L?1(?!\d)|n\b)")
"""What shows that a source is in the notation of Qt; in others a percent sign before a number is just that."""
_FORM = re.compile(r"(.*)\[(\d+)\]\Z", re.DOTALL)
_BY_ORDER = re.compile(r"%[-+#0\d.*]*[a-zA-Z@]{1,3}\Z|\{\}\Z")
"""Those that take their value by where they stand, not by a name or number."""


@dataclass(frozen=True, slots=True)
class PlaceholderMismatch(DocumentRule):
    """A placeholder of the source is missing, broken, added or out of order.

    ## Why it matters
    A program puts a name or a number in its place. Without it the reader misses that, and with a broken or an unknown one the
    program shows the placeholder itself or fails.

    ## What to do
    Write each placeholder exactly as the source does. Where placeholders have neither names nor numbers keep their order, or
    number them (`%1$s`).

    ## When it is wrong
    Text in braces or with a percent sign may be no placeholder. In the texts of a choice (`{n, plural, …}`) languages differ in
    how often they name a value, so there it is enough that it is named at all. Of the forms of a plural only the last must name
    the number: others may say it in words ("one file").

    ## Fix
    Writes a broken placeholder as the source does. Safe where only white space was added inside it.
    """

    code = "FID004"
    name = "placeholder-mismatch"
    severity = Severity.ERROR
    since = "0.2"
    mqm = "markup"
    its = "markup"
    yields_to = ("FID006",)
    examples = (
        Ok("{0} of {name} is 100% safe", source="{name}: {0} ist 100% sicher"),
        Ok("%2$s saw %1$s", source="%1$s wurde von %2$s gesehen"),
        Ok("{n, plural, one {# file} other {# files}}", source="{n, plural, other {# 个文件}}"),
        Bad("[[You have new messages]]", source="Sie haben %d neue Nachrichten"),
        Bad("Hello [[% s]], welcome", source="Hallo %s, willkommen", fixed="Hello %s, welcome"),
        Bad("Page [[{ 0 }]] of {1}", source="Seite {0} von {1}", fixed="Page {0} of {1}"),
        Bad("[[Hello user]]", source="Hallo {user}"),
        Bad("Hello {user} [[%s]]", source="Hallo {user}"),
        Bad("[[%d]] files of %s", source="%s hat %d Dateien"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for segment, following in zip_longest(document.segments, document.segments[1:]):
            if segment.source:
                yield from self._check(segment, segment.source, may_lack=_is_earlier_form(segment, following))

    def _check(self, segment: Segment, source: str, *, may_lack: bool) -> Iterator[Finding]:
        notation = Notation.ANY | Notation.NUMBER if _NUMBERED.search(source) else Notation.ANY
        wanted, found = find_placeholders(source, notation), find_placeholders(segment.text, notation)
        missing, extra = _lacking(wanted, found), _lacking(found, wanted)
        written = {one.identity: source[slice(*one.spans[0])] for one in wanted}
        whole = [span for one in found if one not in extra for span in one.spans]
        places: dict[int, tuple[int, int]] = {}
        for index, one in enumerate(missing):
            place = broken(segment.text, written[one.identity], [*whole, *places.values()])
            if place is not None:
                places[index] = place
                yield _broken(segment, place, written[one.identity])
        for one in found:
            if one not in extra and _is_spaced(segment.text[slice(*one.spans[0])], written[one.identity]):
                yield _broken(segment, one.spans[0], written[one.identity])
        lost = [written[one.identity] for index, one in enumerate(missing) if index not in places]
        if lost and not may_lack:
            yield Finding(segment.span(), f"placeholder of the source is missing: {', '.join(dict.fromkeys(lost))}")
        for one in extra:
            if not any(start < one.spans[0][1] and one.start < end for start, end in places.values()):
                yield Finding(segment.span(*one.spans[0]), "placeholder that the source does not have")
        if not missing and not extra:
            yield from _reordered(segment, wanted, found)


def _is_earlier_form(segment: Segment, following: Segment | None) -> bool:
    """Whether a row is a form of a plural and not its last, by its id: `7[0]` before `7[1]`."""
    form = _FORM.match(segment.id)
    return form is not None and following is not None and following.id == f"{form[1]}[{int(form[2]) + 1}]"


def _lacking(wanted: list[Placeholder], found: list[Placeholder]) -> list[Placeholder]:
    """Those that another text has not; how often it has one counts only for those that have no name or number."""
    there, used = Counter(one.identity for one in found), Counter[str]()
    choices = any(one.in_choice for one in (*wanted, *found))
    lacking = []
    for one in wanted:
        used[one.identity] += 1
        counts = not choices and _BY_ORDER.match(one.identity)
        if there[one.identity] < (used[one.identity] if counts else 1) and one.identity != "#":
            lacking.append(one)
    return lacking


def _is_spaced(text: str, wanted: str) -> bool:
    """Whether a placeholder has white space inside that the source's has not, and that may say something."""
    return text != wanted and not text.startswith(_FREE) and _SPACE.sub("", text) == wanted


def _broken(segment: Segment, place: tuple[int, int], wanted: str) -> Finding:
    spaced = _SPACE.sub("", segment.text[slice(*place)]) == wanted
    make = Fix.safe if spaced else Fix.unsafe
    fix = make("Write the placeholder as the source does", Edit(segment.span(*place), wanted))
    return Finding(segment.span(*place), f"placeholder {wanted} is broken", fix=fix)


def _reordered(segment: Segment, wanted: list[Placeholder], found: list[Placeholder]) -> Iterator[Finding]:
    there = [one.identity for one in wanted if _BY_ORDER.match(one.identity)]
    here = [one for one in found if _BY_ORDER.match(one.identity)]
    for identity, one in zip(there, here, strict=False):
        if one.identity != identity:
            yield Finding(segment.span(*one.spans[0]), f"placeholder stands where the source has {identity}")
            return
