"""`mtlint doctor`: what is in use, what is wrong with it, and the command that mends it."""

import sys
from collections.abc import Iterator, Sequence
from typing import Any

import click

from mtlint import __version__, api
from mtlint.cache import ResultsState, results_state
from mtlint.cli.options import configuration_options, configure, settings_file, wants_color
from mtlint.cli.status import Exit, told_lines
from mtlint.grammar import GrammarSettings, GrammarState, LanguageState, grammar_state, language_states, open_backend
from mtlint.model import MtlintError

OK, BAD = "ok", "bad"


@click.command()
@configuration_options
def doctor(**given: Any) -> int:
    """Look at settings, Java and LanguageTool without changing anything.

    Exit status 0 when a check would start without fetching or mending anything, else 2.
    """
    lines = list(_settings(given))
    if all(state == OK for state, _, _ in lines):
        config = configure(given)
        settings = api.grammar_settings(config)
        lines.append(_results(results_state(config.cache_path)))
        if settings.url:
            lines.append(_server(settings))
        else:
            lines += _grammar(grammar_state(settings))
            states = language_states(settings)
            lines += [_language(language, states) for language in config.languages]
    colored = wants_color(given["color"])
    for state, text, remedy in lines:
        sign = click.style(f"{state:<4}", fg="green" if state == OK else "red", bold=True)
        click.echo(f"{sign} {told_lines(text)}", color=colored)
        if remedy:
            click.echo(f"     {click.style('fix:', bold=True)} {told_lines(remedy)}", color=colored)
    return Exit.CLEAN if all(state == OK for state, _, _ in lines) else Exit.ERROR


def _settings(given: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    yield OK, f"mtlint     {__version__}, Python {sys.version.split()[0]}", ""
    try:
        config = configure(given)
        api.check_settings(config)
        file = settings_file(given)
    except MtlintError as error:
        yield BAD, f"settings   {error.message}", error.remedy
        return
    yield OK, f"settings   {file or 'none found: the defaults are in use'}", ""


def _language(language: str, states: Sequence[LanguageState]) -> tuple[str, str, str]:
    known = next((state for state in states if language in state.variants), None)
    if known is None:
        return BAD, f"language   LanguageTool does not know {language}", "`mtlint languages` lists what it knows"
    if not known.installed:
        return BAD, f"language   {language} is not installed", f"mtlint languages install {known.module}"
    return OK, f"language   {language}", ""


def _server(settings: GrammarSettings) -> tuple[str, str, str]:
    try:
        with open_backend(settings) as backend:
            return OK, f"server     LanguageTool at {backend.identity}", ""
    except MtlintError as error:
        return BAD, f"server     {error.message}", error.remedy


def _results(state: ResultsState) -> tuple[str, str, str]:
    if state.problem is not None:
        return BAD, f"results    {state.file}: {state.problem}", "mtlint clean"
    return OK, f"results    {state.count} of earlier runs, {state.size / 1e6:.1f} MB", ""


def _grammar(state: GrammarState) -> Iterator[tuple[str, str, str]]:
    java = state.java
    if java.problem is None:
        yield OK, f"Java       {java.version}: {java.command}", ""
    else:
        yield BAD, f"Java       {java.problem.message}", java.problem.remedy
    yield OK, f"cache      {state.cache_dir}", ""
    if state.missing:
        text = f"{len(state.missing)} of {state.jars} jars are missing"
        yield BAD, f"LanguageTool {state.languagetool}: {text}", "mtlint languages install"
    elif state.bad or state.damaged:
        names = ", ".join((*state.bad, *state.damaged)[:5])
        yield BAD, f"LanguageTool {state.languagetool}: damaged: {names}", "mtlint languages install"
    else:
        size = f"{state.jars} jars, {state.size / 1e6:.0f} MB, every digest right"
        yield OK, f"LanguageTool {state.languagetool}: {size}", ""
