"""CON101: one thing under several names in several documents."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mtlint.model import Document, Evidence, Severity, Span
from mtlint.rules.base import Bad, CorpusRule, Found, Gathered, Ok
from mtlint.rules.consistency._coined import Coined, coined, coined_variants
from mtlint.rules.consistency._compounds import compounds, written_both_ways
from mtlint.rules.consistency._terms import by_head, entities
from mtlint.rules.consistency._variants import Place, minorities

_OTHERWISE = "\u201c{one}\u201d is called \u201c{other}\u201d in another document"


@dataclass(frozen=True, slots=True)
class TermVariantsAcrossDocuments(CorpusRule):
    """One thing has one name in some documents and another one in others.

    ## Why it matters
    Who reads more than one of the documents takes each name for another thing. Engines that translate document by document
    choose anew each time.

    ## What to do
    See in the sources whether the names stand for one term. If they do, choose one (the glossary's, if it has the term) for all
    documents; the finding lists the other places.

    ## When it is wrong
    Two things can have names that differ by just one word, or a number in common; accept the finding then. Words that have a
    hyphen in one document and none in another are a remark only.
    """

    code = "CON101"
    name = "term-variants-across-documents"
    since = "0.1"
    mqm = "inconsistent-terminology"
    its = "terminology"
    yields_to = ("CON001", "CON002")
    language_wants = ("prepositions", "interchangeable", "numbers")
    examples = (
        Ok("The new plan is good.\n=====\nThe new program is good."),
        Ok("The notice asks all to read it.\n=====\nThe circular is about schools."),
        Ok("We keep to the \u201cthree green rules\u201d.\n=====\nThey speak of the \u201cthree old wells\u201d."),
        Bad("The flood relief team came. The flood relief team left.\n=====\nThe [[flood relief group]] came."),
        Bad(
            "They work on the building of the \u201ctwo new harbours\u201d.\n=====\n"
            "They work on the building of the \u201c[[two young ports]]\u201d."
        ),
        Bad("They praise the \u201cfour-wheel gardens\u201d.\n=====\nThey dislike the \u201c[[four wheel-gardens]]\u201d."),
        Bad("The riverbank is green. Few know the riverbank.\n=====\nWe sat on a [[river-bank]]."),
    )

    def collect(self, document: Document) -> Evidence:
        terms = tuple(
            (term.key, term.form, term.place.text, term.place.span.start, term.place.span.end)
            for term in (*by_head(document), *entities(document))
            if term.is_full
        )
        return document.language, *compounds(document), terms, tuple(map(tuple, coined(document)))

    def reduce(self, gathered: Iterable[Gathered], document: Callable[[str], Document]) -> Iterator[Found]:
        for language in sorted({evidence[0] for _, evidence in gathered}):
            yield from _named(_groups(gathered, language))
            phrases = ((path, Coined(*row)) for path, kept in gathered if kept[0] == language for row in kept[4])
            yield from _named(coined_variants(phrases))
            both = [(path, kept[1], kept[2]) for path, kept in gathered if kept[0] == language]
            for path, finding in _named(written_both_ways(both, document)):
                yield Found(path, replace(finding, severity=Severity.INFO))


def _groups(gathered: Iterable[Gathered], language: str) -> Iterator[dict[str, list[Place]]]:
    """Places of each form of the terms that have several, but not in one document: there another rule tells."""
    groups: defaultdict[str, defaultdict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    mixed: set[str] = set()
    for path, evidence in gathered:
        forms: dict[str, str] = {}
        for key, form, text, start, end in evidence[3] if evidence[0] == language else ():
            groups[key][form].append(Place(Span(start, end), text, path))
            if forms.setdefault(key, form) != form:
                mixed.add(key)
    yield from (dict(forms) for key, forms in groups.items() if len(forms) > 1 and key not in mixed)


def _named(groups: Iterable[Mapping[str, list[Place]]]) -> Iterator[Found]:
    for forms in groups:
        for place, finding in minorities(forms, _OTHERWISE):
            if place.path is not None:
                yield Found(place.path, finding)
