"""Finds the settings file, and puts together what it, the environment and the command line say."""

import os
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from mtlint.config.files import bad_patterns
from mtlint.config.layers import EXTEND, Layer, layer_of, layers_of, merge, section_of
from mtlint.config.settings import Config
from mtlint.model import MtlintError

ENVIRONMENT = {
    "MTLINT_CACHE_DIR": "cache_dir",
    "MTLINT_JAVA": "java",
    "MTLINT_LANGUAGETOOL_URL": "languagetool_url",
    "MTLINT_MAVEN_MIRROR": "maven_mirror",
}
"""Environment variables that set what belongs to the machine and not to the project."""
COMMAND_LINE = "command line"


@dataclass(frozen=True, slots=True)
class Resolved:
    """Settings, and for each field that is not at its default where its value comes from, the lowest first."""

    config: Config
    origins: Mapping[str, tuple[str, ...]]


def find(start: Path) -> Path | None:
    """The nearest `mtlint.toml`, or `pyproject.toml` with a `[tool.mtlint]` section, upwards from a folder.

    Raises `MtlintError` where that is the file of another user, as in a folder that everybody may write to.
    """
    for folder in (start, *start.parents):
        for name in ("mtlint.toml", "pyproject.toml"):
            file = folder / name
            if file.is_file() and (name == "mtlint.toml" or section_of(file) is not None):
                _refuse_of_others(file, start)
                return file
    return None


def _refuse_of_others(file: Path, start: Path) -> None:
    """A file is believed that belongs to the user, to the system, or to whom the folder belongs that the user went into."""
    if not hasattr(os, "geteuid"):
        return
    owner = file.stat().st_uid
    if owner not in {os.geteuid(), 0, start.stat().st_uid}:
        raise MtlintError(
            f"{file}: belongs to another user, and lies above the folder that is checked",
            "name it with --config if it is meant, or leave it out with --no-config",
        )


def load(file: Path | None, overrides: Mapping[str, Any], root: Path) -> Config:
    """Settings from a file and those it extends, the environment and the command line, the later over the earlier.

    Raises `MtlintError` for a file that cannot be read, an unknown key or a value of the wrong type.
    """
    return resolve(file, overrides, root).config


def resolve(
    file: Path | None,
    overrides: Mapping[str, Any],
    root: Path,
    *,
    base: Path | None = None,
    inline: Sequence[str] = (),
    further: Callable[[Config], Sequence[str]] = lambda _: (),
) -> Resolved:
    """As `load`, and where each value comes from.

    `inline` are settings written in TOML, such as `offline = true`, that go over the file; `base` is the folder that patterns
    for files are relative to, if it is not the root. `further` is asked what else is wrong, so that all of it is said at once.
    """
    problems: list[str] = []
    layers = layers_of(file, problems) if file is not None else []
    environment = {variable: name for variable, name in ENVIRONMENT.items() if os.environ.get(variable)}
    layers += [Layer(f"environment, {variable}", {name: os.environ[variable]}, {}) for variable, name in environment.items()]
    layers += [layer_of(_inline(text, problems), f"{COMMAND_LINE}, --config", Path(), problems) for text in inline]
    layers.append(_given(overrides))
    values, origins = merge(layers)
    config = replace(Config(root=root, base=base), **values)
    problems += bad_patterns(config)
    if problems:
        raise MtlintError(
            "\n".join((*problems, *further(config))), "`mtlint check --no-config --show-settings` lists every key"
        )
    return Resolved(config, origins)


def _given(overrides: Mapping[str, Any]) -> Layer:
    """Options of the command line; those that extend a list add to it."""
    given = {name: value for name, value in overrides.items() if value not in (None, ())}
    adding = {entry.name for entry in fields(Config) if "adds" in entry.metadata}
    values = {name: value for name, value in given.items() if name not in adding}
    return Layer(COMMAND_LINE, values, {name: value for name, value in given.items() if name in adding})


def _inline(text: str, problems: list[str]) -> dict[str, Any]:
    try:
        section = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        problems.append(f"--config {text!r}: neither a file nor settings in TOML: {error}")
        return {}
    if section.pop(EXTEND, None) is not None:
        problems.append(f"--config {text!r}: {EXTEND!r} belongs in a file: name that file with --config")
    return section
