"""TOML values as the types that fields ask for; what does not fit is named with its place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from math import isfinite
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from mtlint.text.nearest import did_you_mean

_KINDS = {str: "a text in quotes", bool: "true or false", int: "a whole number", float: "a number"}
_MISFIT = object()
"""Stands for a value that did not fit, until the problem is told."""


def convert(value: Any, hint: Any, where: str, problems: list[str]) -> Any:
    """A TOML value as the type a field asks for; lists become tuples, tables of settings become dataclasses.

    `where` names the value in `problems`, to which everything is added that does not fit; the result is then of no use.
    """
    if hint is Any:
        return value
    turn = _table if is_dataclass(hint) else _BY_ORIGIN.get(get_origin(hint), _scalar)
    return turn(value, hint, where, problems)


def unknown(key: str, known: Sequence[str]) -> str:
    """What to say of a key that there is not, with the nearest that there is."""
    return f"unknown key {key!r}{did_you_mean(key, known)}"


def takes_tables(hint: Any) -> bool:
    """Whether a value of a type may be a table or a list of them."""
    return any(_shape(kind) is dict for kind in (hint, *get_args(hint)))


def key_of(entry: Field[Any]) -> str:
    """The key in a settings file of a field."""
    return entry.name.replace("_", "-")


def _scalar(value: Any, hint: Any, where: str, problems: list[str]) -> Any:
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint or (hint is float and not isfinite(value)):
        return _misfit(where, _KINDS[hint], value, problems)
    return value


def _choice(value: Any, hint: Any, where: str, problems: list[str]) -> Any:
    known = get_args(hint)
    if isinstance(value, str) and value in known:
        return value
    near = did_you_mean(value, known) if isinstance(value, str) else ""
    return _misfit(where, f"one of {', '.join(map(repr, known))}", value, problems, near)


def _list(value: Any, hint: Any, where: str, problems: list[str]) -> Any:
    if not isinstance(value, list):
        return _misfit(where, "a list", value, problems)
    kind = get_args(hint)[0]
    return tuple(convert(item, kind, f"{where}[{index}]", problems) for index, item in enumerate(value))


def _mapping(value: Any, hint: Any, where: str, problems: list[str]) -> Any:
    if not isinstance(value, dict):
        return _misfit(where, "a table", value, problems)
    kind = get_args(hint)[1]
    return {key: convert(item, kind, f"{where}.{_key(key)}", problems) for key, item in value.items()}


def _union(value: Any, hint: Any, where: str, problems: list[str]) -> Any:
    """The value as the first type that it fits. Where it fits none, the one of its own shape says why."""
    hints = [argument for argument in get_args(hint) if argument is not NoneType]
    complaints: list[list[str]] = []
    for kind in hints:
        told: list[str] = []
        result = convert(value, kind, where, told)
        if not told:
            return result
        complaints.append(told)
    shaped = [told for kind, told in zip(hints, complaints, strict=True) if _shape(kind) is type(value)]
    if shaped or len(hints) == 1:
        problems += shaped[0] if shaped else complaints[0]
        return _MISFIT
    return _misfit(where, " or ".join(_name(kind) for kind in hints), value, problems)


def _shape(hint: Any) -> Any:
    """The type that a TOML value must have to be taken for this."""
    if is_dataclass(hint):
        return dict
    return {Mapping: dict, tuple: list, Literal: str}.get(get_origin(hint), hint)


def _name(hint: Any) -> str:
    shape = _shape(hint)
    return "a table" if shape is dict else "a list" if shape is list else _KINDS[shape]


def _table(value: Any, kind: Any, where: str, problems: list[str]) -> Any:
    if not isinstance(value, dict):
        return _misfit(where, "a table", value, problems)
    hints, entries = get_type_hints(kind), {key_of(entry): entry for entry in fields(kind)}
    before = len(problems)
    problems += [f"{where}: {unknown(key, list(entries))}" for key in value if key not in entries]
    given = {
        entry.name: convert(value[key], hints[entry.name], f"{where}.{key}", problems)
        for key, entry in entries.items()
        if key in value
    }
    problems += [f"{where}: lacks {key!r}" for key, entry in entries.items() if _is_required(entry) and key not in value]
    return kind(**given) if len(problems) == before else _MISFIT


def _is_required(entry: Field[Any]) -> bool:
    return entry.default is MISSING and entry.default_factory is MISSING


def _misfit(where: str, wanted: str, value: Any, problems: list[str], near: str = "") -> Any:
    problems.append(f"{where}: expected {wanted}, found {value!r}{near}")
    return _MISFIT


def _key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else f'"{key}"'


_BY_ORIGIN: Mapping[Any, Callable[[Any, Any, str, list[str]], Any]] = MappingProxyType(
    {Union: _union, UnionType: _union, Literal: _choice, tuple: _list, Mapping: _mapping}
)
