"""FID006: nothing where the source says something."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Finding, Segment, Severity
from mtlint.rules.base import Bad, Ok, SegmentRule
from mtlint.text.placeholders import find_placeholders

_LETTER = re.compile(r"\w")
_DASHES = ("-", "–", "—", "―")


@dataclass(frozen=True, slots=True)
class EmptyTarget(SegmentRule):
    """A translation is empty, or nothing but marks, and its source is not.

    ## Why it matters
    The engine gave up, or the row was lost on the way. Readers get nothing at all.

    ## What to do
    Have the row translated.

    ## When it is wrong
    Some texts have no counterpart in the other language, such as an article on a line of its own. Sources without a letter or a
    digit are left alone, and so are targets that are a symbol, a placeholder, or a dash for a word.
    """

    code = "FID006"
    name = "empty-target"
    severity = Severity.ERROR
    since = "0.2"
    mqm = "omission"
    its = "omission"
    examples = (
        Ok("Goma is a town.", source="戈马是一个城市。"),
        Ok("", source="—"),
        Ok("✓", source="Ja"),
        Ok("{}.", source="{}th"),
        Bad("[[.]]", source="戈马是一个城市。"),
        Bad("[[]]", source="Goma ist eine Stadt."),
    )

    def check(self, segment: Segment) -> Iterator[Finding]:
        if not segment.source or not _LETTER.search(segment.source) or _LETTER.search(segment.text):
            return
        if not any(unicodedata.category(character)[0] == "S" for character in segment.text) and not _stands_for(segment):
            what = "nothing but marks" if segment.text.strip() else "empty"
            yield Finding(segment.span(), f"translation is {what}, its source is not")


def _stands_for(segment: Segment) -> bool:
    """Whether a target without a letter says something: a placeholder does, and a dash for "none"."""
    is_dash = segment.text.strip() in _DASHES and len((segment.source or "").split()) == 1
    return is_dash or bool(find_placeholders(segment.text))
