"""Ctrl-C, `kill` and `kill -9` at random moments of commands with LanguageTool: nothing may outlive them."""

import os
import random
import signal
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from tests.crash.ends import Token, editor
from tests.crash.scenes import TEXTS, Zygote, texts, wrong_end
from tests.endurance.result import Result

TIMES = 60
SIGNALS = (signal.SIGINT, signal.SIGINT, signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL)
_SETTINGS = ("--no-config", "--no-cache", "--offline", "--select", "GRM,DUP0,TYP00")
COMMANDS = (
    ("check", *_SETTINGS, TEXTS),
    ("check", *_SETTINGS, "--fix", TEXTS),
    ("report", *_SETTINGS, TEXTS, "-o", "report"),
    ("server", "--no-config", "--offline"),
)


def run(scale: float) -> Result:
    """Send a signal, wait, and look who is left."""
    begin, times = time.monotonic(), max(1, int(TIMES * scale))
    seed = random.randrange(10**9)
    draw = random.Random(seed)
    failures: list[str] = []
    counted: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as root, Zygote() as zygote:
        lasting = _lasting(zygote, Path(root))
        for number in range(times):
            folder = Path(root, str(number))
            folder.mkdir()
            command, name = COMMANDS[number % len(COMMANDS)], draw.choice(SIGNALS)
            wrong = _interrupted(zygote, folder, command, name, draw.random() * lasting)
            failures += [f"{command[0]}, {name.name}: {what}" for what in wrong]
            counted[f"{command[0]} by {name.name}"] += 1
    done = (
        f"{times} times a signal at a random moment in the life of `mtlint check`, `check --fix`, `report` and `server` with "
        f"LanguageTool, from its first moment to its last. The command must end with the status of the signal and without a "
        f"traceback, and nothing that it started may be there five seconds later."
    )
    facts = {"sent": ", ".join(f"{what} {count}" for what, count in sorted(counted.items())), "seed": str(seed)}
    return Result("Interrupted", done, times, tuple(failures), time.monotonic() - begin, facts)


def _lasting(zygote: Zygote, root: Path) -> float:
    """Seconds that a check takes."""
    folder = root / "undisturbed"
    folder.mkdir()
    texts(folder)
    return zygote.run(folder, COMMANDS[0]).seconds


def _interrupted(zygote: Zygote, folder: Path, command: tuple[str, ...], number: signal.Signals, wait: float) -> list[str]:
    token = Token()
    texts(folder)
    with editor(folder) as said:
        process = zygote.start(folder, command, said, **token.environment)
        time.sleep(wait)
        with suppress(ProcessLookupError):
            os.kill(process, number)
        ended = zygote.wait()
    return wrong_end(ended, number) + [f"still there: {who}" for who in token.left()]
