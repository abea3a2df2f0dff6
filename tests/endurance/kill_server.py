"""LanguageTool's process killed or held up at random moments of a check: what is found must be what is found otherwise."""

import os
import random
import signal
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import psutil
from tests.endurance.result import Result

from mtlint.grammar import GrammarSettings, LanguageToolBackend, open_backend
from mtlint.model import MtlintError, Segment
from mtlint.text.offsets import OffsetMap

TIMES = 40
THREADS, TEXTS = 4, 24
LONGEST_PAUSE = 3.0
SENTENCES = (
    "He go to the market every day.",
    "They recieved a letter from the mayor 😀 of the town.",
    "All is well, and nobody is late.",
    "The books is on the table in the hall.",
)

Found = list[tuple[int, int, int, str]]


def run(scale: float) -> Result:
    """Begin a check, strike once at a random moment of it, and compare."""
    begin, times = time.monotonic(), max(2, int(TIMES * scale))
    draw = random.Random()
    seed = draw.randrange(10**9)
    draw.seed(seed)
    expected, life = _undisturbed()
    failures: list[str] = []
    counted: Counter[str] = Counter()
    for number in range(times):
        moment, pause = draw.uniform(0, life), draw.uniform(0.1, LONGEST_PAUSE) if draw.random() < 1 / 3 else None
        what, failure = _struck(moment, pause, expected)
        counted[what] += 1
        failures += [f"{what} after {moment:.2f} s: {failure}"] if failure else []
        print(f"  {number + 1} of {times}, {len(failures)} failures", end="\r", flush=True)
    done = (
        f"A check of {TEXTS} texts by {THREADS} threads with a LanguageTool of its own, {times} times; its process was killed, "
        f"or held up for up to {LONGEST_PAUSE:.0f} seconds, at a random moment of its life, its start included. All texts must "
        f"be checked, with the findings of an undisturbed check, and no process may be left."
    )
    facts = {"struck": ", ".join(f"{name} {count}" for name, count in sorted(counted.items())), "seed": str(seed)}
    return Result("LanguageTool killed", done, times, tuple(failures), time.monotonic() - begin, facts)


def _undisturbed() -> tuple[Found, float]:
    """What is found, and how long the server lives for it: less than it takes where the machine has more to do."""
    begin = time.monotonic()
    with open_backend(GrammarSettings(offline=True)) as backend:
        return _found(backend), time.monotonic() - begin


def _found(backend: LanguageToolBackend) -> Found:
    """Findings in order, by text; raises where a text was not checked."""

    def check(number: int) -> Found:
        text = f"{SENTENCES[number % len(SENTENCES)]} This is the text of number {number}. {SENTENCES[number * 7 % 4]}"
        result = backend.check([Segment(str(number), text, OffsetMap.verbatim(0, len(text)), "en-US")], "en-US")
        if result.unchecked:
            raise MtlintError(f"not checked: {result.unchecked[0][1]}")
        return [(number, match.span.start, match.span.end, match.rule) for match in result.matches]

    with ThreadPoolExecutor(THREADS) as pool:
        return [one for found in pool.map(check, range(TEXTS)) for one in found]


def _struck(moment: float, pause: float | None, expected: Found) -> tuple[str, str | None]:
    """Which blow it was, and what was wrong after it, if anything."""
    what = "killed" if pause is None else "held up"
    ended = threading.Event()
    hit: list[int] = []
    with open_backend(GrammarSettings(offline=True)) as backend:
        thread = threading.Thread(target=_strike, args=(backend, moment, pause, ended, hit))
        thread.start()
        try:
            failure = None if _found(backend) == expected else "other findings"
        except MtlintError as error:
            failure = str(error)
        finally:
            ended.set()
            thread.join()
    left = [child.pid for child in psutil.Process().children(recursive=True) if child.status() != psutil.STATUS_ZOMBIE]
    if left:
        failure = f"{failure or ''} left: {left}"
    return what if hit else "ended before", failure


def _strike(backend: LanguageToolBackend, moment: float, pause: float | None, ended: threading.Event, hit: list[int]) -> None:
    """Wait for the moment, and for a server if there is none yet."""
    ended.wait(moment)
    while not ended.is_set():
        server = backend.supervisor.server
        if server is not None and server.java_pid:
            with suppress(ProcessLookupError):
                os.kill(server.java_pid, signal.SIGKILL if pause is None else signal.SIGSTOP)
                hit.append(server.java_pid)
                if pause is not None:
                    time.sleep(pause)
                    os.kill(hit[0], signal.SIGCONT)
            return
        time.sleep(0.01)
