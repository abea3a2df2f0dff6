"""CON002: a name spelled or capitalised in two ways."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from mtlint.model import Document, Finding
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.consistency._names import Name, names
from mtlint.rules.consistency._variants import Place, minority


@dataclass(frozen=True, slots=True)
class NameVariants(DocumentRule):
    """A name is spelled, hyphenated or capitalised in two ways in one document.

    ## Why it matters
    Readers take the second spelling for another person or place, and a search for the name misses half of the text.

    ## What to do
    Look the name up in the source and in a reference you trust, and write it that way throughout; the finding lists the other
    places.

    ## When it is wrong
    Two people can share a family name and have similar given names; accept the finding then. `max-edits` and `min-letters` set
    how close two spellings must be.
    """

    code = "CON002"
    name = "name-variants"
    since = "0.1"
    mqm = "inconsistent-terminology"
    its = "inconsistency"
    examples = (
        Ok("They saw Lin Weiming and Lin Haoran. Lin Weiming spoke."),
        Ok("Vietnam and the Vietnamese met Koreans from Korea in Hunan and Henan."),
        Ok("The Red Fort is old. Red forts are rare."),
        Bad("They met Kim Jong-un there. Then Kim Jong-un spoke, and [[Kim Jong Un]] left."),
        Bad("They met Hans Modrow there. Then Hans Modrow spoke, and [[Hans Modorw]] left."),
        Bad("The anti-fraud and anti-theft group has anti-fraud and anti-theft laws. The [[Anti-fraud and Anti-theft]] Act."),
        Bad("They met Ann O'Hara there. Then Ann O'Hara spoke, and [[Ann O’Hara]] left."),
    )

    max_edits: int = option(1, "letters by which one word of a name may differ from another spelling of it")
    min_letters: int = option(5, "shortest word of a name that is compared by letters")

    def check(self, document: Document) -> Iterator[Finding]:
        found = names(document)
        yield from self._same_letters(found)
        yield from self._similar(found)

    def _same_letters(self, found: list[Name]) -> Iterator[Finding]:
        """Names that differ only in hyphens, spaces, apostrophes or capitals."""
        keys: defaultdict[str, defaultdict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
        for name in found:
            keys[name.letters][name.text].append(name.place)
        for forms in keys.values():
            emphatic = any(form.isupper() and " " not in form for form in forms)  # "what I mean by QUALITY"
            if len(forms) > 1 and not emphatic:
                yield from minority(forms, _MESSAGE)

    def _similar(self, found: list[Name]) -> Iterator[Finding]:
        """Names of several words of which one is spelled a little differently."""
        forms: defaultdict[tuple[str, ...], list[Place]] = defaultdict(list)
        groups: defaultdict[tuple[int, int, str], set[tuple[str, ...]]] = defaultdict(set)
        for name in found:
            if 1 < len(name.words) < 4:
                forms[name.words].append(name.place)
                for index, word in enumerate(name.words):
                    groups[len(name.words), index, word].add(name.words)
        told: Counter[tuple[str, ...]] = Counter()
        for (_, kept, _), group in sorted(groups.items()):
            for one, other in combinations(sorted(group)[:20], 2):
                if not told[one] + told[other] and self._is_spelling(one, other, kept):
                    told.update((one, other))
                    yield from minority({"one": forms[one], "other": forms[other]}, _MESSAGE)

    def _is_spelling(self, one: tuple[str, ...], other: tuple[str, ...], kept: int) -> bool:
        pairs = [(a, b) for index, (a, b) in enumerate(zip(one, other, strict=True)) if index != kept and a != b]
        return len(pairs) == 1 and all(
            min(len(a), len(b)) >= self.min_letters
            and a.replace("-", "") != b.replace("-", "")  # told by their letters already
            and not a.startswith(b)
            and not b.startswith(a)
            and DamerauLevenshtein.distance(a, b) <= self.max_edits
            for a, b in pairs
        )


_MESSAGE = "\u201c{one}\u201d is called \u201c{other}\u201d elsewhere"
