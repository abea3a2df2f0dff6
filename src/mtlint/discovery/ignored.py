"""What `.gitignore` files leave out, read as git reads them."""

from contextlib import suppress
from functools import cache
from itertools import takewhile
from pathlib import Path

from pathspec import GitIgnoreSpec

from mtlint.config.project import work_tree
from mtlint.text.globs import path_spec
from mtlint.text.regular import read_regular

NAME = ".gitignore"


class GitIgnored:
    """Asks the `.gitignore` files of a working tree; outside of one nothing is ignored.

    Only these files count, not what a user or a clone ignores for itself: a check must come to the same result everywhere.
    """

    def __init__(self) -> None:
        self._top = cache(work_tree)
        self._specs = cache(_specs)

    def alone(self, folder: Path, name: str) -> bool:
        """Whether a name in an absolute folder that is not left out is; a folder's name ends with "/"."""
        # The nearest file that has a pattern for the path decides.
        verdicts = (spec.check_file(f"{prefix}{name}").include for prefix, spec in self._specs(folder))
        return next((verdict for verdict in verdicts if verdict is not None), False)

    def __call__(self, path: Path, folder: bool = False) -> bool:
        """Whether an absolute path is left out, or a folder above it is."""
        above = takewhile(lambda parent: self._top(parent) not in {None, parent}, path.parents)
        return self.alone(path.parent, f"{path.name}{'/' if folder else ''}") or any(
            self.alone(parent.parent, f"{parent.name}/") for parent in above
        )


def _specs(folder: Path) -> list[tuple[str, GitIgnoreSpec]]:
    """The files that count in a folder of a working tree, the nearest first, each with the way from it to the folder."""
    top = work_tree(folder)
    found = []
    for each in (folder, *folder.parents) if top else ():
        # Git does not follow a link here either.
        with suppress(OSError):
            content = b"" if (each / NAME).is_symlink() else read_regular(each / NAME)
            lines = content.decode("utf-8", "surrogateescape").splitlines()
            prefix = "" if each == folder else f"{folder.relative_to(each).as_posix()}/"
            found.append((prefix, path_spec(lines)))
        if each == top:
            break
    return found
