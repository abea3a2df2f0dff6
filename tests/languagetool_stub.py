"""A server that answers as LanguageTool does, and misbehaves when told to.

In a test's process it is a server that mtlint did not start. Run as a program, `languagetool_stub.py FOLDER ARGUMENT…`, it
takes what mtlint hands to Java, and misbehaves as `FOLDER/faults.json` says; so a `java` that calls it is a server that mtlint
starts, kills and starts again. Needs nothing but the standard library.
"""

import http.server
import json
import os
import re
import signal
import sys
import threading
import time
import urllib.parse
from contextlib import contextmanager
from pathlib import Path

VERSION = "6.8"
PLANTED = "zxqwvkt"
SPELLER = "MORFOLOGIK_RULE_EN_US"
_LARGE = 100_000_000


class Stub:
    """What the server is and was asked.

    The texts with BAD in them `misbehave` answers; the request of a number, counted from 1, is answered by `faults` of it, if
    there is one.
    """

    def __init__(self):
        self.version = VERSION
        self.tells = True
        self.misbehave = None
        self.faults = {}.get
        self.paths = []
        self.requests = []
        self.forms = []
        self.authorizations = set()
        self.checked = 0
        self.url = ""

    def count(self, path):
        """Note a request and say which it is."""
        self.paths.append(path)
        return len(self.paths)

    def answer(self, path, form):
        """What LanguageTool would say: nothing found but the planted word and one wrong verb."""
        software = {"version": self.version, "buildDate": "then"}
        if path == "/v2/languages":
            return [{"name": "English (US)", "code": "en", "longCode": "en-US"}]
        if path == "/v2/info":
            return {"software": software}
        text = text_of(form)
        self.requests.append(text)
        self.forms.append(form)
        self.checked += len(text) > len(PLANTED)
        return {"software": software, "warnings": {"incompleteResults": False}, "matches": list(matches(text, form))}


def text_of(form):
    """The text that a request asks about."""
    pieces = json.loads(form.get("data", "{}")).get("annotation", ())
    return form.get("text", "") + "".join(piece.get("text", piece.get("markup", "")) for piece in pieces)


def matches(text, form):
    """A misspelling and a wrong verb wherever they stand, unless the request leaves their rules out."""
    only = form.get("enabledRules", "").split(",") if form.get("enabledOnly") else None
    left_out = form.get("disabledRules", "").split(",")
    for rule, kind, category, pattern in (
        ("HE_VERB_AGR", "grammar", "GRAMMAR", r"\bgo\b"),
        (SPELLER, "misspelling", "TYPOS", PLANTED),
    ):
        if (only is None or rule in only) and rule not in left_out:
            for found in re.finditer(pattern, text):
                place = {"offset": found.start(), "length": len(found[0])}
                yield {
                    **place,
                    "rule": {"id": rule, "issueType": kind, "category": {"id": category}},
                    "context": {"text": text, **place},
                    "message": "this is wrong",
                    "replacements": [],
                }


def send(handler, status, body, **headers):
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def _hang(handler, right):
    handler.server.ended.wait(10)


def _pause(handler, right):
    time.sleep(0.2)
    send(handler, 200, json.dumps(right).encode())


def _half(handler, right):
    body = json.dumps(right).encode()
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])


def _unended(handler, right):
    """A body without a length that ends too soon: only its content can show it."""
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(json.dumps(right).encode()[:-9])


def _drip(handler, right):
    """Headers without an end, each in time: no wait for the next byte is ever long."""
    try:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        while not handler.server.ended.wait(0.05):
            handler.wfile.write(b"x")
    except OSError:
        pass


def _huge(handler, right):
    block = b" " * 1_000_000
    handler.send_response(200)
    handler.send_header("Content-Length", str(_LARGE))
    handler.end_headers()
    try:
        for _ in range(_LARGE // len(block)):
            handler.wfile.write(block)
    except OSError:
        pass  # whoever asked has seen enough


def _status(status, said, **headers):
    return lambda handler, right: send(handler, status, said, **headers)


def _changed(change):
    """Answers with what `change` makes of the right answer, where that is the answer to a check."""

    def reply(handler, right):
        is_check = isinstance(right, dict) and "matches" in right
        send(handler, 200, json.dumps(change(right) if is_check else right).encode())

    return reply


def _moved(right):
    return right | {"matches": [match | {"offset": match["offset"] + 1} for match in right["matches"]]}


def _beyond(right):
    return right | {"matches": [match | {"offset": 10**9} for match in right["matches"]]}


def _die(handler, right):
    """What Java does when its heap is too small and it was told to end then."""
    os._exit(3)


def _killed(handler, right):
    os.kill(os.getpid(), signal.SIGKILL)


FAULTS = {
    "hang": _hang,
    "pause": _pause,
    "drip": _drip,
    "drop": lambda handler, right: None,
    "half a body": _half,
    "a body that ends too soon": _unended,
    "100 MB": _huge,
    "status 400": _status(400, b"Error: Text checking was stopped due to too many errors"),
    "status 413": _status(413, b"Error: Your text exceeds the limit of 5000 characters"),
    "status 429": _status(429, b"", Retry_After="0"),
    "status 500": _status(500, b"Error: Checking took longer than 1.0 seconds \x1b[31m"),
    "redirection": _status(307, b"", Location="http://127.0.0.1:1/v2/check"),
    "not JSON": _status(200, b"<html>Sign in</html>"),
    "deep JSON": _status(200, b"[" * 100_000),
    "not LanguageTool": _status(200, b"[]"),
    "something else": _status(200, b'{"software": {"version": "6.8"}, "hello": [1]}'),
    "incomplete": _changed(lambda right: right | {"warnings": {"incompleteResults": True}, "matches": []}),
    "another version": _changed(lambda right: right | {"software": {"version": "5.0"}, "matches": []}),
    "no matches": _changed(lambda right: right | {"matches": None}),
    "odd matches": _changed(lambda right: right | {"matches": [{"rule": {"id": 1}}]}),
    "wrong offsets": _changed(_moved),
    "offsets beyond the text": _changed(_beyond),
    "die": _die,
    "killed": _killed,
}
"""What may go wrong with an answer. Each is handed the request and what would be right."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port, stub):
        self.stub = stub
        self.ended = threading.Event()
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request, client_address):
        """A client that has gone is what some faults are about."""


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self._reply({})

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._reply(dict(urllib.parse.parse_qsl(body)))

    def _reply(self, form):
        stub, path = self.server.stub, self.path.partition("?")[0]
        stub.authorizations.add(self.headers["Authorization"])
        fault = stub.faults(stub.count(path))
        if fault is None and stub.misbehave and "BAD" in text_of(form):
            fault = stub.misbehave
        right = stub.answer(path, form)
        if fault is not None:
            fault(self, right)
        elif path == "/v2/info" and not stub.tells:
            send(self, 404, b"")
        else:
            send(self, 200, json.dumps(right).encode())

    def log_message(self, *arguments): ...


@contextmanager
def serving(stub):
    """Answers on a port of its own meanwhile; `stub.url` is its address."""
    server = _Server(0, stub)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    stub.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield stub
    finally:
        server.ended.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Child(Stub):
    """A stub that goes on counting where the one before it was ended: requests are lines of a file."""

    def __init__(self, folder):
        super().__init__()
        self._log = folder / "requests"
        self._guard = threading.Lock()
        told = json.loads((folder / "faults.json").read_text())
        kind, first, last = FAULTS.get(told.get("kind")), told.get("first", 0), told.get("last", 0)
        self.faults = lambda number: kind if first <= number <= last else None
        self.misbehave = FAULTS.get(told.get("bad"))
        with (folder / "starts").open("a+") as starts:
            starts.write("1")
            starts.flush()
            starts.seek(0)
            self.is_first = len(starts.read()) == 1
        self.early, self.seconds = told.get("early"), told.get("seconds", 0)

    def count(self, path):
        with self._guard, self._log.open("a+") as log:
            log.write(f"{path} {os.getpid()}\n")
            log.flush()
            log.seek(0)
            return len(log.readlines())


def main(folder, *arguments):
    """What `java` does with the arguments that mtlint gives it."""
    if "-version" in arguments:
        print('openjdk version "21.0.1"')
        return
    stub = _Child(Path(folder))
    time.sleep(stub.seconds)
    if stub.early and stub.is_first:
        FAULTS[stub.early](None, None)
    server = _Server(int(arguments[arguments.index("-p") + 1]), stub)
    print("Server started", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
