"""`mtlint clean`: removes what is kept between runs."""

import shutil
import sys
from pathlib import Path
from typing import Any

import click

from mtlint.cache import remove_results, results_state
from mtlint.cli.options import configuration_options, configure
from mtlint.model import MtlintError
from mtlint.reporters import told

_FETCHED = ("distributions", "jars", "staging")
"""The folders that LanguageTool is fetched into. Nothing else in the cache folder is touched, for it may be anybody's."""


@click.command()
@click.option("--all", "everything", is_flag=True, help="Remove the fetched LanguageTool as well.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@configuration_options
def clean(everything: bool, yes: bool, **given: Any) -> None:
    """Remove the results of earlier runs; the next run finds them anew.

    With `--all` LanguageTool goes as well, after a question, and the next run fetches it again.
    """
    cache = configure(given).cache_path
    results = results_state(cache)
    folders = [folder for name in _FETCHED if everything and (folder := cache / name).is_dir()]
    seen: set[int] = set()
    sizes = ([(results.file, results.size)] if results.size else []) + [(folder, _size(folder, seen)) for folder in folders]
    if not sizes:
        click.echo(f"nothing is kept in {told(str(cache))}")
        return
    for path, size in sizes:
        click.echo(f"{size / 1e6:8.1f} MB  {told(str(path))}")
    if folders and not yes:
        if not sys.stdin.isatty():
            raise MtlintError("nobody can be asked whether all of this may go", "say --yes")
        click.confirm("Remove all of it?", abort=True)
    remove_results(cache)
    for folder in folders:
        _remove(folder)
    click.echo(f"removed {sum(size for _, size in sizes) / 1e6:.1f} MB")


def _size(folder: Path, seen: set[int]) -> int:
    """Bytes of a folder's files. A jar stands in two folders under one inode and counts where it is `seen` first."""
    found = [path.stat() for path in folder.rglob("*") if path.is_file()]
    fresh = {entry.st_ino: entry.st_size for entry in found if entry.st_ino not in seen}
    seen.update(fresh)
    return sum(fresh.values())


def _remove(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise MtlintError(
            f"{error.filename}: cannot be removed: {error.strerror}", "run it again when no mtlint runs"
        ) from error
