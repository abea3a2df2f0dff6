"""`mtlint check`: findings on standard output or in files."""

import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import Any, TextIO

import click

from mtlint import api
from mtlint.cli import settings
from mtlint.cli.baseline import baseline_options, renew, to_renew
from mtlint.cli.fix import fix_options, fixed, show_diff, tell_fixes, wants_fixes
from mtlint.cli.options import configuration_options, resolved, selection_options, use_cache, wants_color
from mtlint.cli.progress import FetchBar
from mtlint.cli.since import since_of, since_options
from mtlint.cli.status import Exit, status_of, tell_leaving, tell_notes
from mtlint.cli.stdin import read_stdin
from mtlint.config import Config
from mtlint.discovery import display
from mtlint.model import Report
from mtlint.reporters import (
    FOLDER_REPORTERS,
    STATISTICS_REPORTERS,
    STREAM_REPORTERS,
    StreamReporter,
    Style,
    budget_lines,
    replacing,
    told,
)
from mtlint.triage import Known

_VERDICTS = frozenset({"text", "concise"})
"""Formats that say themselves whether a budget holds."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--output-format",
    "-f",
    type=click.Choice(sorted(STREAM_REPORTERS)),
    default="text",
    show_default=True,
    help="What is printed.",
)
@click.option("--output-file", "-o", type=click.Path(path_type=Path), help="Write there what would be printed.")
@click.option("--output", "outputs", multiple=True, metavar="FORMAT=PATH", help="Write this as well, such as html=reports/.")
@click.option("--statistics", is_flag=True, help="Print how often each rule found something; -f text or json.")
@click.option(
    "--stdin-filename",
    default="stdin.txt",
    show_default=True,
    help='What the text of "-" is called; its ending says the format.',
)
@fix_options
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="Exit with 1 for a finding at least this bad; any finding if neither this nor a budget is set.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 though there are findings.")
@click.option("--show-files", is_flag=True, help="Only list the files that would be checked.")
@click.option("--show-settings", is_flag=True, help="Only print the settings in effect; with one path those for that file.")
@baseline_options
@since_options
@selection_options
@configuration_options
def check(paths: tuple[Path, ...], **given: Any) -> int:
    """Check files and folders, or a text on standard input ("-").

    Without a path the current folder is checked.
    """
    found = resolved(given)
    config = found.config
    if given["show_settings"]:
        click.echo("\n".join(settings.lines(found, _only_file(paths, config, given))))
        return 0
    paths = paths or (Path(),)
    if given["show_files"]:
        for path in api.list_files(paths, config, since_of(given)):
            click.echo(told(path))
        return 0
    targets = [_target(output) for output in given["outputs"]]
    printer = _printer(given)
    baseline = to_renew(config, given)
    if Path(api.STDIN) in paths:
        _refuse_beside_stdin(paths, given)
    done = fixed(paths, config, given) if wants_fixes(given) else None
    report = done.report if done else _checked(paths, config, given, baseline)
    tell_notes(report, given["quiet"], given["verbose"])
    if done:
        tell_fixes(done, given)
        if given["diff"]:
            return show_diff(done, given)
    status = renew(baseline, report, given) if baseline else None
    if status is Exit.CLEAN:
        return status
    # A fixed text from standard input is on standard output already.
    _print(report, printer, given, sys.stderr if done and Path(api.STDIN) in paths else sys.stdout)
    for name, target in targets:
        if name in FOLDER_REPORTERS:
            FOLDER_REPORTERS[name].write(report, target)
        else:
            _save(report, STREAM_REPORTERS[name], target)
    return status_of(report, given["exit_zero"])


def _only_file(paths: tuple[Path, ...], config: Config, given: dict[str, Any]) -> str | None:
    """What reports call the one path that is given, if it is no folder."""
    if paths == (Path(api.STDIN),):
        return str(given["stdin_filename"])
    return display(paths[0], config.root) if len(paths) == 1 and not paths[0].is_dir() else None


def _checked(paths: tuple[Path, ...], config: Config, given: dict[str, Any], baseline: Known | None) -> Report:
    tell_leaving(config)
    progress, cached = FetchBar(given["quiet"]), use_cache(given)
    if Path(api.STDIN) not in paths:
        since = since_of(given)
        return api.check_paths(
            paths,
            config,
            since=since,
            baseline=baseline,
            jobs=given["jobs"],
            progress=progress,
            cached=cached,
            explain=given["verbose"],
        )
    content, path = read_stdin(), given["stdin_filename"]
    return api.check_text(
        content, config, path=path, baseline=baseline, progress=progress, cached=cached, explain=given["verbose"]
    )


def _refuse_beside_stdin(paths: tuple[Path, ...], given: dict[str, Any]) -> None:
    if len(paths) > 1:
        raise click.UsageError('"-" stands alone: standard input is not checked together with files')
    if given["since"] is not None or given["since_diff"]:
        raise click.UsageError('--since and --since-diff are about files: nothing is known of what "-" was before')


def _target(output: str) -> tuple[str, Path]:
    name, equals, path = output.partition("=")
    known = sorted({*STREAM_REPORTERS, *FOLDER_REPORTERS})
    if not equals or not path or name not in known:
        raise click.UsageError(f"--output {output}: expected FORMAT=PATH, where FORMAT is one of {', '.join(known)}")
    return name, Path(path)


def _printer(given: dict[str, Any]) -> StreamReporter:
    name = given["output_format"]
    if given["statistics"] and name not in STATISTICS_REPORTERS:
        raise click.UsageError(f"--statistics is printed as {', '.join(STATISTICS_REPORTERS)}, not as {name}")
    return (STATISTICS_REPORTERS if given["statistics"] else STREAM_REPORTERS)[name]


def _print(report: Report, printer: StreamReporter, given: dict[str, Any], stream: TextIO) -> None:
    if given["output_file"] or given["statistics"] or given["output_format"] not in _VERDICTS:
        for line in budget_lines(report.summary()):
            click.echo(line, err=True)
    if given["output_file"]:
        _save(report, printer, given["output_file"])
        return
    style = Style(wants_color(given["color"], stream), get_terminal_size((120, 24)).columns)
    printer.write(report, stream, style)


def _save(report: Report, printer: StreamReporter, path: Path) -> None:
    with replacing(path) as file:
        printer.write(report, file, Style())
