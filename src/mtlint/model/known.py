"""What a finding is known by from run to run."""

from hashlib import sha256
from typing import NamedTuple

from mtlint.model.finding import Diagnostic
from mtlint.text.fold import fold

_LONGEST = 100
"""Characters of a text that are written out; of a longer one its beginning and its digest."""
_SHOWN = 80


class Key(NamedTuple):
    """What a finding is known by: neither its line nor how its text is cased, spaced or quoted."""

    code: str
    text: str
    digest: str
    """First half of the SHA-256 of a text too long to be written out, in hexadecimal; empty for others."""


def key_of(diagnostic: Diagnostic) -> Key:
    """What a baseline calls a finding."""
    text = fold(diagnostic.text)
    if len(text) <= _LONGEST:
        return Key(diagnostic.code, text, "")
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return Key(diagnostic.code, f"{text[:_SHOWN].rstrip()}…", digest)
