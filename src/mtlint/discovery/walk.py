"""Lists the files of a run, in order of path."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

from mtlint.model import Failure, MtlintError

ALWAYS_LEFT_OUT = (".git/", ".hg/", ".svn/", ".venv/", "node_modules/", "__pycache__/")


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A file to check. `path` is what reports call it: relative to the root where it lies inside, always with `/`."""

    path: str
    file: Path


def discover(
    paths: Sequence[Path], root: Path, suffixes: Collection[str], exclude: Iterable[str] = ()
) -> tuple[list[Found], list[Failure]]:
    """Files under `paths`, and what could not be listed.

    Folders are searched for files with one of `suffixes`; a file that is named itself is taken whatever its suffix. Links to
    folders are not followed, and a file reached twice is listed once. Raises `MtlintError` for a path that does not exist and
    for a folder without any such file.
    """
    spec = GitIgnoreSpec.from_lines([*ALWAYS_LEFT_OUT, *exclude])
    found: dict[str, Found] = {}
    failures: list[Failure] = []
    for path in paths:
        if _holds(path.is_dir):
            before = len(found) + len(failures)
            for file in _files(path, root, spec, failures):
                if file.suffix.lower() in suffixes:
                    found.setdefault(display(file, root), Found(display(file, root), file))
            if len(found) + len(failures) == before and not any(_is_below(item.file, path) for item in found.values()):
                raise MtlintError(
                    f"{path}: no file to check in this folder",
                    f"mtlint reads {', '.join(sorted(suffixes))}: name a folder that holds some, or the files themselves",
                )
        elif _holds(path.exists) or _holds(path.is_symlink):
            found.setdefault(display(path, root), Found(display(path, root), path))
        else:
            raise MtlintError(f"{path}: no such file or folder", "check the path; it is taken from the current folder")
    return sorted(found.values()), failures


def _holds(question: Callable[[], bool]) -> bool:
    """The answer about a path; where nobody may ask, it is there and its reader will say why it cannot be read."""
    try:
        return question()
    except OSError:
        return question.__name__ != "is_dir"


def display(file: Path, root: Path) -> str:
    """The name a file goes by in reports: no absolute path where the file lies under the root."""
    absolute = Path(os.path.abspath(file))  # noqa: PTH100 - resolve() would follow links
    base = Path(os.path.abspath(root))  # noqa: PTH100
    return absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else absolute.as_posix()


def _is_below(file: Path, folder: Path) -> bool:
    return Path(os.path.abspath(file)).is_relative_to(os.path.abspath(folder))  # noqa: PTH100


def _files(folder: Path, root: Path, spec: GitIgnoreSpec, failures: list[Failure]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        name = display(Path(error.filename), root)
        failures.append(Failure(name, f"cannot be listed: {error.strerror}: change its mode, or leave it out with `exclude`"))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        here = Path(parent)
        folders[:] = sorted(name for name in folders if not spec.match_file(f"{display(here / name, root)}/"))
        yield from (here / name for name in sorted(names) if not spec.match_file(display(here / name, root)))
