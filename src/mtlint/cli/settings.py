"""The settings in effect, written so that they can be pasted into a settings file, and the schema of such files."""

from collections.abc import Iterator
from dataclasses import fields
from importlib.resources import files

import click

from mtlint.config import Config, Resolved, ignored_for, settings_for
from mtlint.reporters import visible
from mtlint.text.toml import toml

_SCHEMAS = {"settings": ("mtlint.config", "mtlint.schema.json"), "report": ("mtlint.reporters", "report.schema.json")}


@click.command()
@click.argument("which", type=click.Choice(sorted(_SCHEMAS)), default="settings")
def schema(which: str) -> None:
    """Print the JSON schema of settings files, for editors, or of JSON reports."""
    package, name = _SCHEMAS[which]
    click.echo((files(package) / name).read_text("utf-8"), nl=False)


def lines(resolved: Resolved, path: str | None = None) -> Iterator[str]:
    """One line a key with its value and where that comes from; for a path with the overrides for that file."""
    config = resolved.config if path is None else settings_for(resolved.config, path)
    if path is not None:
        yield f"# for {visible(path)}"
    if config.base not in (None, config.root):
        yield f"# patterns for files are relative to {visible(str(config.base))}"
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
            yield f"{key} = {toml((*value, *tables) if tables else value)}  # {origin}"
    if path is not None and (off := ignored_for(config, path)):
        yield f"# off for this file by per-file-ignores: {visible(', '.join(off))}"
