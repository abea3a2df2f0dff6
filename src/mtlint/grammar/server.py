"""LanguageTool's server as a process of ours: started once, proven to be ours, never left behind."""

import atexit
import os
import re
import socket
import subprocess
import sys
import threading
import time
import weakref
from collections import deque
from contextlib import suppress

from mtlint.grammar import watchdog
from mtlint.grammar.distribution import Distribution
from mtlint.grammar.java import Java, java_environment
from mtlint.grammar.profile import JAVA_OPTIONS, heap
from mtlint.model import MtlintError

_LOG_LINES = 200
_LOG_LINE_LENGTH = 1000
_PORTS_TRIED = 3
_STARTED = "Server started"
_PORT_TAKEN = re.compile(r"PortBindingException|BindException|Address already in use")
_STOP_SECONDS = 3.0
_END_SECONDS = 1.0
"""How long the process of a server that is gone may take to be gone too."""
_LAST_OWN_STATUS = 128
"""Above it, and below 0, the exit status names the signal that ended a process."""
_REMEDY = "run `mtlint doctor`: it says what Java, which jars and which cache are in use, and what is wrong with them"


class Server:
    """One JVM behind a watchdog. Belongs to the process that made it: a forked copy never stops it."""

    def __init__(self, distribution: Distribution, java: Java) -> None:
        self._distribution = distribution
        self._java = java
        self._owner = os.getpid()
        self._log: deque[str] = deque(maxlen=_LOG_LINES)
        self._settled = threading.Event()
        self._started = False
        self._process: subprocess.Popen[bytes] | None = None
        self._status: int | None = None
        self._reader: threading.Thread | None = None
        self.port = 0
        self.java_pid: int | None = None
        _servers.add(self)

    @property
    def alive(self) -> bool:
        """Whether the JVM runs."""
        return self._process is not None and self._process.poll() is None

    def start(self, seconds: float) -> None:
        """Start and wait until the server says that it listens.

        Only the child's own word counts: whatever else answers on the port may be somebody else's server. Raises `MtlintError`
        with the end of its log where it ends or does not listen in time; only a port taken in between is tried again.
        """
        end = time.monotonic() + seconds
        for attempt in range(1, _PORTS_TRIED + 1):
            self._launch()
            self._settled.wait(max(end - time.monotonic(), 0))
            if self._started and self.alive:
                return
            ended = self._settled.is_set()
            if ended:
                self.was_killed()
            self.close()
            if ended and attempt < _PORTS_TRIED and any(_PORT_TAKEN.search(line) for line in self._log):
                continue
            how = "ended" if ended else f"did not listen within {seconds:.0f} seconds"
            raise MtlintError(f"LanguageTool's server {how} on start{self.log_tail()}", _REMEDY)

    def was_killed(self) -> bool:
        """Whether the JVM was ended from outside, or broke down: it did not end because of what it was told to do."""
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):
                self._status = self._process.wait(_END_SECONDS)
        return self._status is not None and not 0 <= self._status <= _LAST_OWN_STATUS

    def log_tail(self, lines: int = 12) -> str:
        """The last lines the server printed, each on a line of its own; empty where it printed none."""
        last = list(self._log)[-lines:]
        return "".join(f"\n  {line}" for line in last)

    def close(self) -> None:
        """Stop the JVM and wait until it is gone; nothing happens the second time, nor in a forked process."""
        process, self._process = self._process, None
        if process is None or os.getpid() != self._owner:
            return
        stdin, stdout = process.stdin, process.stdout
        if stdin is not None:
            with suppress(OSError):
                stdin.write(b".")
            with suppress(OSError):
                stdin.close()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if self._reader is not None:
            self._reader.join(_STOP_SECONDS)
        if stdout is not None and not (self._reader and self._reader.is_alive()):
            stdout.close()
        self.java_pid = None

    def _launch(self) -> None:
        self.port = _free_port()
        self._log.clear()
        self._settled = threading.Event()
        self._started = False
        self._status = None
        java = [
            str(self._java.command),
            heap(len({language for jar in self._distribution.jars for language in jar.languages})),
            *JAVA_OPTIONS,
            "-cp",
            self._distribution.class_path,
            "org.languagetool.server.HTTPServer",
        ]
        command = [*java, "-p", str(self.port), "--config", str(self._distribution.options_file)]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                [sys.executable, "-I", "-S", watchdog.__file__, *command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                bufsize=0,
                env=java_environment(),
                # Ctrl-C is for us: we stop the server when we are done with what is checked.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        except OSError as error:
            raise MtlintError(f"cannot start LanguageTool's server: {error}", _REMEDY) from error
        self._reader = threading.Thread(target=self._read, args=(self._process, self._settled), daemon=True)
        self._reader.start()

    def _read(self, process: subprocess.Popen[bytes], settled: threading.Event) -> None:
        """Keep the last of what the server prints, and note when it listens; a full pipe would stop it."""
        if process.stdout is None:
            return
        with open(process.stdout.fileno(), "rb", closefd=False) as output:
            while raw := output.readline(_LOG_LINE_LENGTH):
                line = raw.decode("utf-8", "replace").rstrip()
                if line.startswith(watchdog.MARK):
                    self.java_pid = int(line.split()[1])
                    continue
                self._log.append("".join(character if character.isprintable() else "?" for character in line))
                if line.endswith(_STARTED):
                    self._started = True
                    settled.set()
        settled.set()


def _free_port() -> int:
    """A port that the system says is free."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


_servers: "weakref.WeakSet[Server]" = weakref.WeakSet()


@atexit.register
def _close_all() -> None:
    for server in list(_servers):
        server.close()
