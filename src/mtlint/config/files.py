"""Which settings hold for one file."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pathspec import GitIgnoreSpec

from mtlint.config.settings import Config
from mtlint.text.globs import is_pattern, path_spec


def names(config: Config, path: str, patterns: Sequence[str]) -> bool:
    """Whether patterns as in .gitignore name a file; `path` is what reports call it."""
    return _spec(tuple(patterns)).match_file(from_base(config, path))


def settings_for(config: Config, path: str) -> Config:
    """The settings with the overrides for a file in them."""
    for override in config.overrides:
        if names(config, path, override.files):
            config = replace(
                config,
                language=override.language or config.language,
                source_language=override.source_language or config.source_language,
                source=override.source or config.source,
            )
    return config


def ignored_for(config: Config, path: str) -> tuple[str, ...]:
    """Selectors of the rules that are off for a file."""
    return tuple(
        selector
        for pattern, selectors in config.per_file_ignores.items()
        if names(config, path, (pattern,))
        for selector in selectors
    )


def bad_patterns(config: Config) -> Iterator[str]:
    """What to say of patterns that name nothing, as no file could be meant."""
    given = {
        "exclude": config.exclude,
        "include": config.include,
        "per-file-ignores": config.per_file_ignores,
        "overrides": [pattern for override in config.overrides for pattern in override.files],
        "ignore": [entry.path for entry in config.ignored_findings],
    }
    for key, patterns in given.items():
        yield from (f"{key}: {one!r} is no pattern of files" for one in patterns if not is_pattern(one))


def from_base(config: Config, path: str) -> str:
    """The path of a file, which reports call `path`, as from the folder that patterns start from, where it lies inside."""
    if config.base is None:
        return path
    file, base = (Path(os.path.abspath(one)) for one in (config.root / path, config.base))  # noqa: PTH100 - links stay
    return file.relative_to(base).as_posix() if file.is_relative_to(base) else path


@lru_cache(1024)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    return path_spec(patterns)
