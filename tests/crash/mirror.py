"""A Maven repository on this machine that takes its time, and the command that fetches from it."""

import functools
import hashlib
import http.server
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from tests.crash.scenes import CACHE, Scene

from mtlint.grammar.lock import Jar

JARS, SIZE, BLOCK = 10, 150_000, 8_192


class _Slow(http.server.SimpleHTTPRequestHandler):
    """Hands files out in blocks, with a pause after each, so that there is a middle."""

    def copyfile(self, source, outputfile):
        while block := source.read(BLOCK):
            outputfile.write(block)
            outputfile.flush()
            time.sleep(0.004)

    def log_message(self, *arguments): ...

    def handle(self):
        try:
            super().handle()
        except ConnectionError:
            self.close_connection = True  # whoever asked was killed


@contextmanager
def provisioning(folder: Path) -> Iterator[Scene]:
    """The scene of a fetch from a repository that is laid out in a folder."""
    jars = [_jar(folder, f"part-{number}") for number in range(JARS)]
    handler = functools.partial(_Slow, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        mirror = f"http://127.0.0.1:{server.server_port}"
        written = (json.dumps(asdict(jar)) for jar in jars)
        yield Scene("provisioning", ("provision", CACHE, mirror, *written), lambda zygote, laid: None)
        server.shutdown()
        thread.join()


def _jar(folder: Path, artifact: str) -> Jar:
    content = (f"{artifact} ".encode() * SIZE)[:SIZE]
    place = folder / "org" / "example" / artifact / "1.0" / f"{artifact}-1.0.jar"
    place.parent.mkdir(parents=True)
    place.write_bytes(content)
    return Jar("org.example", artifact, "1.0", "", f"libs/{artifact}.jar", SIZE, hashlib.sha256(content).hexdigest(), ())
