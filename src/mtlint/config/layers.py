"""Settings files read one under another: each with what it extends, and merged in order."""

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_type_hints

from mtlint.config.convert import convert, key_of, takes_tables, unknown
from mtlint.config.ignored import part
from mtlint.config.project import Inside
from mtlint.config.settings import Config
from mtlint.model import MtlintError
from mtlint.text.regular import read_regular

EXTEND = "extend"
"""The key that names the file below."""
_TYPES = get_type_hints(Config)
_ENTRIES = {key_of(entry): entry for entry in fields(Config) if "internal" not in entry.metadata}
_MORE = {key: entry for key, entry in _ENTRIES.items() if "adds" in entry.metadata} | {
    f"extend-{key}": entry for key, entry in _ENTRIES.items() if "extends" in entry.metadata
}
"""Keys that add to a list instead of replacing it."""
KEYS = (EXTEND, *dict.fromkeys((*_ENTRIES, *_MORE)))
"""Every key that a settings file may have."""
_TABLES = tuple(key for key, entry in _ENTRIES.items() if takes_tables(_TYPES[entry.name]))
"""Keys that take a table, or several."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Settings from one place. `values` are by field; those in `more` are added to what lies below."""

    origin: str
    values: Mapping[str, Any]
    more: Mapping[str, tuple[Any, ...]]


def section_of(file: Path) -> dict[str, Any] | None:
    """The settings in a file as TOML gives them; None for a `pyproject.toml` without any. Raises `MtlintError`."""
    try:
        content = tomllib.loads(read_regular(file).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise MtlintError(f"{file}: not TOML: {error}", "mend the file, or name another with --config") from error
    except OSError as error:
        raise MtlintError(f"{file}: {error.strerror}", "name a file that can be read") from error
    if file.name != "pyproject.toml":
        return content
    tools = content.get("tool", {})
    section = tools.get("mtlint") if isinstance(tools, dict) else None
    if section is None and "mtlint" in content:
        raise MtlintError(f"{file}: settings in [mtlint] are not read", "call the section [tool.mtlint]")
    if section is not None and not isinstance(section, dict):
        raise MtlintError(f"{file}: tool.mtlint: expected a table, found {section!r}", "write [tool.mtlint] above the settings")
    return section


def layers_of(file: Path, problems: list[str]) -> list[Layer]:
    """What a file says, over what the files say that it extends: the lowest first. Raises `MtlintError`."""
    found: list[Layer] = []
    chain: list[Path] = []
    below: Path | None = file
    while below is not None:
        if any(_is_same(below, other) for other in chain):
            names = " extends ".join(str(one) for one in (*chain, below))
            raise MtlintError(f"{names}: a circle", f"take `{EXTEND}` out of one of them")
        section = section_of(below)
        if section is None:
            raise MtlintError(f"{below}: has no [tool.mtlint] section", "add one, or name another file")
        problems += [*_not_for_files(section, str(below)), *_sources_outside(section, below)]
        found.insert(0, layer_of(section, str(below), below.parent, problems))
        chain.append(below)
        base = section.get(EXTEND)
        if base is not None and not isinstance(base, str):
            problems.append(f"{below}: {EXTEND}: expected the path of a file, found {base!r}")
        below = below.parent / Path(base).expanduser() if isinstance(base, str) else None
        if below is not None and not below.is_file():
            raise MtlintError(
                f"{chain[-1]}: {EXTEND}: {below} is no file", f"the path is taken from {chain[-1].parent.absolute()}"
            )
    return found


def _not_for_files(section: Mapping[str, Any], origin: str) -> Iterator[str]:
    """What a file says that would let whoever wrote it do more than say how to check."""
    for key, value in section.items():
        entry = _ENTRIES.get(key)
        if entry is not None and "harmless" in entry.metadata and value not in entry.metadata["harmless"]:
            yield (
                f"{origin}: {key}: {value!r} is not taken from a file, which may be anybody's: "
                f"say so yourself with {entry.metadata['instead']}"
            )


def _sources_outside(section: Mapping[str, Any], file: Path) -> Iterator[str]:
    """Sources that the file seeks outside of its project: their text would stand in the report."""
    is_inside = Inside([file.parent])
    overrides = section.get("overrides", ())
    for table in (section, *(overrides if isinstance(overrides, list) else ())):
        source = table.get("source") if isinstance(table, Mapping) else None
        for path in source.values() if isinstance(source, Mapping) else (source,):
            if isinstance(path, str) and not is_inside(Path(os.path.normpath(file.parent / Path(path).expanduser()))):
                yield f"{file}: source: {path!r} is outside of the project, and the file may be anybody's: use --source"


def layer_of(section: Mapping[str, Any], origin: str, folder: Path, problems: list[str]) -> Layer:
    """Settings as TOML gives them, checked; what is wrong goes to `problems`. Paths in them are taken from `folder`."""
    values: dict[str, Any] = {}
    more: dict[str, tuple[Any, ...]] = {}
    for key, value in section.items():
        entry = _MORE.get(key) or _ENTRIES.get(key)
        if entry is None:
            if key != EXTEND:
                problems.append(f"{origin}: {_misplaced(key, value)}")
            continue
        before = len(problems)
        tables = None
        if "tables" in entry.metadata:
            try:
                value, tables = part(value)  # noqa: PLW2901 - what is left is the list of texts
            except TypeError as error:
                problems.append(f"{origin}: {key}: {error}")
                continue
        result = convert(value, _TYPES[entry.name], f"{origin}: {key}", problems)
        if "minimum" in entry.metadata and len(problems) == before:
            problems += _too_small(result, entry.metadata["minimum"], f"{origin}: {key}")
        if len(problems) == before:
            result = _from(folder, result) if "path" in entry.metadata else result
            (more if key in _MORE else values)[entry.name] = result
            if tables is not None:
                (more if key in _MORE else values)[entry.metadata["tables"]] = tables
    return Layer(origin, values, more)


def merge(layers: Iterable[Layer]) -> tuple[dict[str, Any], dict[str, tuple[str, ...]]]:
    """Values by field, and the places each comes from: what is above replaces what is below, and tables are merged."""
    values: dict[str, Any] = {}
    origins: dict[str, tuple[str, ...]] = {}
    for layer in layers:
        for name, value in layer.values.items():
            kept = isinstance(value, Mapping) and isinstance(values.get(name), Mapping)
            origins[name] = _also(origins.get(name, ()) if kept else (), layer.origin)
            values[name] = _merged(values.get(name), value)
        for name, value in layer.more.items():
            origins[name] = _also(origins.get(name, ()), layer.origin)
            values[name] = (*values.get(name, ()), *value)
    return values, origins


def _also(origins: tuple[str, ...], origin: str) -> tuple[str, ...]:
    return (*(one for one in origins if one != origin), origin)


def _merged(below: Any, above: Any) -> Any:
    if not (isinstance(below, Mapping) and isinstance(above, Mapping)):
        return above
    return {**below, **{key: _merged(below.get(key), value) for key, value in above.items()}}


def _misplaced(key: str, value: Any) -> str:
    """What to say of a key that does not belong there, and where it might."""
    if key == "tool" and isinstance(value, dict) and "mtlint" in value:
        return "[tool.mtlint] belongs in pyproject.toml: here the settings stand without it"
    inside = [name for name in value if name in KEYS] if isinstance(value, dict) else []
    if inside:
        return f"{unknown(key, _TABLES)}; {inside[0]!r} in it belongs above the first table"
    if isinstance(value, dict):
        return f"{unknown(key, _TABLES)}; the options of a rule stand in a table rules.{key}"
    return unknown(key, KEYS)


def _too_small(value: Any, least: float, where: str) -> Iterator[str]:
    for key, number in (value if isinstance(value, Mapping) else {"": value}).items():
        if number < least:
            yield f"{where}{'.' if key else ''}{key}: expected {least} or more, found {number:g}"


def _from(folder: Path, value: Any) -> Any:
    """A path, or several, as from where the run is and not as from the settings file."""
    if isinstance(value, tuple):
        return tuple(_from(folder, one) for one in value)
    if isinstance(value, Mapping):
        return value  # patterns start where the others of the settings do
    if is_dataclass(value) and not isinstance(value, type):
        paths = {entry.name: getattr(value, entry.name) for entry in fields(value) if "path" in entry.metadata}
        return replace(value, **{name: _from(folder, path) for name, path in paths.items() if path is not None})
    return value if value.startswith("~") else str(folder / value)


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
