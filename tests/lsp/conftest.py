"""A real client that speaks with a real server process."""

import asyncio
import os
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE = 180


def capabilities(*, pulls=False, encodings=None):
    """What an editor such as VS Code says that it can do."""
    shared = {"related_information": True, "code_description_support": True, "data_support": True}
    tags = types.ClientDiagnosticsTagOptions([types.DiagnosticTag.Unnecessary])
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=encodings),
        text_document=types.TextDocumentClientCapabilities(
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(tag_support=tags, version_support=True, **shared),
            diagnostic=types.DiagnosticClientCapabilities(tag_support=tags, **shared) if pulls else None,
        ),
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
            diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True) if pulls else None,
        ),
        window=types.WindowClientCapabilities(
            work_done_progress=True, show_document=types.ShowDocumentClientCapabilities(support=True)
        ),
    )


class Editor(LanguageClient):
    """Keeps what the server tells it."""

    def __init__(self, folder):
        super().__init__("editor", "1")
        self.folder = folder
        self.published = []
        self.messages = []
        self.logged = []
        self.shown = []
        self.watched = []
        self.refreshed = 0
        self._news = asyncio.Event()
        self._listen()

    def _listen(self):
        def keep(name, into):
            @self.feature(name)
            def handle(params):
                into.append(params)
                self._news.set()

        keep(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, self.published)
        keep(types.WINDOW_SHOW_MESSAGE, self.messages)
        keep(types.WINDOW_LOG_MESSAGE, self.logged)

        @self.feature(types.WINDOW_SHOW_DOCUMENT)
        def show(params):
            self.shown.append(params)
            return types.ShowDocumentResult(True)

        @self.feature(types.WINDOW_WORK_DONE_PROGRESS_CREATE)
        def create(params):
            return None

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params):
            self.watched += params.registrations
            self._news.set()

        @self.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)
        def refresh(params):
            self.refreshed += 1
            self._news.set()

    async def until(self, holds):
        """Wait until something holds of what was told."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                self._news.clear()
                await self._news.wait()

    async def begin(self, *, folders=None, **given):
        """The handshake; `given` are arguments of `capabilities`."""
        uris = [folder.as_uri() for folder in folders or [self.folder]]
        result = await self.initialize_async(
            types.InitializeParams(
                capabilities=capabilities(**given),
                process_id=os.getpid(),
                root_uri=uris[0],
                workspace_folders=[types.WorkspaceFolder(uri, uri) for uri in uris],
            )
        )
        self.initialized(types.InitializedParams())
        return result

    def uri(self, name):
        return (self.folder / name).as_uri()

    def open(self, name, text, language="plaintext", version=1):
        document = types.TextDocumentItem(self.uri(name), language, version, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def change(self, name, text, version):
        document = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    def save(self, name):
        self.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(self.uri(name))))

    async def told(self, name, version=1, holds=lambda _: True):
        """What was published last of a version of a text, once it is what is waited for."""
        return (await self.publication(name, version, holds)).diagnostics

    async def publication(self, name, version, holds):
        def last():
            of = [one for one in self.published if one.uri == self.uri(name) and one.version == version]
            return of[-1] if of and holds(of[-1].diagnostics) else None

        await self.until(lambda: last() is not None)
        return last()

    async def pull(self, name, previous=None):
        document = types.TextDocumentIdentifier(self.uri(name))
        return await self.text_document_diagnostic_async(types.DocumentDiagnosticParams(document, previous_result_id=previous))

    async def actions(self, name, place, only=None):
        """The actions with edits, and the titles of those that run a command, which the client's library takes for commands."""
        document = types.TextDocumentIdentifier(self.uri(name))
        context = types.CodeActionContext([], only)
        offered = await self.text_document_code_action_async(types.CodeActionParams(document, place, context))
        return (
            [action for action in offered if isinstance(action, types.CodeAction)],
            [action.title for action in offered if isinstance(action, types.Command)],
        )

    async def end(self):
        """Say goodbye as editors do; the exit status of the server."""
        await self.shutdown_async(None)
        self.exit(None)
        async with asyncio.timeout(PATIENCE):
            return await self._server.wait()

    @staticmethod
    def applied(text, edits):
        """A text after edits whose columns count UTF-16 units, put in by way of bytes and from the last to the first."""
        lines = text.encode("utf-16-le").split("\n".encode("utf-16-le"))

        def offset(position):
            return sum(len(line) + 2 for line in lines[: position.line]) + 2 * position.character

        raw = text.encode("utf-16-le")
        for edit in sorted(edits, key=lambda edit: offset(edit.range.start), reverse=True):
            raw = raw[: offset(edit.range.start)] + edit.new_text.encode("utf-16-le") + raw[offset(edit.range.end) :]
        return raw.decode("utf-16-le")


@pytest.fixture
def folder(tmp_path):
    """A workspace that no settings above it reach."""
    place = Path(os.path.realpath(tmp_path)) / "workspace"
    place.mkdir()
    (place / "mtlint.toml").write_text('ignore = ["GRM"]\n', encoding="utf-8")
    return place


@pytest.fixture
def editing(folder):
    """Starts a server with options and hands out a client that has not greeted it yet; ends both."""

    temporary = folder.parent / "temporary"
    temporary.mkdir()
    environment = os.environ | {"TMPDIR": str(temporary), "TEMP": str(temporary), "TMP": str(temporary)}

    @asynccontextmanager
    async def start(*options, wrapper=()):
        editor = Editor(folder)
        await editor.start_io(*wrapper, sys.executable, "-m", "mtlint", "server", *options, cwd=folder, env=environment)
        try:
            yield editor
            if editor._server.returncode is None:
                assert await editor.end() == 0
        finally:
            if editor._server.returncode is None:
                editor._server.kill()
            await editor.stop()
        assert not [*temporary.iterdir()], "nothing is left behind"

    start.alone = lambda: Editor(folder)
    return start
