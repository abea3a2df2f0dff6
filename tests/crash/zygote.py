"""Forks processes in which mtlint is imported and warm: each is a command of its own, without the seconds that this takes.

Reads requests from standard input, a line of JSON each: folder, command, variables, and files for input and output. Answers
with two lines: the process id, and the status as `os.waitpid` gives it.
"""

import json
import os
import signal
import sys
import tempfile
from pathlib import Path

from mtlint.cli import main
from mtlint.grammar.distribution import Distribution, prepare
from mtlint.grammar.lock import Jar
from mtlint.grammar.provision import JarStore


def provision(cache: str, mirror: str, *jars: str) -> None:
    """Fetch jars, each given as its fields in JSON, and put them together."""
    locked = tuple(Jar(**{**json.loads(jar), "languages": ()}) for jar in jars)
    distribution = Distribution.of(Path(cache), "1.0", locked, {"org/overlay.txt": b"overlay"})
    prepare(distribution, JarStore(Path(cache), mirror))


def warm() -> None:
    """Import and load what the commands need."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.txt").write_text("The the shop is open. It  is open .\n", encoding="utf-8")
        command = ["check", "--no-config", "--cache-dir", f"{folder}/cache", "--ignore", "GRM", "--diff", "-q", folder]
        from mtlint.cli.app import cli

        sys.argv = ["mtlint"]
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            told, sys.stdout = sys.stdout, nowhere
            try:
                cli.main(command, standalone_mode=False)
            finally:
                sys.stdout = told


def become(command: list[str]) -> None:
    """Be a command to its end."""
    name, *arguments = command
    if name == "provision":
        provision(*arguments)
        sys.exit()
    sys.argv = ["mtlint", *command]
    main()


def serve() -> None:
    """Fork as often as is asked for."""
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if not child:
            # Whatever starts the tests in the background has Ctrl-C ignored, and that is inherited.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.chdir(request["folder"])
            os.environ.update(request["environment"])
            os.dup2(os.open(request["stdin"], os.O_RDWR), 0)
            for name, number in (("stdout", 1), ("stderr", 2)):
                os.dup2(os.open(request[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
            become(request["command"])
        print(child, flush=True)
        print(os.waitpid(child, 0)[1], flush=True)


if __name__ == "__main__":
    warm()
    print("warm", flush=True)
    serve()
