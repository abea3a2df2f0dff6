"""FID005: inline tags that differ from the source's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Edit, Finding, Fix, Segment, Severity
from mtlint.rules.base import Bad, Ok, SegmentRule
from mtlint.rules.fidelity._notation import broken
from mtlint.rules.fidelity._tags import Tag, lacking, misnested, tags_of


@dataclass(frozen=True, slots=True)
class TagMismatch(SegmentRule):
    """A tag of the source is missing, broken, added or wrongly nested.

    ## Why it matters
    A link or an emphasis is lost, or the page breaks from here on. Files with broken tags may not be imported at all.

    ## What to do
    Put each tag of the source around the words that say the same, and close them in the reverse order in which they were
    opened.

    ## When it is wrong
    Words in angle brackets that are no tags are left alone unless they look like one. An emphasis may be dropped on purpose
    where the language has no use for it.

    ## Fix
    Writes a broken tag as the source does. Safe where only white space was added inside it.
    """

    code = "FID005"
    name = "tag-mismatch"
    severity = Severity.ERROR
    since = "0.2"
    mqm = "markup"
    its = "markup"
    yields_to = ("FID006",)
    examples = (
        Ok("The <i>new</i> <b>bank</b>", source="Die <b>Bank</b>, die <i>neue</i>"),
        Ok("Enter <file name> if a < b", source="<Dateiname> eingeben, wenn a < b"),
        Ok("No tags here<br>", source="Keine Tags<br/>"),
        Bad("[[The new bank]]", source="Die <b>neue</b> Bank"),
        Bad("The <b>new[[< / b>]] bank", source="Die <b>neue</b> Bank", fixed="The <b>new</b> bank"),
        Bad("The <b>new</b> bank[[<br>]]", source="Die <b>neue</b> Bank"),
        Bad("<i>The <b>new[[</i>]]</b> bank", source="<i>Die <b>neue</b></i> Bank"),
    )

    def check(self, segment: Segment) -> Iterator[Finding]:
        if segment.source is None:
            return
        if segment.tags or segment.source_tags:
            yield from _of_format(segment)
        else:
            yield from _of_text(segment, segment.source)


def _of_format(segment: Segment) -> Iterator[Finding]:
    """Compares tags that the format knows; they have no place in the text."""
    for names, what in (
        (lacking(segment.source_tags, segment.tags), "tag of the source is missing"),
        (lacking(segment.tags, segment.source_tags), "tag that the source does not have"),
    ):
        if names:
            yield Finding(segment.span(), f"{what}: {', '.join(map(_shown, names))}")
    wrong = misnested(segment.tags)
    if wrong is not None and misnested(segment.source_tags) is None and not lacking(segment.source_tags, segment.tags):
        yield Finding(segment.span(), f"tag is closed out of turn: {_shown(segment.tags[wrong])}")


def _of_text(segment: Segment, source: str) -> Iterator[Finding]:
    wanted, found = tags_of(source), tags_of(segment.text)
    names, there = [tag.name for tag in found], [tag.name for tag in wanted]
    missing, extra = lacking(there, names), lacking(names, there)
    whole = [(tag.start, tag.end) for tag in found if tag.name not in extra]
    for name in list(missing):
        written = next(source[tag.start : tag.end] for tag in wanted if tag.name == name)
        place = broken(segment.text, written, whole)
        if place is not None:
            missing.remove(name)
            whole.append(place)
            yield _broken(segment, place, written)
    if missing:
        yield Finding(segment.span(), f"tag of the source is missing: {', '.join(map(_shown, missing))}")
    for tag in reversed(found):
        if tag.name in extra:
            extra.remove(tag.name)
            yield Finding(segment.span(tag.start, tag.end), "tag that the source does not have")
    yield from _nesting(segment, found, there)


def _nesting(segment: Segment, found: list[Tag], there: list[str]) -> Iterator[Finding]:
    names = [tag.name for tag in found]
    wrong = misnested(names) if sorted(names) == sorted(there) and misnested(there) is None else None
    if wrong is not None:
        yield Finding(segment.span(found[wrong].start, found[wrong].end), "tag is closed out of turn")


def _broken(segment: Segment, place: tuple[int, int], wanted: str) -> Finding:
    same = re.sub(r"\s", "", segment.text[slice(*place)]) == re.sub(r"\s", "", wanted)
    fix = (Fix.safe if same else Fix.unsafe)("Write the tag as the source does", Edit(segment.span(*place), wanted))
    return Finding(segment.span(*place), f"tag {wanted} is broken", fix=fix)


def _shown(name: str) -> str:
    """A tag as people write it: "<b>", "</g 1>"."""
    return name if "<" in name else f"<{name}>"
