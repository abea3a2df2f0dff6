"""One real LanguageTool for the tests of this folder, and a Maven repository on this machine."""

import hashlib
import http.server
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mtlint.grammar import GrammarSettings, LanguageToolBackend, open_backend
from mtlint.grammar.lock import Jar
from mtlint.model import Kind, Segment, Span
from mtlint.text.offsets import OffsetMap


@pytest.fixture(autouse=True)
def no_hang(ends_in_time):
    """What is asked of another process may never be answered."""


@pytest.fixture(scope="session")
def shared(cache: Path):
    """A backend for tests that leave it as they found it."""
    with open_backend(GrammarSettings(cache_dir=cache, offline=True)) as backend:
        yield backend


@pytest.fixture
def backend(shared: LanguageToolBackend) -> LanguageToolBackend:
    return shared


@pytest.fixture
def segment() -> Callable[..., Segment]:
    """Makes a segment of a text; `protected` are slices of it that are code, tags or placeholders."""

    def make(text: str, *protected: str, number: int = 0) -> Segment:
        spans = tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in protected)
        return Segment(str(number), text, OffsetMap.verbatim(0, len(text)), "en-US", Kind.PROSE, protected=spans)

    return make


@dataclass
class Repository:
    """A Maven repository on the loopback interface whose answers a test decides.

    `answers` maps a file name to what it is answered with, one after the other, the last for ever.
    """

    url: str = ""
    answers: dict[str, list[Callable[[http.server.BaseHTTPRequestHandler], None]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def answer(self, name: str, *answers: Callable[[http.server.BaseHTTPRequestHandler], None]) -> None:
        self.answers[name] = list(answers)

    @staticmethod
    def body(content: bytes, status: int = 200, cut: int = 0) -> Callable[[http.server.BaseHTTPRequestHandler], None]:
        """An answer with a body, the last `cut` bytes of which never come."""

        def reply(handler: http.server.BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            handler.send_header("Content-Length", str(len(content)))
            handler.end_headers()
            handler.wfile.write(content[: len(content) - cut])

        return reply


@pytest.fixture
def repository():
    """An empty repository; what a test does not put there is not found."""
    state = Repository()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.rsplit("/", 1)[-1]
            state.asked.append(name)
            answers = state.answers.get(name)
            if answers is None:
                self.send_error(404)
            else:
                (answers.pop(0) if len(answers) > 1 else answers[0])(self)

        def log_message(self, *arguments: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}/maven/"
    yield state
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class Made:
    """A jar of a test's own."""

    jar: Jar
    content: bytes

    @property
    def file(self) -> str:
        return f"{self.jar.artifact}-{self.jar.version}.jar"


@pytest.fixture
def made() -> Callable[[str], Made]:
    """Makes a jar that a repository may hand out."""

    def make(artifact: str, size: int = 40_000) -> Made:
        content = (artifact.encode() * size)[:size]
        digest = hashlib.sha256(content).hexdigest()
        return Made(Jar("org.example", artifact, "1.0", "", f"libs/{artifact}.jar", size, digest, ()), content)

    return make
