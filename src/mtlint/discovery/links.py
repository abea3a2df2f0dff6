"""Symbolic links that a search comes across: followed where they lead to what the search could have found itself."""

import os
from collections.abc import Collection
from pathlib import Path

from mtlint.discovery.found import Found

OUTSIDE = "a symbolic link that leads out of the project: name the file that it leads to, or leave it out with `exclude`"


def without_aliases(found: Collection[Found]) -> list[Found]:
    """Those that are no links to others of them, nor to where another link leads; in their order."""
    links = {item for item in found if os.path.islink(item.file)}  # noqa: PTH114 - False where nobody may look
    if not links:
        return list(found)
    seen = {identity for item in found if item not in links and (identity := _identity(item.file))}
    kept: list[Found] = []
    for item in found:
        identity = _identity(item.file) if item in links else None
        if identity is None or identity not in seen:
            kept.append(item)
        if identity is not None:
            seen.add(identity)
    return kept


def _identity(file: Path) -> tuple[int, int] | None:
    """Which file it is, by whatever name; None where nobody can say, which its reader will tell."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
