"""Values as TOML writes them; the standard library only reads it."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any


def toml(value: Any) -> str:
    """A value on one line; a dataclass is a table of the fields that are not at their defaults, `-` for `_` in their names."""
    if isinstance(value, str):
        return f'"{"".join(map(_escaped, value))}"'
    if isinstance(value, tuple | list):
        return f"[{', '.join(toml(item) for item in value)}]"
    if is_dataclass(value):
        given = [entry for entry in fields(value) if getattr(value, entry.name) != entry.default]
        return toml({entry.name.replace("_", "-"): getattr(value, entry.name) for entry in given})
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_key(key)} = {toml(item)}' for key, item in value.items())}}}"
    return json.dumps(value)


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if bare else toml(key)


def _escaped(character: str) -> str:
    if character in {'"', "\\"}:
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08x}"
