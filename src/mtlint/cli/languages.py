"""`mtlint languages`: whose grammar can be checked; `install` fetches more."""

from typing import Any

import click

from mtlint import api
from mtlint.cli.options import configuration_options, configure
from mtlint.cli.progress import FetchBar
from mtlint.grammar import install as install_modules
from mtlint.grammar import language_states


@click.group(invoke_without_command=True)
@configuration_options
@click.pass_context
def languages(context: click.Context, /, **given: Any) -> int:
    """List LanguageTool's languages and which of them are installed."""
    if context.invoked_subcommand is not None:
        return 0
    states = language_states(api.grammar_settings(configure(given)))
    width = max(len(state.module) for state in states)
    for state in states:
        there = "installed" if state.installed else f"{state.size / 1e6:.0f} MB to fetch"
        spelling = "" if state.spelling else "  (no spelling)"
        click.echo(f"{state.module:<{width}}  {state.names[0]:<24} {there:<18} {' '.join(state.variants)}{spelling}")
    return 0


@languages.command()
@click.argument("modules", nargs=-1, metavar="[LANGUAGE]…")
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
@configuration_options
def install(modules: tuple[str, ...], **given: Any) -> int:
    """Fetch the modules of some languages, such as `de fr`; without a name, what English needs.

    What is there already and whole is not fetched again.
    """
    fetched = install_modules(api.grammar_settings(configure(given), FetchBar(given["quiet"])), modules)
    if not given["quiet"]:
        size = sum(jar.size for jar in fetched)
        click.echo(f"{len(fetched)} files fetched, {size / 1e6:.0f} MB" if fetched else "everything is installed")
    return 0
