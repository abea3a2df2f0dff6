"""What a page holds of a finding so that a decision on it can be written to a baseline or to the settings."""

import json
import re
from typing import Any

from mtlint.model import Diagnostic, key_of
from mtlint.text.fold import fold

_QUOTED = 100
_SPECIAL = re.compile(r"([*?\[\]!#\\ ])")
_SURROGATE = re.compile("[\ud800-\udfff]")


def finding_data(diagnostic: Diagnostic) -> str:
    """What a baseline and a table under `ignore` say of a finding, as JSON of plain ASCII."""
    known = key_of(diagnostic)
    quote = " ".join(diagnostic.text.split())[:_QUOTED].rstrip()
    # A cut between a letter and its marks may not be found again, and TOML cannot hold half a character.
    fits = fold(quote) in fold(diagnostic.text) and not _SURROGATE.search(quote)
    return _json(
        code=known.code,
        text=known.text,
        sha256=known.digest,
        quote=quote if fits else "",
        fingerprint=diagnostic.fingerprint,
    )


def document_data(path: str, slug: str) -> str:
    """What they say of a document, and the name of its page."""
    return _json(path=path, pattern=pattern(path), slug=slug)


def pattern(path: str) -> str:
    """The pattern, as in .gitignore, that names this file alone."""
    escaped = _SURROGATE.sub("?", _SPECIAL.sub(r"\\\1", path))
    return escaped if escaped.startswith("/") else f"/{escaped}"


def _json(**values: Any) -> str:
    # DEL is the one control character that JSON leaves as it is.
    return json.dumps(values).replace("\x7f", "\\u007f")
