"""What a client can do, as far as the server goes by it."""

from dataclasses import dataclass

from lsprotocol import types


@dataclass(frozen=True, slots=True)
class Client:
    """The capabilities of a client as answers to yes-or-no questions."""

    capabilities: types.ClientCapabilities

    @property
    def diagnostics(self) -> types.DiagnosticClientCapabilities | types.PublishDiagnosticsClientCapabilities:
        """What it understands of a diagnostic, whichever way it comes."""
        text = self.capabilities.text_document or types.TextDocumentClientCapabilities()
        return text.diagnostic or text.publish_diagnostics or types.PublishDiagnosticsClientCapabilities()

    @property
    def pulls(self) -> bool:
        """Whether it asks for diagnostics itself, and again when it is told that there are more.

        A client that cannot be told would wait for LanguageTool to start, so it gets what is known whenever more is.
        """
        text, workspace = self.capabilities.text_document, self.capabilities.workspace
        if text is None or text.diagnostic is None or workspace is None or workspace.diagnostics is None:
            return False
        return bool(workspace.diagnostics.refresh_support)

    @property
    def watches(self) -> bool:
        """Whether it tells of changed files when asked to."""
        workspace = self.capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        return bool(watching and watching.dynamic_registration)

    @property
    def takes_versions(self) -> bool:
        """Whether edits can say for which version of a text they are."""
        workspace = self.capabilities.workspace
        edit = workspace and workspace.workspace_edit
        return bool(edit and edit.document_changes)

    @property
    def shows_documents(self) -> bool:
        """Whether it can be asked to open a file."""
        window = self.capabilities.window
        return bool(window and window.show_document and window.show_document.support)
