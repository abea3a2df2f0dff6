"""Lists the files of a run, in order of path."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from mtlint.config.project import Inside
from mtlint.discovery.found import Found
from mtlint.discovery.ignored import GitIgnored
from mtlint.discovery.links import OUTSIDE, without_aliases
from mtlint.model import Failure, MtlintError
from mtlint.text.globs import path_spec

ALWAYS_LEFT_OUT = (".git/", ".hg/", ".svn/", ".venv/", "node_modules/", "__pycache__/")


class LeftOut:
    """Which files and folders a search passes over."""

    def __init__(
        self, root: Path, exclude: Iterable[str] = (), *, gitignore: bool = False, folders: Iterable[Path] = ()
    ) -> None:
        """`exclude`: patterns as in `.gitignore`, relative to `root`; `gitignore`: mind such files; `folders` never count."""
        self.root = root
        self._spec = path_spec([*ALWAYS_LEFT_OUT, *exclude])
        self._gitignored = GitIgnored() if gitignore else None
        self._folders = {_absolute(folder) for folder in folders}
        self._searched: set[Path] = set()

    def search(self, folder: Path) -> None:
        """A folder that was named itself is searched though git ignores it."""
        absolute = _absolute(folder)
        if self._gitignored is not None and self._gitignored(absolute, folder=True):
            self._searched.add(absolute)

    def inside(self, folder: Path) -> Callable[[str], bool]:
        """Whether to pass over a name in a folder that is searched; a folder's name ends with "/"."""
        absolute, prefix = _absolute(folder), _prefix(display(folder, self.root))
        gitignored = self._gitignored if self._searched.isdisjoint((absolute, *absolute.parents)) else None

        def is_left_out(name: str) -> bool:
            if self._spec.match_file(f"{prefix}{name}") or (name.endswith("/") and absolute / name in self._folders):
                return True
            return gitignored is not None and gitignored.alone(absolute, name)

        return is_left_out

    def named(self, path: Path) -> bool:
        """Whether a file that was named itself would be passed over in a search; the folders above it count too."""
        absolute = _absolute(path)
        if self._spec.match_file(display(path, self.root)) or not self._folders.isdisjoint(absolute.parents):
            return True
        gitignored = self._gitignored if self._searched.isdisjoint(absolute.parents) else None
        return gitignored is not None and gitignored(absolute)


class Wanted:
    """Which files a search of a folder is for."""

    def __init__(self, suffixes: Collection[str], patterns: Iterable[str] = (), root: Path = Path()) -> None:
        """Those with one of the endings, and those that a pattern as in `.gitignore`, relative to `root`, names."""
        self.suffixes = suffixes
        self._root = root
        self._spec = path_spec(patterns)

    def __call__(self, item: Found) -> bool:
        return Path(item.path).suffix.lower() in self.suffixes or self._spec.match_file(display(item.file, self._root))


def discover(
    paths: Sequence[Path], root: Path, wanted: Wanted, left_out: LeftOut | None = None, *, force: bool = False
) -> tuple[list[Found], list[Failure]]:
    """Files under `paths`, and what could not be listed.

    Folders are searched for the files that are wanted; a file that is named itself is taken whatever its suffix, and though
    it is left out, unless `force` says that this counts for it too. Links to folders are not followed, nor are those that a
    search meets and that lead out of the project or to what it passes over. A file that is reached twice is listed once. Raises
    `MtlintError` for a path that does not exist and for a folder without any such file.
    """
    left_out = left_out or LeftOut(root)
    found: dict[str, Found] = {}
    failures: list[Failure] = []
    for path in paths:
        if _holds(path.is_dir):
            before = len(found) + len(failures)
            left_out.search(path)
            is_inside = Inside((root, left_out.root, path))
            for item in filter(wanted, _files(path, root, left_out, failures)):
                if not os.path.islink(item.file):  # noqa: PTH114 - False where nobody may look
                    found.setdefault(item.path, item)
                elif left_out.named(target := Path(os.path.realpath(item.file))):
                    continue
                elif not is_inside(target):
                    failures.append(Failure(item.path, OUTSIDE))
                else:
                    found.setdefault(item.path, item)
            if len(found) + len(failures) == before and not any(_is_below(item.file, path) for item in found.values()):
                raise MtlintError(
                    f"{path}: no file to check in this folder",
                    f"mtlint looks for {', '.join(sorted(wanted.suffixes))}: name another folder, or the files",
                )
        elif _holds(path.exists) or _holds(path.is_symlink):
            if force and left_out.named(path):
                continue
            found.setdefault(display(path, root), Found(display(path, root), path))
        else:
            raise MtlintError(f"{path}: no such file or folder", "check the path; it is taken from the current folder")
    return without_aliases(sorted(found.values())), failures


def _holds(question: Callable[[], bool]) -> bool:
    """The answer about a path; where nobody may ask, it is there and its reader will say why it cannot be read."""
    try:
        return question()
    except OSError:
        return question.__name__ != "is_dir"


def display(file: Path, root: Path) -> str:
    """The name a file goes by in reports: no absolute path where the file lies under the root."""
    absolute, base = _absolute(file), _absolute(root)
    return absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else absolute.as_posix()


def _is_below(file: Path, folder: Path) -> bool:
    return _absolute(file).is_relative_to(_absolute(folder))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def _files(folder: Path, root: Path, left_out: LeftOut, failures: list[Failure]) -> Iterator[Found]:
    def unreadable(error: OSError) -> None:
        name = display(Path(error.filename), root)
        failures.append(Failure(name, f"cannot be listed: {error.strerror}: change its mode, or leave it out with `exclude`"))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        here = Path(parent)
        is_left_out, prefix = left_out.inside(here), _prefix(display(here, root))
        folders[:] = sorted(name for name in folders if not is_left_out(f"{name}/"))
        yield from (Found(f"{prefix}{name}", here / name) for name in sorted(names) if not is_left_out(name))


def _prefix(folder: str) -> str:
    """What comes before the name of a file in a folder."""
    return "" if folder == "." else f"{folder.rstrip('/')}/"
