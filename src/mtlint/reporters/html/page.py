"""What the page of one document shows."""

import hashlib
import re
from dataclasses import dataclass

from markupsafe import Markup

from mtlint.model import Checked, Diagnostic, Document, Edit, Fix, Related, Span
from mtlint.reporters.earlier import Difference
from mtlint.reporters.html.pairs import Pair, Passage, pair
from mtlint.reporters.html.paragraphs import Paragraph, Paragraphs
from mtlint.reporters.html.review import document_data, finding_data
from mtlint.reporters.html.rule_docs import RuleDoc, RuleDocs
from mtlint.reporters.html.shown import edited, excerpt, shown
from mtlint.reporters.places import Elsewhere, Locator
from mtlint.reporters.summary import NOUNS

_SAFE_ANCHOR = re.compile(r"[0-9A-Za-z_-]{1,64}")
_EDITS = 6
_AROUND = 24


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """A related place: where a link to it leads, None where no page holds it, and what stands there."""

    message: str
    where: str
    link: str | None
    quote: Markup
    passage: Passage


@dataclass(frozen=True, slots=True)
class EditView:
    """What goes and what comes, and a few words around it."""

    before: Markup
    old: Markup
    new: Markup
    after: Markup


@dataclass(frozen=True, slots=True)
class FixView:
    """A fix and its first edits."""

    title: str
    applicability: str
    edits: tuple[EditView, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A finding beside the text."""

    number: int
    anchor: str
    rule: RuleDoc
    severity: str
    where: str
    message: str
    quote: Markup
    placed: bool
    related: tuple[OtherPlace, ...]
    pair: Pair | None
    """Both places of a finding that has two which are worth comparing; shown instead of `related`."""
    fix: FixView | None
    source_rule: str | None
    new: bool
    """Whether the earlier report, where there is one, does not have it."""
    data: str
    """JSON that the script needs to write the finding to a file."""


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a document's page shows."""

    document: Document
    data: str
    """JSON that the script needs to write the document's findings to a file."""
    paragraphs: list[Paragraph]
    notes: dict[int, Note]
    loose: list[int]
    rules: list[RuleDoc]
    difference: Difference | None
    """What changed since the earlier report, where there is one."""

    @property
    def has_source(self) -> bool:
        """Whether source and target stand side by side."""
        return any(paragraph.source is not None for paragraph in self.paragraphs)


def slug(path: str) -> str:
    """File name of a document's page: readable, safe on every system, and its own for every path."""
    readable = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")[-60:].strip("-")
    digest = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{readable}-{digest}" if readable else digest


def place_anchor(span: Span) -> str:
    """Anchor of a related place."""
    return f"p-{span.start}-{span.end}"


def build(
    checked: Checked, elsewhere: Elsewhere, docs: RuleDocs, known: frozenset[str], difference: Difference | None = None
) -> Page:
    """Gather one page; `known` are the paths that have a page."""
    locator = Locator(checked.document)
    paragraphs = Paragraphs(locator)
    names = anchors(checked.diagnostics)
    notes: dict[int, Note] = {}
    places = set(elsewhere.spans(checked.document.path))
    for number, (diagnostic, anchor) in enumerate(zip(checked.diagnostics, names, strict=True), 1):
        rule = docs.of(diagnostic)
        placed = paragraphs.add_finding(number, diagnostic.span, rule.family)
        where = locator.place(diagnostic.span).start
        related = tuple(_other_place(locator, elsewhere, diagnostic, item, known) for item in diagnostic.related)
        notes[number] = Note(
            number,
            anchor,
            rule,
            NOUNS[str(diagnostic.severity)],
            f"{where.line}:{where.column}",
            diagnostic.message,
            excerpt(diagnostic.text),
            placed,
            related,
            _pair(locator, diagnostic, f"#t-{anchor}" if placed else None, related),
            None if diagnostic.fix is None else _fix(diagnostic.fix, checked.document),
            diagnostic.source_rule,
            difference is not None and number - 1 in difference.new,
            finding_data(diagnostic),
        )
        places.update(item.span for item in diagnostic.related if item.path in {None, diagnostic.path})
    for span in sorted(places):
        paragraphs.add_place(place_anchor(span), span)
    rules = {note.rule.code: note.rule for note in notes.values()}
    ordered = [rules[code] for code in sorted(rules)]
    data = document_data(checked.document.path, slug(checked.document.path))
    return Page(checked.document, data, paragraphs.result(), notes, paragraphs.loose, ordered, difference)


def anchors(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """Anchors that stay the same from run to run: the fingerprints."""
    taken: dict[str, int] = {}
    found = []
    for diagnostic in diagnostics:
        key = diagnostic.fingerprint
        if not _SAFE_ANCHOR.fullmatch(key):
            key = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        taken[key] = taken.get(key, 0) + 1
        found.append(f"f-{key}" if taken[key] == 1 else f"f-{key}-{taken[key]}")
    return found


def _other_place(
    locator: Locator, elsewhere: Elsewhere, diagnostic: Diagnostic, related: Related, known: frozenset[str]
) -> OtherPlace:
    place = elsewhere.place(locator, diagnostic, related)
    inside = place.path == diagnostic.path
    address = f"#{place_anchor(place.span)}" if inside else f"{slug(place.path)}.html#{place_anchor(place.span)}"
    where = f"{place.start.line}:{place.start.column}" if inside else str(place)
    quote = excerpt(" ".join(text[start:end] for _, text, start, end in place.rows))
    link = address if inside or place.path in known else None
    return OtherPlace(related.message, where, link, quote, Passage(place.text, related.message, where, link, place.language))


def _pair(locator: Locator, diagnostic: Diagnostic, link: str | None, others: tuple[OtherPlace, ...]) -> Pair | None:
    """The finding beside its other place, unless one lies in the other."""
    if len(others) != 1:
        return None
    [related] = diagnostic.related
    if related.path in {None, diagnostic.path} and related.span.overlaps(diagnostic.span):
        return None
    here = locator.quoted(diagnostic.span)
    where = f"{here.start.line}:{here.start.column}"
    return pair(others[0].passage, Passage(here.text, "this finding", where, link, here.language))


def _fix(fix: Fix, document: Document) -> FixView:
    return FixView(fix.title, str(fix.applicability), tuple(_edit(edit, document) for edit in fix.edits[:_EDITS]))


def _edit(edit: Edit, document: Document) -> EditView:
    start, end = edit.span.start, edit.span.end
    segment = document.segment_at(start)
    block = segment.span() if segment else Span(0, len(document.text))
    # What stands around a segment in the file, such as the keys of JSON, is no part of the text.
    text = document.text[: block.end] if end <= block.end else document.text
    before = text[max(start - _AROUND, min(block.start, start)) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    # Half a word at the far end of either side tells nothing.
    if start > _AROUND and " " in before[:-1]:
        before = "…" + before[before.index(" ") :]
    if end + _AROUND < len(text) and " " in after[1:]:
        after = after[: after.rindex(" ") + 1] + "…"
    return EditView(shown(before), edited(text[start:end]), edited(edit.replacement), shown(after))
