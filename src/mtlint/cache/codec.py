"""Findings to bytes and back: JSON, because reading a cache file must not be able to run anything."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from mtlint.model import Applicability, Diagnostic, Edit, Fix, Related, Severity, Span


def encode(diagnostics: Sequence[Diagnostic]) -> bytes:
    """Findings as bytes. A lone surrogate survives, as JSON escapes it."""
    return json.dumps([asdict(diagnostic) for diagnostic in diagnostics], separators=(",", ":")).encode("ascii")


def decode(content: bytes) -> tuple[Diagnostic, ...]:
    """The findings that were encoded. Raises ValueError, KeyError or TypeError for anything else."""
    return tuple(_diagnostic(raw) for raw in json.loads(content))


def _diagnostic(raw: dict[str, Any]) -> Diagnostic:
    made = {
        "severity": Severity(raw["severity"]),
        "span": Span(**raw["span"]),
        "related": tuple(Related(**{**related, "span": Span(**related["span"])}) for related in raw["related"]),
        "fix": None if raw["fix"] is None else _fix(raw["fix"]),
    }
    return Diagnostic(**{**raw, **made})


def _fix(raw: Mapping[str, Any]) -> Fix:
    edits = tuple(Edit(Span(**edit["span"]), edit["replacement"]) for edit in raw["edits"])
    return Fix(raw["title"], edits, Applicability(raw["applicability"]))
