"""The ways in which a client and the server reach each other."""

import _thread
import os
import signal
import socket
import sys
import threading
from contextlib import suppress
from typing import BinaryIO, NoReturn, TextIO

from mtlint.lsp.place import Settings
from mtlint.lsp.server import Server
from mtlint.model import MtlintError

_PATIENCE = 2.0
"""Seconds for LanguageTool to stop. One that is starting does not stop sooner, but ends when it has lost its parent."""


def serve_stdio(settings: Settings) -> NoReturn:
    """Speak on standard input and output until the client goes, then end the process."""
    reader, writer = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # Whatever else is written to standard output, by a library or by Java, would be taken for the protocol.
    os.dup2(2, 1)
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - a descriptor is all that is wanted
        os.dup2(nothing.fileno(), 0)
    _serve(settings, reader, writer)


def serve_tcp(settings: Settings, host: str, port: int, told: TextIO = sys.stderr) -> NoReturn:
    """Wait for one client, speak with it until it goes, then end the process. `told` is where the port is said."""
    try:
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise MtlintError(f"cannot listen on {host} port {port}: {error.strerror}", "choose another --port") from error
    with listener:
        print(f"mtlint server: listening on {host} port {listener.getsockname()[1]}", file=told, flush=True)
        connection = _client(listener)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    _serve(settings, connection.makefile("rb"), connection.makefile("wb"))


def _client(listener: socket.socket) -> socket.socket:
    """The first who begins as the protocol does, with `Content-Length`.

    A page in a browser can reach the port as well, and would have its request taken for messages.
    """
    while True:
        connection, _ = listener.accept()
        with suppress(OSError):
            if connection.recv(1, socket.MSG_PEEK) == b"C":
                return connection
        connection.close()


def _serve(settings: Settings, reader: BinaryIO, writer: BinaryIO) -> NoReturn:
    server = Server(settings)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: _end(server, 128 + number))
    server.start_io(reader, writer)
    _end(server)


def _end(server: Server, status: int = 1) -> NoReturn:
    """End the process though checks may still run in its threads: nobody is there to hear of them."""
    closed = threading.Event()

    def close() -> None:
        server.close()
        closed.set()

    # Not threading's own start: its locks may be held by what a signal interrupted.
    _thread.start_new_thread(close, ())
    closed.wait(_PATIENCE)
    sys.stderr.flush()
    os._exit(0 if server.was_shut_down else status)
