"""A glossary for one pair of languages: what a source asks for, and what a translation may not say."""

import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from mtlint.model import Concept, Glossary, Segment, Standing, Term
from mtlint.text.addresses import addresses
from mtlint.text.language_tags import nearness
from mtlint.text.placeholders import find_placeholders
from mtlint.text.terms import Hit, Phrase, Prose, TermIndex, folded, longest

_TAG = re.compile(r"<[^<>]{1,200}>")
_JOINED_BEFORE = re.compile(r"[-‐‑_@#$\\]|\w\.")
_JOINED_BEHIND = re.compile(r"[-‐‑_.]\w")
"""What makes a word a part of another word or of a name: "open-source", "file.txt", "@user"."""
_ANY = 1
"""How near a term without a language is to every language."""
_guard = threading.Lock()


class Demand(NamedTuple):
    """A source term that stands in a source, how often and where first, and the entries that have it."""

    term: str
    entries: frozenset[int]
    occurrences: int
    at: int


class Misuse(NamedTuple):
    """A forbidden term in a translation, and its entries; `form` is how the glossary writes it, if it stands so."""

    term: str
    entries: frozenset[int]
    start: int
    end: int
    form: str


class Entry(NamedTuple):
    """What may stand for one thing in the target language, the preferred terms first, and what may not."""

    allowed: tuple[Term, ...]
    forbidden: tuple[Term, ...]
    note: str
    is_kept: bool
    is_tied: bool
    """Whether its forbidden terms are so only as translations of its source terms."""


class _Side:
    """Terms of one language, each with the number of its entry."""

    def __init__(self, terms: Sequence[tuple[Term, int]], language: str) -> None:
        self.terms = terms
        self.index = TermIndex([Phrase.of(term.text, term.is_cased) for term, _ in terms], language)


class Pair:
    """The part of a glossary that is about a source language, or any if that is not known, and a target language."""

    def __init__(self, concepts: Iterable[Concept], source: str, target: str) -> None:
        groups: defaultdict[object, list[tuple[Concept, list[Term]]]] = defaultdict(list)
        for number, concept in enumerate(concepts):
            terms = _sources(concept, source, target)
            # Rows of a table with one source term say together what it may be.
            groups[frozenset((folded(term.text), term.language) for term in terms) or number].append((concept, terms))
        sides: defaultdict[str, list[tuple[Term, int]]] = defaultdict(list)
        self.entries: list[Entry] = []
        for group in groups.values():
            for term in dict.fromkeys(term for _, terms in group for term in terms):
                sides[source or term.language].append((term, len(self.entries)))
            self.entries.append(_entry([concept for concept, _ in group], bool(group[0][1]), target))
        self._sides = [_Side(terms, language) for language, terms in sides.items()]
        both = [(term, at) for at, entry in enumerate(self.entries) for term in (*entry.allowed, *entry.forbidden)]
        # Without forbidden terms nothing is looked for in a translation as such.
        self._targets = _Side(both if any(entry.forbidden for entry in self.entries) else [], target)

    def demands(self, source: str) -> list[Demand]:
        """What a source asks for, in the order of the places; terms that are spelled alike are one demand."""
        masked = _masked(source)
        places: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
        for side in self._sides:
            for hit in side.index.find(source):
                if not any(masked[hit.start : hit.end]) and not _is_joined(source, hit.start, hit.end):
                    places[hit.start, hit.end].add(side.terms[hit.number][1])
        found: defaultdict[frozenset[int], list[Hit]] = defaultdict(list)
        for hit in longest(Hit(0, *place) for place in places):
            found[frozenset(places[hit.start, hit.end])].append(hit)
        return [
            Demand(source[where[0].start : where[0].end], which, len(where), where[0].start) for which, where in found.items()
        ]

    def allowed(self, entries: Iterable[int]) -> tuple[Term, ...]:
        """The terms of some entries that may be used, the preferred ones first."""
        terms = (term for which in sorted(entries) for term in self.entries[which].allowed)
        return tuple(sorted(dict.fromkeys(terms), key=lambda term: -term.standing))

    def falls_short(self, demand: Demand, prose: Prose, every_time: bool) -> bool:
        """Whether a translation has none of the terms that are asked for, or fewer of them than the source if that counts."""
        terms = self.allowed(demand.entries)
        if not terms:
            return False
        return sum(prose.count(Phrase.of(term.text, term.is_cased)) for term in terms) < (
            demand.occurrences if every_time else 1
        )

    def misuses(self, segment: Segment, demands: Sequence[Demand] | None) -> Iterator[Misuse]:
        """Forbidden terms in a translation; `demands` are those of its source, None where that is not known."""
        asked = None if demands is None else {which for demand in demands for which in demand.entries}
        places: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for hit in self._targets.index.find(segment.text):
            places[hit.start, hit.end].append(hit.number)
        masked = _masked(segment.text) if places else bytearray()
        for (start, end), found in places.items():
            # Of two spellings the one that stands there counts.
            exact = [at for at in found if folded(self._targets.terms[at][0].text) == folded(segment.text[start:end])]
            numbers = exact or found
            bad, good = set(), False
            for number in numbers:
                term, which = self._targets.terms[number]
                counts = asked is None or which in asked
                if term.standing is Standing.FORBIDDEN:
                    bad |= {which} if counts or not self.entries[which].is_tied else set()
                else:
                    good = good or counts
            if bad and not good and not any(masked[start:end]) and not segment.is_protected(start, end):
                form = self._targets.terms[exact[0]][0].text if exact else ""
                yield Misuse(segment.text[start:end], frozenset(bad), start, end, form)


def pair_for(glossary: Glossary, source: str, target: str) -> Pair:
    """The pair of two language tags; the first is empty where it is not known. Kept, as many documents are of one pair."""
    with _guard:  # several threads would make the same one
        return _pair(glossary, source, target)


@lru_cache(maxsize=32)
def _pair(glossary: Glossary, source: str, target: str) -> Pair:
    return Pair(glossary.concepts, source, target)


def has_language(glossary: Glossary, language: str) -> bool:
    """Whether a glossary has a term to be used, or not to be used, in a language."""
    return any(_nearness(term, language) for concept in glossary.concepts for term in concept.targets)


def has_source(glossary: Glossary, language: str) -> bool:
    """Whether a glossary has a term that may be translated from a language."""
    return any(_nearness(term, language) for concept in glossary.concepts for term in concept.sources)


def best_of(terms: Sequence[Term]) -> Term | None:
    """The one term to be used, if there is one before all others."""
    preferred = [term for term in terms if term.standing is Standing.PREFERRED] or list(terms)
    return preferred[0] if len(preferred) == 1 else None


def _nearness(term: Term, language: str) -> int:
    return nearness(term.language, language) if term.language else _ANY


def _sources(concept: Concept, source: str, target: str) -> list[Term]:
    """The terms that are looked for in a source: those nearest to its language, or of any but the target's."""
    if not source:
        return [term for term in concept.sources if not term.language or not nearness(term.language, target)]
    near = {term: _nearness(term, source) for term in concept.sources}
    return [term for term, value in near.items() if value and value == max(near.values())]


def _entry(concepts: Sequence[Concept], is_tied: bool, target: str) -> Entry:
    terms = [term for concept in concepts for term in _targets(concept, target)]
    allowed = {term.text: term for term in sorted(terms, key=lambda term: term.standing) if term.standing}
    kept = [term for concept in concepts if concept.is_kept for term in concept.sources]
    allowed |= {term.text: term for term in kept if term.standing and term.text not in allowed}
    forbidden = {term.text: term for term in terms if not term.standing and term.text not in allowed}
    note = next((concept.note for concept in concepts if concept.note), "")
    best_first = sorted(allowed.values(), key=lambda term: -term.standing)
    return Entry(tuple(best_first), tuple(forbidden.values()), note, bool(kept), is_tied)


def _targets(concept: Concept, target: str) -> list[Term]:
    near: Mapping[Term, int] = {term: nearness(term.language, target) for term in concept.targets if term.language}
    best = max(near.values(), default=0)
    return [term for term in concept.targets if not term.language or (best and near[term] == best)]


def _is_joined(text: str, start: int, end: int) -> bool:
    before = text[max(start - 2, 0) : start]
    joined = any(_JOINED_BEFORE.fullmatch(before, at) for at in range(len(before)))
    return joined or _JOINED_BEHIND.match(text, end) is not None


def _masked(text: str) -> bytearray:
    """For each character whether it is no word: placeholders, addresses and tags."""
    spans = [span for one in find_placeholders(text) for span in one.spans]
    spans += [(one.start, one.end) for one in addresses(text)]
    spans += [match.span() for match in _TAG.finditer(text)]
    masked = bytearray(len(text))
    for start, end in spans:
        masked[start:end] = b"\1" * (end - start)
    return masked
