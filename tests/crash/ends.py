"""Who outlives a command that is ended, and an editor for a server that is."""

import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.crash.scenes import SECONDS

_VARIABLE = "MTLINT_TEST_TOKEN"
PATIENCE = 5.0
"""Seconds in which whatever was started must be gone."""
_TEXT = "He go to the shop. The books is on the table.\n"


class Token:
    """A variable by which processes are known that were started by one that has it in its environment."""

    def __init__(self) -> None:
        self._value = secrets.token_hex(16)

    @property
    def environment(self) -> dict[str, str]:
        """What the first process is to be given."""
        return {_VARIABLE: self._value}

    def bearers(self) -> list[str]:
        """Who has it, each as process id and name."""
        found, wanted = [], f"{_VARIABLE}={self._value}".encode()
        for entry in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if wanted in (entry / "environ").read_bytes():
                    found.append(f"{entry.name} {(entry / 'comm').read_text().strip()}")
        return found

    def wait_for_java(self) -> None:
        """Wait until Java runs, which need not answer yet."""
        end = time.monotonic() + SECONDS
        while not any(name.endswith(" java") for name in self.bearers()):
            assert time.monotonic() < end, "no Java was started"
            time.sleep(0.02)

    def left(self) -> list[str]:
        """Who is still there after the time in which all must be gone."""
        end = time.monotonic() + PATIENCE
        while (found := self.bearers()) and time.monotonic() < end:
            time.sleep(0.05)
        return found


@contextmanager
def editor(folder: Path) -> Iterator[Path]:
    """A pipe in which an editor asks a server to check a text, and then waits."""
    document = {"uri": f"file://{folder}/a.txt", "languageId": "plaintext", "version": 1, "text": _TEXT}
    messages = (
        {"id": 1, "method": "initialize", "params": {"capabilities": {}, "processId": None, "rootUri": None}},
        {"method": "initialized", "params": {}},
        {"method": "textDocument/didOpen", "params": {"textDocument": document}},
    )
    bodies = (json.dumps({"jsonrpc": "2.0", **message}) for message in messages)
    pipe = folder / "editor"
    os.mkfifo(pipe)
    opened = os.open(pipe, os.O_RDWR)
    os.write(opened, "".join(f"Content-Length: {len(body)}\r\n\r\n{body}" for body in bodies).encode())
    try:
        yield pipe
    finally:
        os.close(opened)
        pipe.unlink()
