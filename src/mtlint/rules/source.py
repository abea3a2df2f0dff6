"""What the source side permits: what the source repeats, the target may repeat."""

import re

from mtlint.model import Segment
from mtlint.text.fold import fold

_STOP = re.compile(r"[.!?。！？…;；\n]+")


def source_repeats(one: Segment, other: Segment) -> bool:
    """Whether the source of two segments says the same, or, where they are one segment, says something twice.

    False where the source is not known.
    """
    if one.source is None or other.source is None:
        return False
    if one is not other:
        return fold(one.source) == fold(other.source)
    parts = [folded for part in _STOP.split(one.source) if (folded := fold(part))]
    return len(set(parts)) < len(parts)
