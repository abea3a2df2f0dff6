"""What is kept of a document to bytes and back: JSON, because reading a cache file must not be able to run anything."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from mtlint.model import Applicability, Diagnostic, Edit, Evidence, Fix, Related, Severity, Span


@dataclass(frozen=True, slots=True)
class Kept:
    """What was found in a document, and what the rules that look across documents keep of it, by code."""

    diagnostics: tuple[Diagnostic, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=dict)


def encode(kept: Kept) -> bytes:
    """Findings and evidence as bytes. A lone surrogate survives, as JSON escapes it."""
    raw = {"diagnostics": [asdict(diagnostic) for diagnostic in kept.diagnostics], "evidence": kept.evidence}
    return json.dumps(raw, separators=(",", ":")).encode("ascii")


def decode(content: bytes) -> Kept:
    """What was encoded. Raises ValueError, KeyError or TypeError for anything else."""
    raw = json.loads(content)
    evidence = {str(code): _evidence(value) for code, value in dict(raw["evidence"]).items()}
    return Kept(tuple(_diagnostic(one) for one in raw["diagnostics"]), evidence)


def _evidence(raw: list[Any]) -> Evidence:
    return tuple(_evidence(value) if isinstance(value, list) else value for value in raw)


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
