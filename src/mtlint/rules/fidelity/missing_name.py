"""FID002: names and codes that differ from the source's."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Finding, Segment, Severity
from mtlint.rules.base import Bad, Ok, SegmentRule
from mtlint.rules.fidelity._names import added_names, lost_names


@dataclass(frozen=True, slots=True)
class MissingName(SegmentRule):
    """A name or code of the source is missing, or the translation has a name that nothing in the source sounds like.

    ## Why it matters
    A sentence about somebody else reads well: only the source shows that the name was replaced.

    ## What to do
    Look the name up in the source. Write codes (A380, H5N1, @handle) and names in Latin letters as the source does.

    ## When it is wrong
    A name that sounds otherwise in the other language (Lüttich, Liège), is translated or made clear in other words. Names of
    the translation are compared only where source and translation have letters that tell how a name sounds, and only names
    inside a sentence that are no words of the language; what a source in another script writes in Latin letters is looked for
    always.
    """

    code = "FID002"
    name = "missing-name"
    severity = Severity.WARNING
    since = "0.2"
    mqm = "mistranslation"
    its = "mistranslation"
    language_wants = ("lexicon",)
    examples = (
        Ok("Medvedev met Schuster at the World Health Organization.", source="Медведев встретил Шустера в ВОЗ."),
        Ok("TogiNet Radio flies an A380.", source="ＴｏｇｉＮｅｔ Radio驾驶Ａ３８０。"),
        Bad("Then [[Nurmagomedov]] came to Graz.", source="Dann kam Pfannenstiel nach Graz."),
        Bad("[[It is on the video platform.]]", source="它在YouTube上。"),
        Bad("[[They fly an Airbus.]]", source="Sie fliegen den A380."),
    )

    def check(self, segment: Segment) -> Iterator[Finding]:
        if not segment.source or not segment.text.strip():
            return
        for name in added_names(segment, segment.source):
            yield Finding(segment.span(name.start, name.end), f"nothing in the source sounds like the name “{name.text}”")
        lost = lost_names(segment, segment.source)
        if lost:
            said = ", ".join(f"“{name}”" for name in lost)
            yield Finding(segment.span(), f"{said} of the source is missing")
