"""What is known of one version of a text, and how the protocol says it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lsprotocol import types

from mtlint.lsp.pages import Pages
from mtlint.lsp.positions import Positions
from mtlint.model import Diagnostic, Document, Fix, Severity
from mtlint.reporters.visible import paired

SOURCE = "mtlint"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


@dataclass(frozen=True)
class Found:
    """Findings of a text. `document` is None where it could not be read; `failures` say what was not checked."""

    uri: str
    version: int | None
    text: str
    encoding: str
    diagnostics: tuple[Diagnostic, ...] = ()
    failures: tuple[str, ...] = ()
    document: Document | None = None
    complete: bool = False
    """Whether LanguageTool has been asked, if it had to be."""

    @cached_property
    def positions(self) -> Positions:
        return Positions(self.text, self.encoding)

    def at(self, wanted: types.Range) -> Iterator[tuple[Diagnostic, types.Range]]:
        """The findings that a range touches, each with its own range."""
        for diagnostic in self.diagnostics:
            place = self.positions.range(diagnostic.span)
            if place.start <= wanted.end and wanted.start <= place.end:
                yield diagnostic, place


@dataclass(frozen=True, slots=True)
class Teller:
    """Says findings in the words of the protocol, as far as the client understands them."""

    pages: Pages
    client: types.DiagnosticClientCapabilities | types.PublishDiagnosticsClientCapabilities

    def diagnostics(self, found: Found) -> list[types.Diagnostic]:
        """All that is to be shown of a text."""
        failures = [
            types.Diagnostic(
                types.Range(types.Position(0, 0), types.Position(0, 0)),
                paired(failure),
                severity=types.DiagnosticSeverity.Error,
                source=SOURCE,
            )
            for failure in found.failures
        ]
        return failures + [self.diagnostic(found, diagnostic) for diagnostic in found.diagnostics]

    def diagnostic(self, found: Found, diagnostic: Diagnostic) -> types.Diagnostic:
        """One finding."""
        client = self.client
        told = types.Diagnostic(
            found.positions.range(diagnostic.span),
            paired(diagnostic.message),
            severity=_SEVERITIES[diagnostic.severity],
            code=diagnostic.code,
            source=SOURCE,
        )
        if client.code_description_support:
            told.code_description = types.CodeDescription(self.pages.uri(diagnostic.code))
        if client.related_information:
            told.related_information = [
                types.DiagnosticRelatedInformation(
                    types.Location(found.uri, found.positions.range(one.span)), paired(one.message)
                )
                for one in diagnostic.related
                if one.path is None
            ]
        if client.tag_support and _is_superfluous(diagnostic.fix):
            told.tags = [types.DiagnosticTag.Unnecessary]
        if client.data_support:
            told.data = _data(found, diagnostic)
        return told


def edits(found: Found, fix: Fix) -> list[types.TextEdit]:
    """The edits of a fix."""
    return [types.TextEdit(found.positions.range(edit.span), paired(edit.replacement)) for edit in fix.edits]


def _is_superfluous(fix: Fix | None) -> bool:
    """Whether the way to mend a finding is to take text away."""
    return fix is not None and not any(edit.replacement for edit in fix.edits)


def _data(found: Found, diagnostic: Diagnostic) -> dict[str, Any]:
    fix = diagnostic.fix
    data: dict[str, Any] = {"rule": diagnostic.rule, "fingerprint": diagnostic.fingerprint, "fix": None}
    if fix is not None:
        told = [
            {
                "range": {
                    "start": {"line": edit.range.start.line, "character": edit.range.start.character},
                    "end": {"line": edit.range.end.line, "character": edit.range.end.character},
                },
                "newText": edit.new_text,
            }
            for edit in edits(found, fix)
        ]
        data["fix"] = {"title": fix.title, "applicability": str(fix.applicability), "edits": told}
    return data
