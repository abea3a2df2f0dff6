"""`mtlint check --fix` and `--diff`: what becomes of files, and what is said of it."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from mtlint import api
from mtlint.cli.options import use_cache, wants_color
from mtlint.cli.progress import FetchBar
from mtlint.cli.since import since_of
from mtlint.cli.status import Exit, tell_leaving
from mtlint.cli.stdin import read_stdin
from mtlint.config import Config
from mtlint.fixes import patch
from mtlint.model import Applicability
from mtlint.reporters import visible

P = ParamSpec("P")
R = TypeVar("R")

_UNUSUAL_SPACE = re.compile(r"[^\S ]|[\u200c\u200d\u2800\u3164]")


def fix_options(command: Callable[P, R]) -> Callable[P, R]:
    """Options that say what is mended."""
    for option in (
        click.option("--diff", is_flag=True, help="Print what --fix would change, as a patch, and change nothing."),
        click.option("--unsafe-fixes", is_flag=True, help="Apply fixes as well that may change what the text says."),
        click.option("--fix", is_flag=True, help='Apply fixes; the text of "-" goes to standard output.'),
    ):
        command = option(command)
    return command


def wants_fixes(given: dict[str, Any]) -> bool:
    """Whether anything is to be fixed or shown fixed. Refuses options that do not go together."""
    wanted = bool(given["fix"] or given["diff"])
    if given["unsafe_fixes"] and not wanted:
        raise click.UsageError("--unsafe-fixes says which fixes are applied: give --fix or --diff as well")
    if given["diff"] and (given["output_file"] or given["outputs"]):
        raise click.UsageError("--diff prints a patch and no report: leave --output and --output-file out")
    return wanted


def fixed(paths: tuple[Path, ...], config: Config, given: dict[str, Any]) -> api.Fixed:
    """The files after their fixes, written unless only the difference is wanted; a text on standard input is printed."""
    tell_leaving(config)
    progress, cached = FetchBar(given["quiet"]), use_cache(given)
    if Path(api.STDIN) not in paths:
        return api.fix_paths(
            paths,
            config,
            since=since_of(given),
            unsafe=given["unsafe_fixes"],
            write=not given["diff"],
            jobs=given["jobs"],
            progress=progress,
            cached=cached,
        )
    done = api.fix_text(
        read_stdin(), config, path=given["stdin_filename"], unsafe=given["unsafe_fixes"], progress=progress, cached=cached
    )
    if not given["diff"]:
        _write(done.files[0].new)
    return done


def tell_fixes(done: api.Fixed, given: dict[str, Any]) -> None:
    """Say on standard error how much was fixed and how much could be."""
    if given["quiet"]:
        return
    left = [diagnostic for checked in done.report.documents for diagnostic in checked.diagnostics]
    click.echo(f"{done.count:,} {'would be ' if given['diff'] else ''}fixed, {len(left):,} remaining.", err=True)
    hidden = sum(d.fix is not None and d.fix.applicability is Applicability.UNSAFE for d in left)
    if hidden and not given["unsafe_fixes"]:
        noun = "hidden fix" if hidden == 1 else "hidden fixes"
        click.echo(f"{hidden:,} {noun} can be enabled with --unsafe-fixes.", err=True)


def show_diff(done: api.Fixed, given: dict[str, Any]) -> Exit:
    """Print the difference: for people where they look, otherwise byte for byte, so that git and patch can apply it."""
    color = wants_color(given["color"])
    plain = not sys.stdout.isatty() and given["color"] != "always"
    for file in done.files:
        if not file.changed:
            continue
        if plain and file.extracted:
            _write("".join(patch(file.path, *file.texts)).encode("utf-8"))
            click.echo(f"note: {visible(file.path)}: the difference of its text, which no tool can apply; --fix does", err=True)
        elif plain:
            # Latin-1 gives every byte a character and takes it back: the patch is in the file's own encoding.
            lines = patch(file.path, file.old.decode("latin-1"), file.new.decode("latin-1"))
            _write("".join(lines).encode("latin-1"))
        else:
            for line in patch(file.path, *file.texts):
                click.echo(_shown(line.removesuffix("\n"), color), color=color)
    if done.report.failures:
        return Exit.ERROR
    return Exit.FINDINGS if any(file.changed for file in done.files) and not given["exit_zero"] else Exit.CLEAN


def _shown(line: str, color: bool) -> str:
    """A line of a diff with everything in it to be seen; in a changed line also spaces that are not plain ones."""
    changed = line.startswith(("+", "-")) and not line.startswith(("+++ ", "--- "))
    text = visible(line.removesuffix("\r"))
    if changed:
        text = _UNUSUAL_SPACE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return click.style(text, fg="green" if line.startswith("+") else "red") if changed and color else text


def _write(content: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
