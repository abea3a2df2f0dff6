"""What a part of the endurance runs came to."""

import os
import platform
import traceback
from dataclasses import dataclass, field
from pathlib import Path

_LONGEST = 3000
"""Characters that are kept of what an exception says."""


def machine_in_words() -> str:
    """System, cores, memory, Python."""
    status = Path("/proc/meminfo")
    memory = f"{int(status.read_text(encoding='ascii').split()[1]) / 2**20:.0f} GB, " if status.exists() else ""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {memory}Python {platform.python_version()}"


def in_words(error: Exception) -> str:
    """What an exception says, the end of it, without the folders that the program lies in: it is to be published."""
    return "".join(traceback.format_exception_only(error))[-_LONGEST:]


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
    machine: str = field(default_factory=machine_in_words)
