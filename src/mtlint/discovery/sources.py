"""Which file a checked file was translated from, as `source` says."""

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from mtlint.config import Config, from_base, settings_for
from mtlint.config.project import Inside
from mtlint.model import MtlintError

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_MOST_NAMES = 3
"""In a pattern: each further one multiplies the time that a path of one character over and over takes."""


class MissingSourceError(Exception):
    """The source that a file should have is not there. The message says where it was looked for, and the remedy."""


def source_file(config: Config, path: str) -> Path | None:
    """The file with the source of a checked file, which reports call `path`; None where the settings name none for it.

    Raises `MissingSourceError` where it should be there and is not, and `MtlintError` for a `source` that cannot be meant.
    """
    if is_source(config, path):
        return None
    source = settings_for(config, path).source
    if source is None:
        return None
    expected = list(dict.fromkeys(_expected(config, path, source)))
    there = [file for file in expected if file.is_file()]
    if len(there) > 1:
        raise MissingSourceError(f"its source may be {_list(there)}: say which with --source TARGET=SOURCE")
    if not there and expected and isinstance(source, str):
        there = _with_another_ending(expected)
    if not there and expected:
        raise MissingSourceError(
            f"its source is not there, so rules that need it did not run: looked for {_list(expected)}; "
            'add it, or set source-missing = "ignore"'
        )
    if there and there[0].is_symlink() and not Inside(_projects(config, source))(there[0]):
        raise MissingSourceError(
            f"its source {_list(there)} is a symbolic link that leads out of the project: put the file there"
        )
    return there[0] if there else None


def _projects(config: Config, source: str | Mapping[str, str]) -> Iterator[Path]:
    yield from (config.root, config.base or config.root)
    if isinstance(source, str):
        yield _existing(source)


def is_source(config: Config, path: str) -> bool:
    """Whether a file is what others are translated from, and so is no translation to be checked."""
    file = _absolute(config.root / path)
    for source in (config.source, *(override.source for override in config.overrides)):
        if isinstance(source, str):
            if file.is_relative_to(_absolute(_existing(source))):
                return True
        elif any(_pattern(pattern).fullmatch(from_base(config, path)) for pattern in (source or {}).values()):
            return True
    return False


def _expected(config: Config, path: str, source: str | Mapping[str, str]) -> Iterator[Path]:
    """Where the source may be, the likeliest first."""
    if not isinstance(source, str):
        for target, pattern in source.items():
            match = _pattern(target).fullmatch(from_base(config, path))
            if match:
                yield (config.base or config.root) / _filled(pattern, match, target)
        return
    there = _existing(source)
    if there.is_file():
        yield there
        return
    file = _absolute(config.root / path)
    folder = _absolute(there)
    for top in config.folders:
        if file.is_relative_to(_absolute(top)):
            yield there / file.relative_to(_absolute(top))
    if file.is_relative_to(_absolute(config.base or config.root)):
        yield there / file.relative_to(_absolute(config.base or config.root))
    if file.is_relative_to(folder.parent) and len(file.relative_to(folder.parent).parts) > 1:
        yield there.joinpath(*file.relative_to(folder.parent).parts[1:])


def _with_another_ending(expected: list[Path]) -> list[Path]:
    """The files that differ from those expected in the ending of their names only; none where there are several."""
    found = {
        other
        for file in expected
        if file.parent.is_dir()
        for other in file.parent.iterdir()
        if other.stem == file.stem and other.is_file()
    }
    if len(found) > 1:
        raise MissingSourceError(f"its source may be {_list(sorted(found))}: say which with --source TARGET=SOURCE")
    return list(found)


def _existing(source: str) -> Path:
    file = Path(source).expanduser()
    if not file.exists():
        remedy = 'give a file, a folder, or TARGET=SOURCE such as "en/{path}=zh/{path}"'
        raise MtlintError(f"source: {source}: no such file or folder", remedy)
    return file


@lru_cache(256)
def _pattern(pattern: str) -> re.Pattern[str]:
    """A pattern of paths: `{path}` stands for any path, any other name in braces for a part of one without "/"."""
    names = _PLACEHOLDER.findall(pattern)
    if len(names) > _MOST_NAMES:
        raise MtlintError(f"source: {pattern}: more than {_MOST_NAMES} names in braces", "let {path} stand for several of them")
    parts: list[str] = []
    seen: set[str] = set()
    for index, part in enumerate(_PLACEHOLDER.split(pattern)):
        if index % 2 == 0:
            parts.append(re.escape(part))
        else:
            parts.append(f"(?P={part})" if part in seen else f"(?P<{part}>{'.+' if part == 'path' else '[^/]+'})")
            seen.add(part)
    return re.compile("".join(parts))


def _filled(pattern: str, match: re.Match[str], target: str) -> str:
    values = match.groupdict()
    unknown = [name for name in _PLACEHOLDER.findall(pattern) if name not in values]
    if unknown:
        names = ", ".join(f"{{{name}}}" for name in unknown)
        raise MtlintError(f"source: {pattern}: {names} is not in {target}", "use the same names on both sides")
    return _PLACEHOLDER.sub(lambda name: values[name[1]], pattern)


def _list(files: list[Path]) -> str:
    return " or ".join(os.path.relpath(file).replace(os.sep, "/") for file in files)


def _absolute(file: Path) -> Path:
    return Path(os.path.abspath(file))  # noqa: PTH100 - links stay
