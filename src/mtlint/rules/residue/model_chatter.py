"""RES005: what a language model says beside its translation."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mtlint.model import Document, Edit, Finding, Fix, Kind, Segment, Severity, Span
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.residue._chatter import AT_END, AT_END_WEAK, AT_START, FENCE
from mtlint.text.fold import fold


@dataclass(frozen=True, slots=True)
class ModelChatter(DocumentRule):
    """A language model speaks to its user beside the translation.

    ## Why it matters
    "Here is the translation:", refusals and notes are meant for the person who asked, not for the reader.

    ## What to do
    Delete it, and make sure that the translation itself is all there: after a refusal, ask for a new one. If a note speaks of a
    doubtful place, compare that place with the source first.

    ## When it is wrong
    A conversation with a model may be what was translated. Only the edges of a document and of a segment are looked at (`edge`
    sets how far they reach), and nothing that the source has too.

    ## Fix
    Removes it. Unsafe: the translation itself may be missing.
    """

    code = "RES005"
    name = "model-chatter"
    severity = Severity.ERROR
    since = "0.1"
    mqm = "addition"
    its = "addition"
    examples = (
        Ok("Here is the house. I'm sorry, I can't help you. Note: prices rise."),
        Ok("The translation of the Bible took years. Sure, it is late."),
        Bad("[[Here is the translation:]] The house is old.", fixed=" The house is old."),
        Bad("[[Sure! Here's the translated text:]]\n\nThe house is old.", fixed="\n\nThe house is old."),
        Bad("[[Translation:]] The house is old.", source="Das Haus ist alt.", fixed=" The house is old."),
        Bad("The house is old. [[(Note: I translated “Haus” as house.)]]", fixed="The house is old. "),
        Bad(
            "[[Here's your translation:]] The house is old.\n\n[[Let me know if you need anything else!]]",
            fixed=" The house is old.\n\n",
        ),
        Bad("[[As an AI language model, I cannot do that.]]", source="Das Haus ist alt."),
    )

    edge: int = option(2, "how many blocks at the start and at the end of a document count as its edges")

    def check(self, document: Document) -> Iterator[Finding]:
        fence = FENCE.match(document.text)
        if fence is not None and document.format in ("txt", "md") and " " in fence["body"].strip():
            start = fence.start(1)
            yield Finding(Span(start, fence.start("body")), "code fence round a text")
        blocks = [segment for segment in document.segments if segment.kind is not Kind.ROW]
        rows = [segment for segment in document.segments if segment.kind is Kind.ROW]
        starts = [found for segment in [*blocks[: self.edge], *rows] for found in _found(document, segment, AT_START.match)]
        yield from starts
        for segment in [*blocks[-self.edge :], *rows]:
            ends = [*_found(document, segment, AT_END.search)]
            speaks = ends or (starts and segment.kind is not Kind.ROW) or "translat" in segment.text
            yield from ends or (_found(document, segment, AT_END_WEAK.search) if speaks else ())


def _found(document: Document, segment: Segment, find: Callable[[str], re.Match[str] | None]) -> Iterator[Finding]:
    """What the model says in a segment, unless the source says it too."""
    match = find(segment.text)
    if match is None or (segment.source is not None and fold(match[0]) in fold(segment.source)):
        return
    span = segment.span(match.start() + len(match[0]) - len(match[0].lstrip()), match.end())
    whole = match[0].strip() == segment.text.strip() and len(document.segments) == 1
    fix = None if whole else Fix.unsafe("Remove it", Edit(span, ""))
    yield Finding(span, "a language model speaks to its user", fix=fix)
