"""Finds and reads the settings file. An unknown key is an error."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from mtlint.config.ignored import part
from mtlint.config.settings import Config
from mtlint.model import MtlintError

ENVIRONMENT = {
    "MTLINT_CACHE_DIR": "cache_dir",
    "MTLINT_JAVA": "java",
    "MTLINT_LANGUAGETOOL_URL": "languagetool_url",
    "MTLINT_MAVEN_MIRROR": "maven_mirror",
}
"""Environment variables that set what belongs to the machine and not to the project."""


def find(start: Path) -> Path | None:
    """The nearest `mtlint.toml`, or `pyproject.toml` with a `[tool.mtlint]` section, upwards from a folder."""
    for folder in (start, *start.parents):
        for name in ("mtlint.toml", "pyproject.toml"):
            file = folder / name
            if file.is_file() and (name == "mtlint.toml" or _section(file) is not None):
                return file
    return None


def load(file: Path | None, overrides: Mapping[str, Any], root: Path) -> Config:
    """Settings from a file, the environment and the command line, the later over the earlier.

    Raises `MtlintError` for a file that cannot be read, an unknown key or a value of the wrong type.
    """
    values: dict[str, Any] = {}
    if file is not None:
        section = _section(file)
        if section is None:
            raise MtlintError(f"{file}: has no [tool.mtlint] section", "add one, or name another file with --config")
        values = _checked(section, str(file))
    values |= {name: os.environ[variable] for variable, name in ENVIRONMENT.items() if os.environ.get(variable)}
    values |= {name: value for name, value in overrides.items() if value not in (None, ())}
    return replace(Config(root=root), **values)


def _section(file: Path) -> dict[str, Any] | None:
    try:
        with file.open("rb") as stream:
            content = tomllib.load(stream)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MtlintError(f"{file}: not TOML: {error}", "mend the file, or name another with --config") from error
    except OSError as error:
        raise MtlintError(f"{file}: {error.strerror}", "name a file that can be read with --config") from error
    if file.name != "pyproject.toml":
        return content
    section: dict[str, Any] | None = content.get("tool", {}).get("mtlint")
    return section


def _checked(section: Mapping[str, Any], file: str) -> dict[str, Any]:
    hints = get_type_hints(Config)
    known = {entry.name.replace("_", "-"): entry.name for entry in fields(Config) if "internal" not in entry.metadata}
    values: dict[str, Any] = {}
    problems: list[str] = []
    for key, value in section.items():
        if key not in known:
            near = get_close_matches(key, known, 1, 0.5)
            problems.append(f"{file}: unknown key {key!r}" + (f", did you mean {near[0]!r}?" if near else ""))
            continue
        try:
            if key == "ignore":
                value, values["ignored_findings"] = part(value)  # noqa: PLW2901 - selectors go on as they are
            values[known[key]] = coerce(value, hints[known[key]])
        except TypeError as error:
            problems.append(f"{file}: {key}: {error}")
    if problems:
        raise MtlintError("\n".join(problems), f"known keys: {', '.join(known)}")
    return values


def coerce(value: Any, hint: Any) -> Any:
    """A TOML value as the type a field asks for; lists become tuples. Raises `TypeError` that says what was expected."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is UnionType:
        return coerce(value, next(argument for argument in arguments if argument is not NoneType))
    if origin is tuple:
        if not isinstance(value, list):
            raise TypeError(f"expected a list, found {value!r}")
        return tuple(coerce(item, arguments[0]) for item in value)
    if origin is Mapping:
        if not isinstance(value, dict):
            raise TypeError(f"expected a table, found {value!r}")
        return {key: coerce(item, arguments[1]) for key, item in value.items()}
    if hint is Any:
        return value
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        raise TypeError(f"expected {hint.__name__}, found {value!r}")
    return value
