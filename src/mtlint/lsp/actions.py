"""What an editor may offer to do about findings."""

from collections.abc import Iterator, Sequence

from lsprotocol import types

from mtlint.fixes import choose, sentence_zones
from mtlint.lsp.found import Found, Teller, edits
from mtlint.lsp.suppress import suppression
from mtlint.model import Applicability, Diagnostic, Fix

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.mtlint"
OPEN_RULE = "mtlint.openRule"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)


def actions(found: Found, params: types.CodeActionParams, teller: Teller, *, versioned: bool) -> list[types.CodeAction]:
    """The actions for a range of a text. `versioned` says whether the client heeds the version that edits are made for."""
    only = params.context.only
    offered: list[types.CodeAction] = []
    if _wants(only, types.CodeActionKind.QuickFix):
        for diagnostic, _ in found.at(params.range):
            offered += _quick(found, diagnostic, teller.diagnostic(found, diagnostic), versioned)
    if _wants(only, FIX_ALL) and (everything := _everything(found)):
        edit = _workspace_edit(found, [one for fix in everything for one in edits(found, fix)], versioned)
        title = f"mtlint: make all safe fixes ({len(everything)})"
        offered.append(types.CodeAction(title, kind=FIX_ALL, edit=edit))
    return offered


def _wants(only: Sequence[types.CodeActionKind | str] | None, kind: str) -> bool:
    """Whether a client that asks only for some kinds, each with what is below it, asks for this one."""
    return only is None or any(kind == wanted or kind.startswith(f"{wanted}.") or not wanted for wanted in map(_name, only))


def _name(kind: types.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind


def _quick(found: Found, diagnostic: Diagnostic, told: types.Diagnostic, versioned: bool) -> Iterator[types.CodeAction]:
    kind = types.CodeActionKind.QuickFix
    fix = diagnostic.fix
    if fix is not None and fix.applicability >= Applicability.UNSAFE and _can_edit(found):
        is_safe = fix.applicability >= Applicability.SAFE
        title = f"{diagnostic.code}: {fix.title}{'' if is_safe else ' (unsafe)'}"
        edit = _workspace_edit(found, edits(found, fix), versioned)
        yield types.CodeAction(title, kind=kind, diagnostics=[told], is_preferred=is_safe, edit=edit)
    comment = suppression(found.document, diagnostic) if found.document else None
    if comment is not None:
        edit = _workspace_edit(found, [types.TextEdit(found.positions.range(comment.span), comment.replacement)], versioned)
        title = f"{diagnostic.code}: ignore this finding with a comment"
        yield types.CodeAction(title, kind=kind, diagnostics=[told], is_preferred=False, edit=edit)
    title = f"{diagnostic.code}: open the documentation of {diagnostic.rule}"
    command = types.Command(title, OPEN_RULE, arguments=[diagnostic.code])
    yield types.CodeAction(title, kind=kind, diagnostics=[told], is_preferred=False, command=command)


def _can_edit(found: Found) -> bool:
    """A fix of a format with a notation of its own is for `mtlint check --fix`, which proves it."""
    return found.document is not None and found.document.verbatim


def _everything(found: Found) -> list[Fix]:
    """The safe fixes that can be made at once."""
    if found.document is None or not _can_edit(found):
        return []
    fixes = dict.fromkeys(diagnostic.fix for diagnostic in found.diagnostics if diagnostic.fix is not None)
    return choose(fixes, Applicability.SAFE, sentence_zones(found.document))


def _workspace_edit(found: Found, changes: list[types.TextEdit], versioned: bool) -> types.WorkspaceEdit:
    if not versioned:
        return types.WorkspaceEdit(changes={found.uri: changes})
    document = types.OptionalVersionedTextDocumentIdentifier(found.uri, found.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(changes))])
