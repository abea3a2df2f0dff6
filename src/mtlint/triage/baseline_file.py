"""The file of a baseline: JSON, one entry a line, in order, so that a difference shows what was added and what is gone."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mtlint.model import Key, MtlintError
from mtlint.text.regular import read_regular

VERSION = 1
_TYPES = {"path": str, "code": str, "text": str, "sha256": str, "count": int}
_RENEW = "restore it from version control, or remove it and write it anew with --write-baseline"

Counts = Mapping[Key, int]


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings: how many of each key, by the path of the file, which is relative to the baseline's own folder."""

    files: Mapping[str, Counts]

    def __len__(self) -> int:
        return sum(count for counts in self.files.values() for count in counts.values())


def render(baseline: Baseline) -> str:
    """The file's text: the same findings are always the same bytes."""
    rows = sorted((path, key, count) for path, counts in baseline.files.items() for key, count in counts.items() if count > 0)
    lines = []
    for path, key, count in rows:
        entry: dict[str, Any] = {"path": path, "code": key.code, "text": key.text}
        entry |= {"sha256": key.digest} if key.digest else {}
        lines.append(f"  {_line(entry | {'count': count})}")
    body = "\n" + ",\n".join(lines) + "\n " if lines else ""
    return f'{{\n "tool": "mtlint",\n "version": {VERSION},\n "findings": [{body}]\n}}\n'


def parse(content: str, name: str) -> Baseline:
    """The baseline that a text holds. Raises `MtlintError`, which calls the file `name`, for anything else."""
    try:
        raw = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise MtlintError(f"{name}: damaged: {error}", _RENEW) from error
    if not isinstance(raw, dict) or raw.get("tool") != "mtlint" or type(raw.get("version")) is not int:
        raise MtlintError(f"{name}: not a baseline of mtlint", "name another file, or write one with --write-baseline")
    if raw["version"] > VERSION:
        raise MtlintError(f"{name}: written by a newer mtlint", "update mtlint, or remove the file and write it anew")
    entries = raw.get("findings")
    if raw["version"] < 1 or not isinstance(entries, list):
        raise MtlintError(f"{name}: damaged: no list of findings", _RENEW)
    files: dict[str, Counter[Key]] = {}
    for number, entry in enumerate(entries, 1):
        if not _is_entry(entry):
            raise MtlintError(f"{name}: damaged: entry {number} is not as mtlint writes it", _RENEW)
        key = Key(entry["code"], entry["text"], entry.get("sha256", ""))
        counts = files.setdefault(entry["path"], Counter())
        if key in counts:
            raise MtlintError(f"{name}: damaged: entry {number} stands there twice", _RENEW)
        counts[key] = entry["count"]
    return Baseline(files)


def read(file: Path, name: str) -> Baseline:
    """The baseline in a file. Raises `MtlintError` where there is none."""
    try:
        return parse(read_regular(file).decode("utf-8"), name)
    except FileNotFoundError as error:
        raise MtlintError(f"{name}: no such baseline", f"write it: mtlint check --write-baseline {name}") from error
    except OSError as error:
        raise MtlintError(f"{name}: cannot be read: {error.strerror}", "name a file that can be read") from error
    except UnicodeDecodeError as error:
        raise MtlintError(f"{name}: damaged: not UTF-8 at byte {error.start}", _RENEW) from error


def _is_entry(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and set(_TYPES) - {"sha256"} <= set(entry) <= set(_TYPES)
        and all(type(value) is _TYPES[key] for key, value in entry.items())
        and entry["count"] > 0
    )


def _line(entry: Mapping[str, Any]) -> str:
    """JSON on one line, in which what nobody would see is escaped and all other characters are themselves."""
    text = json.dumps(entry, ensure_ascii=False)
    return "".join(character if character.isprintable() else json.dumps(character)[1:-1] for character in text)
