"""How far the fetch of LanguageTool is, as editors show it."""

import asyncio
import logging
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

_log = logging.getLogger(__name__)
_TOKEN = "mtlint-fetch"  # noqa: S105 - the name of a progress bar


class Fetching:
    """Tells a client of a fetch that goes on in other threads; deaf until it is bound to a server."""

    def __init__(self) -> None:
        self._server: LanguageServer | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._creating: asyncio.Task[None] | None = None
        self._size = self._done = self._told = 0

    def bind(self, server: LanguageServer) -> None:
        """Tell this server's client, from the loop that runs now."""
        self._server = server
        self._loop = asyncio.get_running_loop()

    def begin(self, files: int, size: int) -> None:
        """Say what is about to be fetched."""
        self._size, self._done, self._told = size, 0, 0
        text = f"{files} files, {size / 1e6:.0f} MB, once"
        self._say(types.WorkDoneProgressBegin(title="mtlint: fetching LanguageTool", message=text, percentage=0))

    def advance(self, size: int) -> None:
        """So many bytes more are there."""
        self._done += size
        percentage = max(0, min(100, 100 * self._done // max(self._size, 1)))
        if percentage != self._told:
            self._told = percentage
            self._say(types.WorkDoneProgressReport(percentage=percentage))

    def end(self) -> None:
        """The fetch is over, well or not."""
        self._say(types.WorkDoneProgressEnd())

    def _say(self, value: Any) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._send, value)

    def _send(self, value: Any) -> None:
        server = self._server
        window = server.client_capabilities.window if server else None
        if server is None or window is None or not window.work_done_progress:
            return
        if isinstance(value, types.WorkDoneProgressBegin):
            self._creating = asyncio.create_task(self._create(server, value))
        elif _TOKEN in server.work_done_progress.tokens:
            server.progress(types.ProgressParams(_TOKEN, value))

    async def _create(self, server: LanguageServer, begin: types.WorkDoneProgressBegin) -> None:
        try:
            if _TOKEN not in server.work_done_progress.tokens:
                await server.work_done_progress.create_async(_TOKEN)
        except JsonRpcException as error:
            _log.info("the client shows no progress: %s", error)
        else:
            server.work_done_progress.begin(_TOKEN, begin)
