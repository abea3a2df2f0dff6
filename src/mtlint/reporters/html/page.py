"""What the page of one document shows."""

import hashlib
import re
from dataclasses import dataclass

from markupsafe import Markup

from mtlint.model import Checked, Diagnostic, Document, Edit, Fix, Related, Span
from mtlint.reporters.html.paragraphs import Paragraph, Paragraphs
from mtlint.reporters.html.rule_docs import RuleDoc, RuleDocs
from mtlint.reporters.html.shown import excerpt, shown
from mtlint.reporters.places import Elsewhere, Locator
from mtlint.reporters.summary import NOUNS

_SAFE_ANCHOR = re.compile(r"[0-9A-Za-z_-]{1,64}")
_EDITS = 6
_AROUND = 24


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """A related place: where a link to it leads, None where no page holds it."""

    message: str
    where: str
    link: str | None
    quote: Markup


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
    fix: FixView | None
    source_rule: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a document's page shows."""

    document: Document
    paragraphs: list[Paragraph]
    notes: dict[int, Note]
    loose: list[int]
    rules: list[RuleDoc]


def slug(path: str) -> str:
    """File name of a document's page: readable, safe on every system, and its own for every path."""
    readable = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")[-60:].strip("-")
    digest = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{readable}-{digest}" if readable else digest


def place_anchor(span: Span) -> str:
    """Anchor of a related place."""
    return f"p-{span.start}-{span.end}"


def build(checked: Checked, elsewhere: Elsewhere, docs: RuleDocs, known: frozenset[str]) -> Page:
    """Gather one page; `known` are the paths that have a page."""
    locator = Locator(checked.document)
    paragraphs = Paragraphs(locator)
    anchors = _anchors(checked.diagnostics)
    notes: dict[int, Note] = {}
    places = set(elsewhere.spans(checked.document.path))
    for number, (diagnostic, anchor) in enumerate(zip(checked.diagnostics, anchors, strict=True), 1):
        rule = docs.of(diagnostic)
        placed = paragraphs.add_finding(number, diagnostic.span, rule.family)
        where = locator.place(diagnostic.span).start
        notes[number] = Note(
            number,
            anchor,
            rule,
            NOUNS[str(diagnostic.severity)],
            f"{where.line}:{where.column}",
            diagnostic.message,
            excerpt(diagnostic.text),
            placed,
            tuple(_other_place(locator, elsewhere, diagnostic, item, known) for item in diagnostic.related),
            None if diagnostic.fix is None else _fix(diagnostic.fix, checked.document.text),
            diagnostic.source_rule,
        )
        places.update(item.span for item in diagnostic.related if item.path in {None, diagnostic.path})
    for span in sorted(places):
        paragraphs.add_place(place_anchor(span), span)
    rules = {note.rule.code: note.rule for note in notes.values()}
    return Page(checked.document, paragraphs.result(), notes, paragraphs.loose, [rules[code] for code in sorted(rules)])


def _anchors(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """Anchors that stay the same from run to run: the fingerprints."""
    taken: dict[str, int] = {}
    anchors = []
    for diagnostic in diagnostics:
        key = diagnostic.fingerprint
        if not _SAFE_ANCHOR.fullmatch(key):
            key = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        taken[key] = taken.get(key, 0) + 1
        anchors.append(f"f-{key}" if taken[key] == 1 else f"f-{key}-{taken[key]}")
    return anchors


def _other_place(
    locator: Locator, elsewhere: Elsewhere, diagnostic: Diagnostic, related: Related, known: frozenset[str]
) -> OtherPlace:
    place = elsewhere.place(locator, diagnostic, related)
    inside = place.path == diagnostic.path
    link = f"#{place_anchor(place.span)}" if inside else f"{slug(place.path)}.html#{place_anchor(place.span)}"
    where = f"{place.start.line}:{place.start.column}" if inside else str(place)
    quote = excerpt(" ".join(text[start:end] for _, text, start, end in place.rows))
    return OtherPlace(related.message, where, link if inside or place.path in known else None, quote)


def _fix(fix: Fix, text: str) -> FixView:
    return FixView(fix.title, str(fix.applicability), tuple(_edit(edit, text) for edit in fix.edits[:_EDITS]))


def _edit(edit: Edit, text: str) -> EditView:
    start, end = edit.span.start, edit.span.end
    before = text[max(start - _AROUND, 0) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    # Half a word at the far end of either side tells nothing.
    if start > _AROUND and " " in before[:-1]:
        before = "…" + before[before.index(" ") :]
    if end + _AROUND < len(text) and " " in after[1:]:
        after = after[: after.rindex(" ") + 1] + "…"
    return EditView(shown(before), excerpt(text[start:end]), excerpt(edit.replacement), shown(after))
