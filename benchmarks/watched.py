"""What a command costs, with all that it starts, also what leaves its tree."""

import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import psutil

EVERY = 1.0
"""Seconds between two looks."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor and by the clock; bytes of memory of all processes together when they had most."""

    processor: float
    wall: float
    memory: int


def watched(command: Sequence[str], statuses: Sequence[int]) -> Cost:
    """Run a command and look at it and its descendants; ends the program where the status is another."""
    begin = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:  # noqa: S603
        known = {process.pid: psutil.Process(process.pid)}
        seconds: dict[int, float] = {}
        most = 0
        while process.poll() is None:
            memory = 0
            for one in list(known.values()):
                with suppress(psutil.Error):
                    known.update((child.pid, child) for child in one.children() if child.pid not in known)
            for pid, one in known.items():
                with suppress(psutil.Error):
                    times = one.cpu_times()
                    seconds[pid] = times.user + times.system
                    memory += one.memory_full_info().pss
            most = max(most, memory)
            with suppress(subprocess.TimeoutExpired):
                process.wait(EVERY)
        said = process.stderr.read().decode() if process.stderr else ""
    if process.returncode not in statuses:
        sys.exit(f"{' '.join(command)}: status {process.returncode}\n{said}")
    return Cost(sum(seconds.values()), time.monotonic() - begin, most)
