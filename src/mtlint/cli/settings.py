"""The settings in effect, written so that they can be pasted into a settings file."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from mtlint.config import Config, Resolved, ignored_for, settings_for
from mtlint.reporters import visible


def lines(resolved: Resolved, path: str | None = None) -> Iterator[str]:
    """One line a key with its value and where that comes from; for a path with the overrides for that file."""
    config = resolved.config if path is None else settings_for(resolved.config, path)
    if path is not None:
        yield f"# for {visible(path)}"
    for entry in fields(Config):
        if "internal" in entry.metadata:
            continue
        key, value = entry.name.replace("_", "-"), getattr(config, entry.name)
        tables = getattr(config, entry.metadata["tables"]) if "tables" in entry.metadata else ()
        origin = visible(" and ".join(resolved.origins.get(entry.name, ("default",))))
        if value != getattr(resolved.config, entry.name):
            origin = f"overrides in {visible(' and '.join(resolved.origins['overrides']))}"
        if value is None:
            yield f"# {key} is not set"
        elif not entry.repr:
            yield f"# {key} is set and not shown, as it may hold a password  # {origin}"
        else:
            yield f"{key} = {_toml((*value, *tables) if tables else value)}  # {origin}"
    if path is not None and (off := ignored_for(config, path)):
        yield f"# off for this file by per-file-ignores: {visible(', '.join(off))}"


def _toml(value: Any) -> str:
    """A value as TOML writes it on one line."""
    if isinstance(value, str):
        return f'"{"".join(map(_escaped, value))}"'
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(item) for item in value)}]"
    if is_dataclass(value):
        given = [entry for entry in fields(value) if getattr(value, entry.name) != entry.default]
        return _toml({entry.name.replace("_", "-"): getattr(value, entry.name) for entry in given})
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_key(key)} = {_toml(item)}' for key, item in value.items())}}}"
    return json.dumps(value)


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if bare else _toml(key)


def _escaped(character: str) -> str:
    if character in {'"', "\\"}:
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08x}"
