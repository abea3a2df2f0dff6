"""TYP006: a capital in mid-sentence that is no name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Edit, Finding, Fix, Kind
from mtlint.rules.base import Bad, DocumentRule, Ok
from mtlint.rules.languages import language_data
from mtlint.rules.typography._capitals import Place, is_grammar, is_small_elsewhere, spellings

_CAPITAL = re.compile(r"(?<=[,;\w] )(?<![A-Z.] )[A-Z][^\W\d_A-Z]*(?:['’][a-z]+)?(?=[\s,.;:!?]|$)")
_NOT_TEXT = (Kind.HEADING, Kind.CELL, Kind.LINE)


@dataclass(frozen=True, slots=True)
class StrayCapital(DocumentRule):
    """A word in mid-sentence has a capital and is no name.

    ## Why it matters
    Readers take the word for a name or for the start of a sentence. An engine that translates clause by clause starts each as
    if it were one.

    ## What to do
    Write the word small. See in the source whether a sentence begins here: then the comma before it should be a full stop.

    ## When it is wrong
    Names look the same. So only words that are hardly ever names are reported: words of grammar, and common words that the
    document does not keep writing with a capital. Titles and languages whose words of grammar are not known are left alone.

    ## Fix
    Writes the word small. Unsafe: perhaps the comma should have been a full stop.
    """

    code = "TYP006"
    name = "stray-capital"
    since = "0.1"
    mqm = "capitalization"
    its = "typographical"
    yields_to = ("TRN004", "TRN006")
    language_needs = ("articles",)
    examples = (
        Ok("He said, I think, that The Hague, May and He Lifeng, a Minister, are names."),
        Ok('It was called, "The end", and Gone With the Wind ran.'),
        Bad(
            "They perform duties, [[To]] improve the work, [[We]] will try.",
            fixed="They perform duties, to improve the work, we will try.",
        ),
        Bad("On three aspects, [[This]] rule is clear.", fixed="On three aspects, this rule is clear."),
        Bad(
            "The chip is new. Each chip counts. Firms, [[Chip]] makers and banks gain.",
            fixed="The chip is new. Each chip counts. Firms, chip makers and banks gain.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        data = language_data(document.language)
        if not data.function_words:
            return
        nouns = "nouns" in data.extra.get("capital_classes", ())
        small, capital = spellings(document)
        for sentence in document.sentences:
            if sentence.segment.kind in _NOT_TEXT:
                continue
            for match in _CAPITAL.finditer(sentence.text):
                place = Place(sentence, match)
                if place.is_in_title():
                    continue
                if not is_grammar(place, data, small) and (nouns or not is_small_elsewhere(place, data, small, capital)):
                    continue
                if not sentence.segment.is_protected(sentence.start + match.start(), sentence.start + match.end()):
                    fix = Fix.unsafe("Write it small", Edit(sentence.span(match.start(), match.start() + 1), place.word[0]))
                    span = sentence.span(match.start(), match.end())
                    yield Finding(span, "capital in mid-sentence on a word that is no name", fix=fix)
