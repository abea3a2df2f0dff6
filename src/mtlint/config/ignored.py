"""Findings that the settings ignore one by one, for formats that have no comments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from mtlint.text.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class IgnoredFinding:
    """A table under `ignore`: findings of a rule that stand in some files, or whose text holds another."""

    rule: str
    """A code, the beginning of one, or a name."""
    path: str = ""
    """A pattern as in .gitignore; empty for all files."""
    text: str = ""
    """All or a part of what the finding marks; case, white space, quotation marks and dashes do not matter."""
    reason: str = ""
    fingerprint: str = ""
    """Of the one finding that is meant, as machine outputs and the HTML report give it; empty for all that fit."""


KEYS = tuple(entry.name for entry in fields(IgnoredFinding))


def part(value: Any) -> tuple[Any, tuple[IgnoredFinding, ...]]:
    """What `ignore` holds, apart: selectors of rules as they are, and its tables. Raises `TypeError` for a wrong table."""
    if not isinstance(value, list):
        return value, ()
    tables = [item for item in value if isinstance(item, Mapping)]
    problems = [f"table {number}: {problem}" for number, table in enumerate(tables, 1) for problem in _problems(table)]
    if problems:
        raise TypeError("; ".join(problems))
    return [item for item in value if not isinstance(item, Mapping)], tuple(IgnoredFinding(**table) for table in tables)


def _problems(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if key not in KEYS:
            yield f"unknown key {key!r}" + (did_you_mean(key, KEYS) or f": known are {', '.join(KEYS)}")
        elif not isinstance(value, str):
            yield f"{key}: expected str, found {value!r}"
    if not table.get("rule"):
        yield "names no `rule`, and would ignore new defects too"
    elif not table.get("path") and not table.get("text"):
        yield f"names neither `path` nor `text`: to ignore the rule everywhere write ignore = [{table['rule']!r}]"
