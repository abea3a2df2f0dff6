"""What `.gitignore` files leave out, read as git reads them."""

from functools import cache
from pathlib import Path

from pathspec import GitIgnoreSpec

NAME = ".gitignore"


class GitIgnored:
    """Asks the `.gitignore` files of a working tree; outside of one nothing is ignored.

    Only these files count, not what a user or a clone ignores for itself: a check must come to the same result everywhere.
    """

    def __init__(self) -> None:
        self._top = cache(_top)
        self._spec = cache(_spec)

    def __call__(self, path: Path, folder: bool = False) -> bool:
        """Whether an absolute path is left out; of the folders above it, those between it and the tree's top are asked too."""
        top = self._top(path.parent)
        if top is None:
            return False
        parts = path.relative_to(top).parts
        between = [top.joinpath(*parts[:depth]) for depth in range(1, len(parts))]
        return any(self._says(each, top, folder=True) for each in between) or self._says(path, top, folder)

    def _says(self, path: Path, top: Path, folder: bool) -> bool:
        # The nearest file that has a pattern for the path decides.
        for parent in path.parents:
            name = f"{path.relative_to(parent).as_posix()}{'/' if folder else ''}"
            include = self._spec(parent).check_file(name).include
            if include is not None:
                return include
            if parent == top:
                break
        return False


def _top(folder: Path) -> Path | None:
    """The working tree's top folder, which holds `.git`: a folder, or a file in a worktree or submodule."""
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)


def _spec(folder: Path) -> GitIgnoreSpec:
    try:
        lines = (folder / NAME).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        lines = []
    return GitIgnoreSpec.from_lines(lines)
