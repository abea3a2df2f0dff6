"""FID012: the mark that the source ends with is lost or another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Finding, Segment, Span
from mtlint.rules.base import Bad, Ok, SegmentRule, option
from mtlint.rules.fidelity._marks import End, end_of, is_abbreviated, needs_no_mark, stripped
from mtlint.rules.fidelity._sizes import writing

_NONE = frozenset((End.NONE,))
_BRACKETED = re.compile(r"[(\[（【][^()\[\]（）【】]*[)\]）】]\Z")
_NEED_NO_MARK = frozenset(("Jpan", "Thai", "Laoo", "Mymr", "Khmr", "Tibt"))
"""Scripts of sources that may ask without a question mark."""


@dataclass(frozen=True, slots=True)
class LostEndMark(SegmentRule):
    """A translation ends without the mark of its source, or with another.

    ## Why it matters
    A question that became a statement says something else, and a text that lost its last mark has often lost more.

    ## What to do
    Read the end of the source. If words are missing in the translation too, ask for a new one; if only the mark is, set it.

    ## When it is wrong
    Languages differ in where they set exclamation marks, so one that became a full stop is reported only with `exact`. Marks of
    other scripts count as what they stand for. Questions that are put politely may be statements in another language.
    """

    code = "FID012"
    name = "lost-end-mark"
    since = "0.2"
    mqm = "punctuation"
    its = "typographical"
    yields_to = ("TRN", "FID006")
    examples = (
        Ok("Where is the station?", source="车站在哪里？"),
        Ok("Ladies and gentlemen,", source="Meine Damen und Herren!"),
        Ok("Where is it?", source="どこですか。"),
        Ok("He works for Miller Ltd", source="Er arbeitet bei Müller Ges.m.b.H."),
        Bad("You have new [[messages]]", source="Sie haben neue Nachrichten."),
        Bad("You know where the station is[[.]]", source="Wissen Sie, wo der Bahnhof ist?"),
        Bad("He said: “The bank is closed[[?]]”", source="Er sagte: „Die Bank ist geschlossen.“"),
        Bad("The museum of the old town lies on the river and[[...]]", source="Das Museum der Altstadt liegt am Fluss."),
    )

    exact: bool = option(False, "whether exclamation marks, ellipses and colons must stand where the source has them")

    def check(self, segment: Segment) -> Iterator[Finding]:
        text = stripped(segment.text)
        if not segment.source or not any(map(str.isalnum, text)):
            return
        wanted, found = end_of(segment.source), end_of(segment.text)
        if found == _NONE:
            if wanted != _NONE and not self._may_be_bare(segment) and text[-1] not in ",;-–—、，،":
                start = len(text) - len(text.split()[-1])
                yield Finding(segment.span(start, len(text)), f"ends without a mark, the source has {_said(wanted)}")
        elif self._is_changed(wanted, found, segment):
            yield Finding(_mark(segment, text), f"ends with {_said(found)}, the source with {_said(wanted)}")

    def _may_be_bare(self, segment: Segment) -> bool:
        in_brackets = _BRACKETED.match(segment.text.strip()) is not None  # "(The minutes were adopted)"
        return in_brackets or needs_no_mark(segment.language) or is_abbreviated(segment.source or "")

    def _is_changed(self, wanted: frozenset[End], found: frozenset[End], segment: Segment) -> bool:
        source = segment.source or ""
        if wanted == _NONE or wanted & found:
            return False
        if self.exact:
            return True
        if End.QUESTION in wanted:
            return not needs_no_mark(segment.language)
        if End.QUESTION in found:
            return wanted <= {End.STATEMENT} and writing(source) not in _NEED_NO_MARK
        return found == {End.ELLIPSIS} and wanted == {End.STATEMENT} and "…" not in source and "..." not in source


def _said(ends: frozenset[End]) -> str:
    return " and ".join(sorted(end.value for end in ends))


def _mark(segment: Segment, text: str) -> Span:
    """The place of the marks at the end of a text."""
    start = len(text)
    while start > 1 and not text[start - 1].isalnum() and not text[start - 1].isspace():
        start -= 1
    return segment.span(min(start, len(text) - 1), len(text))
