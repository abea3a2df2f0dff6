"""CON102: the glossary has another term."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Self

from mtlint.config import Config, read_glossary
from mtlint.model import Concept, Document, Finding, Glossary, Segment, Sentence, Standing, Term
from mtlint.recognition import recognise
from mtlint.rules.base import Bad, DocumentRule, Ok, given, option
from mtlint.rules.consistency._glossary import Pair, has_language, has_source, pair_for
from mtlint.rules.consistency._glossary_findings import missing, misused
from mtlint.rules.source import aligned_sentences
from mtlint.text.fold import fold
from mtlint.text.terms import Prose

_EXAMPLE = Glossary(
    (
        Concept((Term("Speicher"),), (Term("memory"), Term("storage", standing=Standing.FORBIDDEN))),
        Concept((Term("Speicherkarte"),), (Term("memory card"),)),
        Concept((), (Term("web page", standing=Standing.PREFERRED), Term("webpage", standing=Standing.FORBIDDEN))),
    ),
    "example",
)


@dataclass(frozen=True, slots=True)
class GlossaryViolation(DocumentRule):
    """The translation does not use the term that the glossary has, or uses one that it forbids.

    It runs where the settings name a `glossary`. The examples are checked with one that has "memory" and not "storage" for
    "Speicher", "memory card" for "Speicherkarte", and that forbids "webpage".

    ## Why it matters
    Readers take another word for another thing, and whoever ordered the translation has agreed on this one.

    ## What to do
    Use the term of the glossary. If another one is right here too, add it to the glossary's entry.

    ## When it is wrong
    A word can mean several things, and the glossary may be about another one: "file" is not always a document. A term that is
    said once and then stands as "it" is enough unless `every-time` is set. Forms of a word are recognised by its stem and its
    beginning, so irregular ones may be missed; what is only like the term is a remark in languages other than English.

    ## Fix
    Puts the term of the glossary in the place of a forbidden one, if there is just one to be used and the form is that of the
    glossary. Unsafe: the words around may have to change with it.
    """

    code = "CON102"
    name = "glossary-violation"
    since = "0.2"
    mqm = "terminology"
    its = "terminology"
    yields_to = ("FID006", "FID007")
    needs_setting = "glossary"
    example_fields: ClassVar[Mapping[str, Any]] = {"glossary": _EXAMPLE}
    examples = (
        Ok("The memories are full.", source="Die Speicher sind voll."),
        Ok("Put the memory card in.", source="Legen Sie die Speicherkarte ein."),
        Ok("The storage is a shed.", source="Das Lager ist ein Schuppen."),
        Bad("[[The device is full.]]", source="Der Speicher ist voll."),
        Bad("[[The memory is in.]]", source="Die Speicherkarte ist drin."),
        Bad("The [[storage]] is full.", source="Der Speicher ist voll.", fixed="The memory is full."),
        Bad("The [[memry card]] is in.", source="Die Speicherkarte ist drin."),
        Bad("[[Webpage]] not found.", fixed="Web page not found."),
    )

    every_time: bool = option(False, "whether a term must stand in the translation as often as in the source")
    glossary: Glossary = given(Glossary())  # noqa: RUF009 - frozen

    @classmethod
    def made(cls, config: Config, options: Mapping[str, Any]) -> Self | None:
        glossary = read_glossary(config)
        return cls(**options, glossary=glossary) if glossary else None

    def lacks(self, language: str) -> str:
        """The terms of a language that the glossary does not know."""
        return "" if has_language(self.glossary, language) else "terms of the glossary"

    def check(self, document: Document) -> Iterator[Finding]:
        if not self.glossary:
            return
        source = self._source_language(document)
        sentences: defaultdict[int, list[Sentence]] = defaultdict(list)
        for sentence in document.sentences:
            sentences[id(sentence.segment)].append(sentence)
        for segment in document.segments:
            if segment.text.strip() and fold(segment.text) != fold(segment.source or ""):
                yield from self._check(segment, pair_for(self.glossary, source, segment.language), sentences[id(segment)])

    def _check(self, segment: Segment, pair: Pair, sentences: Sequence[Sentence]) -> Iterator[Finding]:
        demands = pair.demands(segment.source) if segment.source and segment.source.strip() else None
        told: set[int] = set()
        for misuse in pair.misuses(segment, demands):
            told |= misuse.entries
            yield misused(segment, pair, misuse, demands or ())
        if not demands:
            return
        prose = Prose(segment.text, segment.language)
        aligned = cache(lambda: aligned_sentences(segment, sentences))
        for demand in demands:
            if told.isdisjoint(demand.entries) and pair.falls_short(demand, prose, self.every_time):
                lacks_all = pair.falls_short(demand, prose, every_time=False)
                yield missing(segment, pair, demand, aligned, lacks_all=lacks_all)

    def _source_language(self, document: Document) -> str:
        """What is said of it or else shows; empty where neither does, or the glossary knows nothing of it."""
        texts = [segment.source for segment in document.segments if segment.source]
        shown = document.source_language or (recognise(texts).language if texts else "") or ""
        return shown if document.source_language or has_source(self.glossary, shown) else ""
