"""Write the JSON schema of the settings and the table of keys in docs/configuration.md, or check that they are up to date."""

import builtins
import collections.abc
import json
import sys
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from generated import ROOT, keep_up_to_date
from mtlint.config import Config, IgnoredFinding
from mtlint.rules.registry import all_rules
from mtlint.text.toml import toml

SCHEMA = ROOT / "src" / "mtlint" / "config" / "mtlint.schema.json"
PAGE = ROOT / "docs" / "configuration.md"
BEGIN, END = "<!-- keys: scripts/document_settings.py -->\n", "<!-- end of keys -->\n"
_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
}
_WORDS = {"string": "text", "boolean": "true or false", "integer": "whole number", "number": "number"}


def of(hint: Any, minimum: float | None = None) -> dict[str, Any]:
    """The schema of a type; `minimum` is that of the numbers in it."""
    arguments = [argument for argument in get_args(hint) if argument is not NoneType]
    if hint is Any or is_dataclass(hint):
        return {} if hint is Any else table(hint)
    if hint in _SCALARS:
        return _SCALARS[hint] | ({"minimum": minimum} if hint in (int, float) and minimum is not None else {})
    match get_origin(hint):
        case typing.Literal:
            return {"enum": arguments}
        case builtins.tuple:
            return {"type": "array", "items": of(arguments[0], minimum)}
        case collections.abc.Mapping:
            return {"type": "object", "additionalProperties": of(arguments[1], minimum)}
    shapes = [of(argument, minimum) for argument in arguments]
    return shapes[0] if len(shapes) == 1 else {"anyOf": shapes}


def table(kind: Any) -> dict[str, Any]:
    """The schema of a table whose keys are the fields of a dataclass."""
    hints = get_type_hints(kind)
    properties = {key(entry): {"description": said(entry)} | of(hints[entry.name]) for entry in fields(kind)}
    required = [key(entry) for entry in fields(kind) if entry.default is MISSING]
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def key(entry: Field[Any]) -> str:
    """The key of a field in a settings file."""
    return entry.name.replace("_", "-")


def said(entry: Field[Any]) -> str:
    """What a field is for."""
    return str(entry.metadata.get("help", entry.name))


def keys() -> Iterator[tuple[str, str, dict[str, Any], Any]]:
    """Key, description, schema and default of every setting, in the order of the documentation."""
    yield "extend", "settings file below this one, relative to it", {"type": "string"}, None
    hints = get_type_hints(Config)
    for entry in fields(Config):
        if "internal" in entry.metadata:
            continue
        default = entry.default_factory() if entry.default_factory is not MISSING else entry.default
        shape = of(hints[entry.name], entry.metadata.get("minimum"))
        if "tables" in entry.metadata:
            shape = {"type": "array", "items": {"anyOf": [{"type": "string"}, table(IgnoredFinding)]}}
        yield key(entry), said(entry), rules() if entry.name == "rules" else shape, default
        if "extends" in entry.metadata:
            yield f"extend-{key(entry)}", f"adds to `{key(entry)}` instead of replacing it", shape, ()


def rules() -> dict[str, Any]:
    """The schema of the options of all rules."""
    tables = {}
    for rule in all_rules():
        types = rule.option_types()
        options = {
            option.name.replace("_", "-"): {"description": option.help, "default": option.default} | of(types[option.name])
            for option in rule.info().options
        }
        tables[rule.name] = {
            "type": "object",
            "description": rule.info().summary,
            "additionalProperties": False,
            "properties": options,
        }
    return {"type": "object", "additionalProperties": False, "properties": tables}


def schema() -> str:
    """The schema file."""
    properties = {
        name: {"description": text} | shape | ({} if default is None else {"default": default})
        for name, text, shape, default in keys()
    }
    whole = {
        "$schema": "http://json-schema.org/draft-07/schema#",  # what editors of TOML read
        "$id": "urn:mtlint:settings",
        "title": "mtlint settings",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def word(shape: Mapping[str, Any]) -> str:
    """A type as the table of keys calls it."""
    if "enum" in shape:
        return ", ".join(f"`{toml(value)}`" for value in shape["enum"])
    if "anyOf" in shape:
        return " or ".join(word(one) for one in shape["anyOf"])
    if shape.get("type") == "array":
        return f"list of {word(shape['items'])}"
    if shape.get("type") == "object":
        more = shape.get("additionalProperties")
        return f"table of {word(more)}" if more else "table"
    return _WORDS[shape["type"]]


def page(text: str) -> str:
    """The page with the table of keys in its place."""
    rows = ["| key | type | default | meaning |", "|---|---|---|---|"]
    for name, meaning, shape, default in keys():
        shown = "" if default is None else f"`{toml(default)}`"
        rows.append(f"| `{name}` | {word(shape)} | {shown} | {meaning} |")
    before, _, rest = text.partition(BEGIN)
    return before + BEGIN + "\n" + "\n".join(rows) + "\n\n" + END + rest.partition(END)[2]


if __name__ == "__main__":
    sys.exit(keep_up_to_date(__doc__, lambda: {SCHEMA: schema(), PAGE: page(PAGE.read_text(encoding="utf-8"))}))
