"""What is said of a translation that does not follow the glossary, and where."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from mtlint.model import Edit, Finding, Fix, Segment, Severity, Span, Term
from mtlint.rules.consistency._glossary import Demand, Misuse, Pair, best_of
from mtlint.rules.source import AlignedSentences
from mtlint.text.inflection import base
from mtlint.text.terms import folded
from mtlint.text.words import words

_NAMED = 3
"""Terms that a message names."""
_NOTE = 80
_LIKE = 80.0
"""Similarity, of 100, from which words are taken for a term that is spelled wrongly."""
_SHORTEST = 5
_SURE = 0.75
"""Confidence from which a sentence is taken for the translation of another."""


def misused(segment: Segment, pair: Pair, misuse: Misuse, demands: Iterable[Demand]) -> Finding:
    """The finding of a forbidden term, at its place."""
    asking = [demand for demand in demands if not misuse.entries.isdisjoint(demand.entries)]
    terms = pair.allowed(misuse.entries.union(*(demand.entries for demand in asking)))
    span, best = segment.span(misuse.start, misuse.end), best_of(terms)
    message = f"the glossary forbids {_quoted(misuse.term)}"
    message += f" for {_quoted(asking[0].term)}" if asking else ""
    message += f": it has {_either(terms)}" if terms else ""
    fix = None
    if best and misuse.form:
        fix = Fix.unsafe(f"Write “{best.text}”", Edit(span, _cased_like(misuse, best.text)))
    return Finding(span, message + _note(pair, misuse.entries), fix=fix)


Aligned = Callable[[], tuple[AlignedSentences, ...]]
"""The sentences of a segment beside those of its source, once they are asked for."""


def missing(segment: Segment, pair: Pair, demand: Demand, aligned: Aligned, *, lacks_all: bool) -> Finding:
    """The finding of a term that should stand in a segment and does not: at what is like it, or else at the sentence."""
    terms = pair.allowed(demand.entries)
    message = f"the glossary has {_either(terms)} for {_quoted(demand.term)}"
    if all(pair.entries[which].is_kept for which in demand.entries):
        message = f"the glossary leaves {_quoted(demand.term)} untranslated"
    if not lacks_all:
        said = ", which the source says more often than the translation"
        return Finding(_sentence(segment, demand, aligned), message + said + _note(pair, demand.entries))
    like = _most_like(segment, terms)
    if like is not None:
        said = f", not {_quoted(segment.text[like.start : like.end])}"
        # Where words change inside, what is like a term may be a form of it.
        severity = None if base(segment.language) == "en" else Severity.INFO
        span = segment.span(like.start, like.end)
        return Finding(span, message + said + _note(pair, demand.entries), severity=severity)
    span = _sentence(segment, demand, aligned)
    return Finding(span, f"{message}, which the translation does not use" + _note(pair, demand.entries))


def _sentence(segment: Segment, demand: Demand, aligned: Aligned) -> Span:
    """The sentences that translate the one with the term, where it is sure which they are; else all of the segment."""
    if len(segment.source_sentences) > 1 and segment.source:
        end = 0
        for text in segment.source_sentences:
            end = max(segment.source.find(text, end), end) + len(text)
            if end > demand.at:
                for pair in aligned():
                    if text in pair.source and pair.target and pair.confidence >= _SURE:
                        return Span(pair.target[0].span().start, pair.target[-1].span().end)
                break
    return segment.span()


def _most_like(segment: Segment, terms: Iterable[Term]) -> Span | None:
    """The place of the words that are most like one of some terms, if any are."""
    found = max(_likenesses(segment, terms), default=None)
    return Span(-found[1], found[2]) if found else None


def _likenesses(segment: Segment, terms: Iterable[Term]) -> Iterator[tuple[float, int, int]]:
    here = words(segment.text)
    for term in terms:
        wanted, size = folded(term.text), len(words(term.text))
        for first in range(len(here) - size + 1 if len(wanted) >= _SHORTEST and size else 0):
            start, end = here[first].start, here[first + size - 1].end
            likeness = fuzz.ratio(folded(segment.text[start:end]), wanted, score_cutoff=_LIKE)
            if likeness and not segment.is_protected(start, end):
                yield likeness, -start, end


def _cased_like(misuse: Misuse, term: str) -> str:
    """A term as it stands at the place of another: with capitals where only the place gave them to the other."""
    if misuse.term.isupper() and not misuse.form.isupper():
        return term.upper()
    return term[:1].upper() + term[1:] if misuse.term[:1].isupper() and not misuse.form[:1].isupper() else term


def _either(terms: Sequence[Term]) -> str:
    return " or ".join(_quoted(term.text) for term in terms[:_NAMED])


def _quoted(text: str) -> str:
    return f"“{' '.join(text.split())}”"


def _note(pair: Pair, entries: Iterable[int]) -> str:
    note = next((pair.entries[which].note for which in sorted(entries) if pair.entries[which].note), "")
    note = " ".join(note.split())
    return f" ({note if len(note) <= _NOTE else note[:_NOTE].rstrip() + '…'})" if note else ""
