"""What changed since a commit, or in a diff: the files of a run, and the new lines in each."""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, reduce
from itertools import product
from pathlib import Path

from mtlint.discovery.diff import Patched, parse_diff
from mtlint.discovery.found import Found
from mtlint.discovery.git import Repository
from mtlint.model import Changes, Lines, MtlintError


def find_changes(since: str | bytes, found: Sequence[Found], root: Path) -> Changes:
    """Which of the found files changed.

    `since` is the name of a commit, compared at its merge base with HEAD to the working tree of the repository that `root` lies
    in, or a unified diff that leads to the files as they are. Raises `MtlintError` where that cannot be told.
    """
    return _in_diff(since, found, root) if isinstance(since, bytes) else _since_commit(since, found, root)


def _since_commit(reference: str, found: Sequence[Found], root: Path) -> Changes:
    repository = Repository(root)
    differences = [_below(repository.top, parse_diff(repository.diff(base)), 1) for base in repository.bases(reference)]
    new = _below(repository.top, (Patched((name,), None, has_prefix=False) for name in repository.untracked()), 0)
    changed = reduce(_both, differences) | new
    tracked = {_key(repository.top / name) for name in repository.tracked()}
    places = _places(found)
    unknown = [item.path for item in found if places[item.path] not in tracked and places[item.path] not in changed]
    if unknown and len(unknown) == len(found):
        raise MtlintError(
            f"--since {reference}: git does not keep {_few(unknown)} and cannot say what is new there",
            "run mtlint in the repository that keeps the files, `git add` them, or leave `--since` out",
        )
    notes = [f"not checked, because git does not keep it here: {_few(unknown)}"] if unknown else []
    return Changes(reference, _of(found, places, changed), tuple(notes))


def _in_diff(content: bytes, found: Sequence[Found], root: Path) -> Changes:
    patched = parse_diff(content)
    return Changes("the diff", _of(found, _places(found), _placed(patched, root)))


def _placed(patched: Sequence[Patched], root: Path) -> dict[str, Lines]:
    """Where the files of a diff are: below the top of the repository or the current folder, with or without a prefix."""
    try:
        tops = [Repository(root).top, root]
    except MtlintError:
        tops = [root]
    strips = (1, 0) if all(patch.has_prefix for patch in patched) else (0,)
    missing = ""
    for strip, top in product(strips, tops):
        absent = (patch for patch in patched if not any(os.path.lexists(top / name) for name in _names(patch, strip)))
        if (first := next(absent, None)) is None:
            return _below(top, patched, strip)
        missing = missing or first.names[-1]
    raise MtlintError(
        f"the diff names {missing}, which is not here",
        "run mtlint in the folder that the diff's names begin at, with the files as they are after the diff",
    )


def _names(patch: Patched, strip: int) -> list[str]:
    stripped = [name.split("/", strip)[-1] for name in patch.names if name.count("/") >= strip]
    return [name for name in stripped if name]


def _below(top: Path, patched: Iterable[Patched], strip: int) -> dict[str, Lines]:
    return {_key(top / name): patch.lines for patch in patched for name in _names(patch, strip)}


def _both(one: Mapping[str, Lines], other: Mapping[str, Lines]) -> dict[str, Lines]:
    """What is new to both of two earlier states: what only one of them lacks came from the other."""

    def lines(key: str) -> Lines:
        first, second = one[key], other[key]
        return second if first is None else first if second is None else first & second

    return {key: lines(key) for key in one if key in other}


def _of(found: Sequence[Found], places: Mapping[str, str], changed: Mapping[str, Lines]) -> dict[str, Lines]:
    """By the paths of reports; without those in which no line is new, as when a file was only renamed."""
    lines = {item.path: changed.get(places[item.path], frozenset()) for item in found}
    return {path: new for path, new in lines.items() if new is None or new}


def _places(found: Sequence[Found]) -> dict[str, str]:
    """Where each file really is, links followed: that is the name git has for what is read."""
    real = cache(os.path.realpath)
    return {
        item.path: os.path.normcase(os.path.realpath(item.file))
        if item.file.is_symlink()
        else _key(Path(real(item.file.parent), item.file.name))
        for item in found
    }


def _key(path: Path) -> str:
    return os.path.normcase(path)


def _few(paths: Sequence[str]) -> str:
    return f"{paths[0]} and {len(paths) - 1} more" if len(paths) > 1 else paths[0]
