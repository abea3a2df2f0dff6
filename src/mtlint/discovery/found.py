"""What a search finds."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A file to check. `path` is what reports call it: relative to the root where it lies inside, always with `/`."""

    path: str
    file: Path
