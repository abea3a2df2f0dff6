"""CON001: one thing under several names in one document."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.consistency._terms import Term, by_head, entities, insertions
from mtlint.rules.consistency._variants import minority


@dataclass(frozen=True, slots=True)
class TermVariants(DocumentRule):
    """One thing has several names in one document: "flood relief team", "flood relief group".

    ## Why it matters
    Readers take each name for another thing. Engines that translate sentence by sentence choose anew each time.

    ## What to do
    See in the source whether both names stand for one term. If they do, choose one (the glossary's, if it has the term) and use
    it throughout; the finding lists the other places.

    ## When it is wrong
    Two things can have names that differ by just one word; accept the finding then. `min-places` sets how often all names
    together must occur.
    """

    code = "CON001"
    name = "term-variants"
    since = "0.1"
    mqm = "inconsistent-terminology"
    its = "terminology"
    language_wants = ("prepositions", "interchangeable")
    examples = (
        Ok("The new plan is good. The new program on television is bad. Another plan failed."),
        Ok("The anti-noise plan goes on. The anti-noise plan is hard. The city laws are new."),
        Ok("The city committee met. The state committee met. The city committee has left."),
        Bad("The flood relief team came. The flood relief team worked. The [[flood relief group]] left."),
        Bad("The anti-noise plan goes on. Few like the anti-noise plan. The [[anti-noise special plan]] is over."),
        Bad("He leads the Harbour Board. The Harbour Board met. The [[Harbour Safety Board]] agreed."),
        Bad("The 3rd Supply Group of the Coast Guard met. The [[3rd Supply Group of the Coast Army]] spoke."),
        Bad("The notice says so. It is a long text. The [[circular]] asks all to read it."),
    )

    min_places: int = option(2, "how often all forms of a term must stand in a document together")

    def check(self, document: Document) -> Iterator[Finding]:
        told: set[tuple[int, int]] = set()
        for terms in (by_head(document), insertions(document), entities(document)):
            groups: defaultdict[str, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
            for term in terms:
                groups[term.key][term.form].append(term)
            for forms in groups.values():
                if len(forms) < 2 or sum(map(len, forms.values())) < self.min_places:
                    continue
                places = {form: [term.place for term in found] for form, found in forms.items()}
                for finding in minority(places, "\u201c{one}\u201d is called \u201c{other}\u201d elsewhere"):
                    place = (finding.span.start, finding.span.end)
                    if place not in told:
                        told.add(place)
                        yield finding
