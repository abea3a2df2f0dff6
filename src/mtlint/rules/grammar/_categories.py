"""Which rule reports which LanguageTool category: the one place that says it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from mtlint.model import Document, Edit, Finding, Fix, GrammarMatch, Segment, Span
from mtlint.rules.base import GrammarRule

OTHER = "GRM001"
"""Takes every category that the table does not name, so that none is lost."""

CODES = MappingProxyType(
    {
        "GRAMMAR": "GRM001",
        "CONFUSED_WORDS": "GRM002",
        "FALSE_FRIENDS": "GRM002",
        "CAT_HOMONYMES_PARONYMES": "GRM002",
        "TYPOS": "GRM003",
        "MULTITOKEN_SPELLING": "GRM003",
        "COMPOUNDING": "GRM003",
        "PROPER_NOUNS": "GRM003",
        "CASING": "GRM004",
        "CAT_MAJUSCULES": "GRM004",
        "PUNCTUATION": "GRM005",
        "TYPOGRAPHY": "GRM005",
        "CAT_TYPOGRAPHIE": "GRM005",
        "HILFESTELLUNG_KOMMASETZUNG": "GRM005",
        "PONCTUATION_POINT": "GRM005",
        "PONCTUATION_VIRGULE": "GRM005",
        "CAT_CALQUES": "GRM006",
        "COLLOCATIONS": "GRM006",
        "IDIOMS": "GRM006",
        "NONSTANDARD_PHRASES": "GRM006",
        "SEMANTICS": "GRM006",
        "REPETITIONS": "GRM007",
        "REPETITIONS_STYLE": "GRM007",
        "REDUNDANCY": "GRM007",
        "STYLE": "GRM007",
        "PLAIN_ENGLISH": "GRM007",
        "WIKIPEDIA": "GRM007",
        "GENDER_NEUTRALITY": "GRM007",
        "CREATIVE_WRITING": "GRM007",
        "ACADEMIC_WRITING": "GRM007",
        "COLLOQUIALISMS": "GRM007",
        "REGIONALISMS": "GRM007",
        "BRITISH_ENGLISH": "GRM007",
        "AMERICAN_ENGLISH_STYLE": "GRM007",
        "TEXT_ANALYSIS": "GRM007",
        "CAT_ANGLICISMES_FOREIGN_TERMS": "GRM007",
        "CAT_ARCHAISMES": "GRM007",
        "CAT_MARQUES_DE_COMMERCE": "GRM007",
        "CAT_PLEONASMES": "GRM007",
        "CAT_REGIONALISMES": "GRM007",
        "CAT_TOURS_CRITIQUES": "GRM007",
        "EMPFOHLENE_RECHTSCHREIBUNG": "GRM007",
        "PONCTUATION_STYLE_OS": "GRM007",
        # Of our own packs.
        "MT_PREPOSITION": "GRM101",
        "MT_CALQUE": "GRM102",
        "MT_MISSING_HEAD": "GRM103",
        "MT_COMPLEMENT": "GRM104",
        "MT_DOUBLED_VERB": "GRM105",
        "MT_ARTICLE": "GRM106",
        "MT_AGREEMENT": "GRM107",
        "MT_COUNTABILITY": "GRM108",
        "MT_CONNECTIVE": "GRM109",
        "MT_PARTICIPLE": "GRM110",
        "MT_TENSE": "GRM111",
        "MT_STOCK_PHRASE": "GRM112",
        "MT_CLAUSE": "GRM113",
    }
)
"""LanguageTool category id -> rule code."""

PACK_CODES = frozenset(code for category, code in CODES.items() if category.startswith("MT_"))
"""Codes of what only the packs find, which a server has to be started with."""


@dataclass(frozen=True, slots=True)
class CategoryRule(GrammarRule):
    """The matches of the categories that the table gives to a rule, one finding each."""

    def takes(self, match: GrammarMatch) -> bool:
        """Whether the table gives the match's category to this rule."""
        return CODES.get(match.category, OTHER) == self.code

    def spares(self, document: Document, segment: Segment, span: Span) -> bool:  # noqa: ARG002 - see the base
        """Where the table gives spelling to another rule."""
        return CODES["TYPOS"] != self.code

    def check(self, document: Document, matches: Iterable[GrammarMatch]) -> Iterator[Finding]:  # noqa: ARG002 - see the base
        """LanguageTool's only suggestion becomes an unsafe fix. Of several, and for a word it does not know, one is shown."""
        for match in matches:
            span = match.segment.span(match.span.start, match.span.end)
            yield Finding(span, self.message(match), fix=_fix(match, span), source_rule=match.rule)

    def message(self, match: GrammarMatch) -> str:
        """LanguageTool's sentence as a clause, like every other message."""
        message = match.message.strip().rstrip(".")
        is_word = len(message) > 1 and message[0].isupper() and message[1].islower()
        return message[0].lower() + message[1:] if is_word else message


def _fix(match: GrammarMatch, span: Span) -> Fix | None:
    if not match.replacements:
        return None
    segment, place = match.segment, match.span
    guess = len(match.replacements) > 1 or match.issue_type == "misspelling" or segment.is_protected(place.start, place.end)
    made = Fix.display if guess else Fix.unsafe
    return made(f"Replace with “{match.replacements[0]}”", Edit(span, match.replacements[0]))
