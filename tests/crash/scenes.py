"""Commands that write, each in a folder of its own, to be ended in the middle; what must hold of the folder then and later."""

import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from mtlint.cache.results import FILE
from mtlint.reporters import STREAM_REPORTERS

MTLINT = (sys.executable, "-m", "mtlint")
ROOT = Path(__file__).resolve().parents[2]
CACHE, TEXTS = "cache", "texts"
SECONDS = 120
INTERRUPTED = 130
LONG_AGO = 1_000_000_000
UNFINISHED = re.compile(r"(^|/)(\.mtlint-[^/]*|staging/[^/]+|\.new-[^/]*|\.old-[^/]*)(/|$)")
"""What a killed process may leave: the next run that writes there removes it in time."""

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Scene:
    """A command in a folder that `lay` lays out."""

    name: str
    command: Sequence[str]
    lay: Callable[["Zygote", Path], None]
    says_the_same: bool = False
    """Whether a run after an interrupted one prints the same: one that fixes has less to do."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A process that ended; the status is negative where a signal ended it."""

    status: int
    printed: str
    errors: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """What a scene comes to when nobody disturbs it."""

    scene: Scene
    before: Files
    after: Files
    ended: Ended


@dataclass
class Zygote:
    """Starts commands that need not import anything any more."""

    process: subprocess.Popen = field(init=False)
    _begun: float = 0.0
    _folder: Path = field(init=False)

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.crash.zygote"]
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == "warm\n"
        return self

    def __exit__(self, *_: object) -> None:
        self.process.stdin.close()
        self.process.wait(SECONDS)
        self.process.stdout.close()

    def start(self, folder: Path, command: Sequence[str], said: Path = Path(os.devnull), **environment: str) -> int:
        """Start one that is told what a file or a pipe says, and hand back its id."""
        self._folder, self._begun = folder, time.monotonic()
        printed = {name: str(folder.with_name(f"{folder.name}.{name}")) for name in ("stdout", "stderr")}
        for path in printed.values():
            Path(path).write_bytes(b"")  # it may be killed before it opens them
        request = {"folder": str(folder), "command": list(command), "environment": environment, "stdin": str(said), **printed}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def wait(self) -> Ended:
        """Wait until it has ended."""
        status = os.waitstatus_to_exitcode(int(self.process.stdout.readline()))
        said = (self._folder.with_name(f"{self._folder.name}.{name}").read_text("utf-8") for name in ("stdout", "stderr"))
        return Ended(status, *said, time.monotonic() - self._begun)

    def run(self, folder: Path, command: Sequence[str], **environment: str) -> Ended:
        """Start one and wait."""
        self.start(folder, command, **environment)
        return self.wait()


def texts(folder: Path, number: int = 8) -> None:
    """Texts with findings and with fixes, of two formats."""
    (folder / TEXTS).mkdir(exist_ok=True)
    for one in range(number):
        (folder / TEXTS / f"{one}.txt").write_text(
            f"The the shop number {one} is open. It sells bread and milk.It is open , today.\n\n"
            f"The shop number {one} is open every day. The shop number {one} is open every day.\n",
            encoding="utf-8",
        )
        row = json.dumps({"source": "Der Laden.", "target": f"The  shop « {one} » is is open . See page {one}."})
        (folder / TEXTS / f"{one}.jsonl").write_text(f"{row}\n" * 3, encoding="utf-8")


def _only_texts(_: Zygote, folder: Path) -> None:
    texts(folder)


def _with_old_outputs(*command: str) -> Callable[[Zygote, Path], None]:
    """Texts, and what the command wrote of fewer ones before."""

    def lay(zygote: Zygote, folder: Path) -> None:
        texts(folder, 3)
        zygote.run(folder, command)
        texts(folder)

    return lay


def _with_a_cache(zygote: Zygote, folder: Path) -> None:
    """Results, and what is taken for a fetched LanguageTool."""
    texts(folder)
    zygote.run(folder, CHECK)
    for name in ("jars", "distributions/0123", "staging/x"):
        inside = folder / CACHE / name
        inside.mkdir(parents=True)
        for number in range(150):
            (inside / f"{number}.jar").write_bytes(b"jar" * 1_000)


_SETTINGS = ("--no-config", "--cache-dir", CACHE, "--select", "DUP0,TYP00,RES002", TEXTS)
CHECK = ("check", *_SETTINGS)
_FORMATS = tuple(part for name in sorted(STREAM_REPORTERS) for part in ("--output", f"{name}=out/{name}"))
OUTPUTS = (*CHECK, "--no-cache", *_FORMATS, "-o", "printed")
REPORT = ("report", *_SETTINGS, "--no-cache", "-o", "report")
BASELINE = (*CHECK, "--no-cache", "--write-baseline", "known.json")
FIX = (*CHECK, "--no-cache", "--fix", "--unsafe-fixes")
CLEAN = ("clean", "--no-config", "--cache-dir", CACHE, "--all", "--yes")
SCENES = {
    scene.name: scene
    for scene in (
        Scene("results", CHECK, _only_texts, says_the_same=True),
        Scene("outputs", OUTPUTS, _with_old_outputs(*OUTPUTS)),
        Scene("report", REPORT, _with_old_outputs(*REPORT), says_the_same=True),
        Scene("baseline", BASELINE, _with_old_outputs(*BASELINE)),
        Scene("fix", FIX, _only_texts),
        Scene("clean", CLEAN, _with_a_cache),
    )
}


def files(folder: Path) -> dict[str, bytes]:
    """Every file by its name, but for the results, whose bytes differ from run to run, and for locks."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(FILE) and path.name != ".lock"
    }


def undisturbed(zygote: Zygote, scene: Scene, folder: Path) -> Undisturbed:
    """Lay the scene into `folder`/before, and run it in a copy."""
    laid, done = folder / "before", folder / "undisturbed"
    laid.mkdir(parents=True)
    scene.lay(zygote, laid)
    shutil.copytree(laid, done)
    ended = zygote.run(done, scene.command)
    assert ended.status in (0, 1), ended
    return Undisturbed(scene, files(laid), files(done), ended)


def wrong_now(known: Undisturbed, folder: Path) -> list[str]:
    """What is wrong with a folder right after its command was ended: each file is the old one or the new one."""
    found = files(folder)
    wrong = [
        f"{name} is neither old nor new: {len(content)} bytes"
        for name, content in found.items()
        if not UNFINISHED.search(name) and content not in (known.before.get(name), known.after.get(name))
    ]
    wrong += [f"{name} is gone" for name in known.before.keys() & known.after.keys() if name not in found]
    return wrong + wrong_results(folder)


def wrong_results(folder: Path) -> list[str]:
    """What is wrong with the file of results."""
    file = folder / CACHE / FILE
    if file.with_name(f"{FILE}.damaged").exists():
        return ["the results were damaged"]
    if not file.exists() or not file.stat().st_size:
        return []
    try:
        with closing(sqlite3.connect(file)) as connection:
            said = connection.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        return [f"the results: {error}"]
    return [] if said == "ok" else [f"the results: {said}"]


def wrong_later(zygote: Zygote, known: Undisturbed, folder: Path) -> list[str]:
    """What is wrong with the next run, at a time when what is unfinished is old."""
    for path in folder.rglob("*"):
        if UNFINISHED.search(path.relative_to(folder).as_posix()):
            os.utime(path, (LONG_AGO, LONG_AGO))
    ended = zygote.run(folder, known.scene.command)
    wrong = [] if ended.status in (0, 1) else [f"the next run ends with {ended.status}: {ended.errors}"]
    if known.scene.says_the_same and ended.printed != known.ended.printed:
        wrong.append(f"the next run says {ended.printed!r} instead of {known.ended.printed!r}")
    found, right = files(folder), known.after
    wrong += [f"{name} is left over" for name in found.keys() - right.keys()]
    wrong += [f"{name} is missing" for name in right.keys() - found.keys()]
    wrong += [f"{name} differs" for name in found.keys() & right.keys() if found[name] != right[name]]
    return wrong + wrong_results(folder)


def wait_until_it_writes(process: int, folder: Path) -> None:
    """Wait until something in a folder changes, or a process has ended."""
    begin = _names(folder)
    with suppress(OSError):
        while _names(folder) == begin and not _is_over(process):
            time.sleep(0.0005)


def _names(folder: Path) -> list[tuple[str, tuple[str, ...]]]:
    return [(parent, tuple(names)) for parent, _, names in os.walk(folder)]


def _is_over(process: int) -> bool:
    try:
        return Path("/proc", str(process), "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def wrong_end(ended: Ended, number: int) -> list[str]:
    """What is wrong with how a command ended that was sent a signal, perhaps when it was over."""
    right = {INTERRUPTED} if number == signal.SIGINT else {-number, 128 + number}
    wrong = [] if ended.status in {0, 1, *right} else [f"ended with {ended.status}"]
    wrong += ["printed a traceback"] if "Traceback" in ended.errors or "Exception ignored" in ended.errors else []
    wrong += ["called itself faulty"] if "fault of mtlint" in ended.errors else []
    return [f"{what}: {ended.errors}" for what in wrong]


def ended_in_the_middle(zygote: Zygote, known: Undisturbed, folder: Path, draw: random.Random, number: int) -> list[str]:
    """End a scene's command with a signal at a random moment, in every other case soon after it began to write.

    What is wrong with the folder then, and with the next run.
    """
    shutil.copytree(folder.parent / "before", folder)
    process = zygote.start(folder, known.scene.command)
    if draw.random() < 0.5:
        wait_until_it_writes(process, folder)
    time.sleep(draw.random() * known.ended.seconds)
    with suppress(ProcessLookupError):
        os.kill(process, number)
    ended = zygote.wait()
    wrong = wrong_now(known, folder)
    wrong += wrong_end(ended, number)
    wrong += wrong_later(zygote, known, folder)
    shutil.rmtree(folder)
    return [f"{known.scene.name}: {what}" for what in wrong]
