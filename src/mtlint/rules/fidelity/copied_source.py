"""FID007: the source in the place of its translation."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding, Severity
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.fidelity._foreign import is_foreign, prose_words, same_language
from mtlint.text.fold import fold


@dataclass(frozen=True, slots=True)
class CopiedSource(DocumentRule):
    """A translation is its source, word for word.

    ## Why it matters
    The engine handed back what it was given, or nobody translated the row. Readers get a text in a language that they may not
    read.

    ## What to do
    Have the row translated.

    ## When it is wrong
    Names, numbers, codes, addresses and short labels stay as they are and are left alone, and so are texts whose words the
    target's language knows. Quotations and titles that are kept in their own language are reported.
    """

    code = "FID007"
    name = "copied-source"
    severity = Severity.ERROR
    since = "0.2"
    mqm = "untranslated"
    its = "untranslated"
    examples = (
        Ok("Ludwig van Beethoven, op. 27", source="Ludwig van Beethoven, op. 27"),
        Ok("Bank of the north", source="Bank of the north"),
        Ok("https://example.org/neu/und/gut", source="https://example.org/neu/und/gut"),
        Ok("Hotel am Markt", source="Hotel am Markt"),
        Bad("[[Die Bank hat heute wegen der Feier geschlossen.]]", source="Die Bank hat heute wegen der Feier geschlossen."),
        Bad("[[银行今天关门了。]]", source="银行今天关门了。"),
    )

    min_words: int = option(3, "small words that a text must have at least; two ideographs count as one")

    def check(self, document: Document) -> Iterator[Finding]:
        for segment in document.segments:
            if not segment.source or fold(segment.source) != fold(segment.text) or same_language(document, segment):
                continue
            if is_foreign(prose_words(segment), segment.language, self.min_words):
                yield Finding(segment.span(), "translation is its source, word for word")
