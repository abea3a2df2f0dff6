"""What belongs to a project: what lies in its folder, links followed, or in the working tree of git around that."""

import os
from collections.abc import Iterable
from pathlib import Path


def work_tree(folder: Path) -> Path | None:
    """The working tree's top folder, which holds `.git`: a folder, or a file in a worktree or submodule."""
    above = (folder, *folder.parents)
    return next((each for each in above if os.path.exists(each / ".git")), None)  # noqa: PTH110 - False where nobody may look


class Inside:
    """What belongs to the projects of some folders."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._tops: set[str] = set()
        for folder in folders:
            real = os.path.realpath(folder)
            self._tops |= {real, str(work_tree(Path(real)) or real)}

    def __call__(self, path: Path) -> bool:
        """Whether a file or folder does; none of what git keeps for itself."""
        target = os.path.realpath(path)
        within = [top for top in self._tops if target == top or target.startswith(os.path.join(top, ""))]  # noqa: PTH118
        return any(".git" not in Path(os.path.relpath(target, top)).parts for top in within)
