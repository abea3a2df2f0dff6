"""What several places share: passages that documents have in common, and things that go by several names."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from mtlint.model import Checked, Diagnostic
from mtlint.reporters.html.page import anchors, place_anchor, slug
from mtlint.reporters.html.rule_docs import RuleDoc, RuleDocs
from mtlint.reporters.html.shown import excerpt
from mtlint.reporters.places import Elsewhere, Locator, Place

VARIANTS = frozenset({"CON001", "CON002"})
"""Rules whose findings name several forms of one thing within a document."""
_PLACES = 6
_GROUPS = 40
_KEPT = 2000
"""Groups of a rule that are told apart; those that come later are only counted, so that memory does not grow with the run."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to go to: line and column where they are known, a link where a page holds it."""

    path: str
    where: str
    link: str | None


@dataclass(slots=True)
class Group:
    """Places that belong together: what stands there, how often each, in how many documents, and the first of them."""

    texts: dict[str, Markup] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    spots: list[Spot] = field(default_factory=list)
    total: int = 0

    @property
    def forms(self) -> list[tuple[Markup, int]]:
        """Each text and how often it stands there, the most frequent first."""
        return [(self.texts[key], count) for key, count in sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))]

    @property
    def listed(self) -> list[tuple[str, list[Spot]]]:
        """The first places, by document."""
        return [(path, list(spots)) for path, spots in groupby(self.spots, lambda spot: spot.path)]

    @property
    def more(self) -> int:
        """Places that are not listed."""
        return self.total - len(self.spots)


@dataclass(slots=True)
class Section:
    """The groups of one rule."""

    rule: RuleDoc
    groups: dict[frozenset[str], Group] = field(default_factory=dict)
    seen: set[tuple[frozenset[str], str, int, int]] = field(default_factory=set)
    beyond: set[int] = field(default_factory=set)
    """Hashes of the groups that are only counted."""

    @property
    def shown(self) -> list[Group]:
        """The largest groups."""
        return sorted(self.groups.values(), key=lambda group: -group.total)[:_GROUPS]

    @property
    def more(self) -> int:
        """Groups that are not shown."""
        return max(len(self.groups) + len(self.beyond) - _GROUPS, 0)


class Shared:
    """Gathers, document by document, the findings that tie places together."""

    def __init__(self) -> None:
        self._sections: dict[str, Section] = {}

    @property
    def across(self) -> list[Section]:
        """By rule, what ties documents together."""
        return [section for code, section in sorted(self._sections.items()) if code not in VARIANTS]

    @property
    def within(self) -> list[Section]:
        """By rule, names of one thing within documents."""
        return [section for code, section in sorted(self._sections.items()) if code in VARIANTS]

    def add(self, checked: Checked, elsewhere: Elsewhere, docs: RuleDocs, known: frozenset[str], *, foreign: bool) -> None:
        """Add what a document's findings tie together: with other documents, or within it. `known` are paths with a page."""
        wanted = [
            (diagnostic, anchor)
            for diagnostic, anchor in zip(checked.diagnostics, anchors(checked.diagnostics), strict=True)
            if (leads_away(diagnostic) if foreign else diagnostic.code in VARIANTS and not leads_away(diagnostic))
        ]
        if not wanted:
            return
        locator = Locator(checked.document)
        for diagnostic, anchor in wanted:
            rule = docs.of(diagnostic)
            section = self._sections.setdefault(rule.code, Section(rule))
            _group(section, list(_places(diagnostic, anchor, locator, elsewhere, known)))
        if not foreign:
            for section in self._sections.values():
                section.seen.clear()  # no other document has these places


def _group(section: Section, places: list[tuple[Place, Spot]]) -> None:
    texts = [" ".join(text[start:end] for _, text, start, end in place.rows) for place, _ in places]
    # In a file that the report does not hold nothing is known of the text.
    keys = [" ".join(text.split()) for text in texts]
    key = frozenset(filter(None, keys))
    if key not in section.groups and len(section.groups) == _KEPT:
        section.beyond.add(hash(key))
        return
    group = section.groups.setdefault(key, Group())
    for (place, spot), text, form in zip(places, texts, keys, strict=True):
        where = (key, place.path, place.span.start, place.span.end)
        if where in section.seen:
            continue
        section.seen.add(where)
        group.total += 1
        if form:
            group.texts.setdefault(form, excerpt(text))
            group.counts[form] += 1
        group.documents.add(place.path)
        if len(group.spots) < _PLACES:
            group.spots.append(spot)


def leads_away(diagnostic: Diagnostic) -> bool:
    """Whether a finding names a place in another document."""
    return any(related.path not in {None, diagnostic.path} for related in diagnostic.related)


def _places(
    diagnostic: Diagnostic, anchor: str, locator: Locator, elsewhere: Elsewhere, known: frozenset[str]
) -> Iterator[tuple[Place, Spot]]:
    place = locator.place(diagnostic.span)
    yield place, _spot(place, f"documents/{slug(place.path)}.html#{anchor}")
    for related in diagnostic.related:
        place = elsewhere.place(locator, diagnostic, related)
        link = f"documents/{slug(place.path)}.html#{place_anchor(place.span)}"
        yield place, _spot(place, link if place.path in known or place.path == diagnostic.path else None)


def _spot(place: Place, link: str | None) -> Spot:
    where = "" if place.start.line is None else f"{place.start.line}:{place.start.column}"
    return Spot(place.path, where, link)
