"""What the server does for each message of a client."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from mtlint import __version__, api
from mtlint.discovery.walk import display
from mtlint.lsp.actions import KINDS, OPEN_RULE, actions
from mtlint.lsp.client import Client
from mtlint.lsp.desk import Desk
from mtlint.lsp.fetching import Fetching
from mtlint.lsp.found import SOURCE, Found, Teller
from mtlint.lsp.pages import Pages
from mtlint.lsp.place import Answer, Place, Places, Settings
from mtlint.model import MtlintError
from mtlint.readers import suffixes
from mtlint.reporters.visible import paired

DEBOUNCE = 0.3
"""Seconds without a key before a text is checked."""
_WORKERS = 2
"""Checks at a time, of the kind that needs LanguageTool and of the kind that does not."""
_SUFFIX_OF = {"plaintext": "", "text": "", "markdown": ".md"}
"""By language id, what to add to a name whose ending says no format."""
_SETTINGS_FILES = ("mtlint.toml", "pyproject.toml")
_WATCHED = ("**/*.toml", "**/.gitignore", "**/*.{csv,tsv,tbx}")
"""Files that say how texts are checked: settings, and the glossaries that they name."""


class Server(LanguageServer):
    """A language server for one client."""

    def __init__(self, settings: Settings) -> None:
        # Partial changes are counted in lines that end at U+2028 too, by the library, and not by editors.
        super().__init__("mtlint", __version__, types.TextDocumentSyncKind.Full)
        self.pages = Pages()
        self.client = Client(types.ClientCapabilities())
        self.was_shut_down = False
        self._fetching = Fetching()
        self._places = Places(settings, self._fetching)
        self._desks: dict[str, Desk] = {}
        self._pools = {grammar: ThreadPoolExecutor(_WORKERS, thread_name_prefix="mtlint") for grammar in (False, True)}
        self._said: set[str] = set()
        self._blamed: set[str] = set()
        self._results = count(1)
        self._given: dict[str, tuple[Found, str]] = {}
        self._register()

    @property
    def teller(self) -> Teller:
        """Says findings as far as the client understands them."""
        return Teller(self.pages, self.client.diagnostics)

    def close(self) -> None:
        """Stop every LanguageTool and remove what was written for the session."""
        self.pages.close()
        self._places.close()

    def _register(self) -> None:
        handlers: dict[str, tuple[Any, Any]] = {
            types.INITIALIZE: (self._initialize, None),
            types.INITIALIZED: (self._initialized, None),
            types.SHUTDOWN: (self._shut_down, None),
            types.TEXT_DOCUMENT_DID_OPEN: (self._opened, None),
            types.TEXT_DOCUMENT_DID_CHANGE: (self._changed, None),
            types.TEXT_DOCUMENT_DID_SAVE: (self._saved, None),
            types.TEXT_DOCUMENT_DID_CLOSE: (self._closed, None),
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: (self._reload, None),
            types.WORKSPACE_DID_CHANGE_CONFIGURATION: (self._reload, None),
            types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: (self._folders_changed, None),
            types.TEXT_DOCUMENT_CODE_ACTION: (self._actions, types.CodeActionOptions(code_action_kinds=list(KINDS))),
            types.TEXT_DOCUMENT_HOVER: (self._hover, None),
        }
        for name, (handler, options) in handlers.items():
            # The library writes attributes onto a handler, which a bound method does not take.
            self.feature(name, options)(partial(handler))
        self.command(OPEN_RULE)(self._open_rule_command())

    async def _initialize(self, params: types.InitializeParams) -> None:
        self.client = Client(params.capabilities)
        self._fetching.bind(self)
        if self.client.pulls:
            options = types.DiagnosticOptions(False, False, identifier=SOURCE)
            self.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)(partial(self._pulled))
        self._set_folders()

    async def _initialized(self, _: types.InitializedParams) -> None:
        if self.client.watches:
            watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            wish = types.Registration("mtlint-settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await self.client_register_capability_async(types.RegistrationParams([wish]))

    async def _shut_down(self, *_: object) -> None:
        self.was_shut_down = True

    def _set_folders(self) -> None:
        workspace = self.workspace
        roots = [folder.uri for folder in workspace.folders.values()] or [workspace.root_uri]
        self._places.set_folders([_path(root) for root in roots if root and uris.to_fs_path(root)])

    async def _folders_changed(self, _: types.DidChangeWorkspaceFoldersParams) -> None:
        self._set_folders()
        self._look_again()

    async def _opened(self, params: types.DidOpenTextDocumentParams) -> None:
        opened = params.text_document
        path = _path(opened.uri)
        suffix = _suffix(path, opened.language_id)
        if suffix is None:
            return
        if opened.uri in self._desks:
            self._desks.pop(opened.uri).close()
        is_file = uris.to_fs_path(opened.uri) is not None
        desk = Desk(
            opened.uri,
            self.workspace.position_encoding or types.PositionEncodingKind.Utf16,
            partial(self._check, path, suffix, is_file),
            self._show,
            lambda one: self.pages.rules[one.code].grammar,
        )
        self._desks[opened.uri] = desk
        desk.change(opened.text, opened.version, None if self.client.pulls else 0.0)

    async def _changed(self, params: types.DidChangeTextDocumentParams) -> None:
        desk = self._desks.get(params.text_document.uri)
        if desk is not None:
            text = self.workspace.get_text_document(params.text_document.uri).source
            desk.change(text, params.text_document.version, None if self.client.pulls else DEBOUNCE)

    async def _saved(self, _: types.DidSaveTextDocumentParams) -> None:
        if any([await self._aside(place.try_again) for place in self._places.all()]):
            self._look_again()

    async def _closed(self, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        desk = self._desks.pop(uri, None)
        self._given.pop(uri, None)
        if desk is not None:
            desk.close()
            if not self.client.pulls:
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    async def _reload(self, *_: object) -> None:
        if await self._aside(self._places.reload):
            self._said.clear()
        self._look_again()

    def _look_again(self) -> None:
        for desk in self._desks.values():
            desk.again(None if self.client.pulls else 0.0)
        if self.client.pulls and self._desks:
            self._refresh()
        for place in self._places.all():
            self._blame(place)

    async def _check(self, path: Path, suffix: str, is_file: bool, text: str, grammar: bool) -> Answer:
        """Check in another thread. Nothing is found in files that the settings leave out."""

        def checked(place: Place) -> Answer:
            if is_file and place.leaves_out(path):
                return Answer()
            return place.check(text, display(path, place.folder) + suffix, grammar)

        place = await self._aside(partial(self._places.of, path))
        self._blame(place)
        if grammar:
            self._warn(place)
        answer = await asyncio.get_running_loop().run_in_executor(self._pools[grammar], checked, place)
        if answer.error is not None and place in self._places.all():
            self._say(types.MessageType.Error, str(answer.error))
        for note in answer.notes:
            if note not in self._said:
                self._said.add(note)
                self.window_log_message(types.LogMessageParams(types.MessageType.Info, paired(note)))
        return answer

    async def _aside(self, work: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._pools[False], work)

    def _warn(self, place: Place) -> None:
        """Say that the text leaves this machine, before it does."""
        server = None if place.error else api.leaving(place.config)
        if server is not None:
            self._say(types.MessageType.Warning, f"the checked text leaves this machine: it goes to {server}")

    def _say(self, kind: types.MessageType, message: str) -> None:
        """Show a message, once until the settings change."""
        if message not in self._said:
            self._said.add(message)
            self.window_show_message(types.ShowMessageParams(kind, paired(f"mtlint: {message}")))

    def _blame(self, place: Place) -> None:
        """Show in a settings file what is wrong with it, or that nothing is any more."""
        uri = place.file.absolute().as_uri() if place.file else None
        problems = place.problems()
        if uri is None or (not problems and uri not in self._blamed):
            return
        told = [
            types.Diagnostic(
                types.Range(types.Position(line, 0), types.Position(line + 1, 0)),
                paired(message),
                severity=types.DiagnosticSeverity.Error,
                source=SOURCE,
            )
            for line, message in problems
        ]
        (self._blamed.add if problems else self._blamed.discard)(uri)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, told))

    def _show(self, found: Found) -> None:
        if not self.client.pulls:
            told = self.teller.diagnostics(found)
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(found.uri, told, found.version))
        elif found.uri in self._given and self._given[found.uri][0].version == found.version:
            # The client has what was known before LanguageTool answered, and asks again only when it is told to.
            self._refresh()

    def _refresh(self) -> None:
        self.workspace_diagnostic_refresh(None)

    async def _pulled(self, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        uri = params.text_document.uri
        desk = self._desks.get(uri)
        if desk is None:
            return types.RelatedFullDocumentDiagnosticReport(items=[])
        found = await desk.found()
        known, name = self._given.get(uri, (None, ""))
        if known is not found:
            name = str(next(self._results))
            self._given[uri] = (found, name)
        elif params.previous_result_id == name:
            return types.RelatedUnchangedDocumentDiagnosticReport(name)
        return types.RelatedFullDocumentDiagnosticReport(self.teller.diagnostics(found), result_id=name)

    async def _actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        desk = self._desks.get(params.text_document.uri)
        found = desk.known if desk else None
        return actions(found, params, self.teller, versioned=self.client.takes_versions) if found else []

    async def _hover(self, params: types.HoverParams) -> types.Hover | None:
        desk = self._desks.get(params.text_document.uri)
        found = desk.known if desk else None
        hits = list(found.at(types.Range(params.position, params.position))) if found else []
        if not hits:
            return None
        lines = []
        for diagnostic, _ in hits:
            info = self.pages.rules[diagnostic.code]
            page = self.pages.uri(info.code)
            lines.append(f"[**{info.code}**]({page}) {info.name}: {info.summary}")
        text = paired("\n\n".join(dict.fromkeys(lines)))
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), hits[0][1])

    def _open_rule_command(self) -> Any:
        async def open_rule(code: str) -> None:
            if code not in self.pages.rules:
                raise MtlintError(f"no rule is called {code!r}", "`mtlint rules` lists them")
            if self.client.shows_documents:
                await self.window_show_document_async(types.ShowDocumentParams(self.pages.uri(code), take_focus=True))
            else:
                info = self.pages.rules[code]
                text = f"{code} {info.name}: {info.summary} More: mtlint rule {code}"
                self.window_show_message(types.ShowMessageParams(types.MessageType.Info, text))

        return open_rule


def _path(uri: str) -> Path:
    """The file that a URI means, or would mean if the text in it were one."""
    return Path(os.path.abspath(uris.to_fs_path(uri) or uris.urlparse(uri)[2] or "untitled"))  # noqa: PTH100 - links stay


def _suffix(path: Path, language_id: str) -> str | None:
    """What to add to a file's name so that its ending says the format; None for what is not to be checked."""
    if path.suffix.lower() in suffixes():
        return ""
    return None if path.name in _SETTINGS_FILES else _SUFFIX_OF.get(language_id)
