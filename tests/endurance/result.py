"""What a part of the endurance runs came to."""

import os
import platform
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Result:
    """One part that has run: what was done, how often, and what went wrong, a text each.

    `facts` are what was measured, by name, and `machine` what it ran on.
    """

    name: str
    done: str
    times: int
    failures: tuple[str, ...]
    seconds: float
    facts: dict[str, str] = field(default_factory=dict)
    machine: str = field(default_factory=lambda: machine())


def machine() -> str:
    """The machine in words: system, cores, memory, Python."""
    memory = ""
    status = Path("/proc/meminfo")
    if status.exists():
        kilobytes = int(status.read_text(encoding="ascii").split()[1])
        memory = f"{kilobytes / 2**20:.0f} GB, "
    cores = f"{os.cpu_count()} cores"
    return f"{platform.system()} {platform.machine()}, {cores}, {memory}Python {platform.python_version()}"
