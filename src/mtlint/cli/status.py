"""What a run says beside its report: notes and the exit status."""

from enum import IntEnum

import click

from mtlint import api
from mtlint.cli.interruption import STATUS
from mtlint.config import Config
from mtlint.model import Checked, Report
from mtlint.reporters import told
from mtlint.text.lines import LineIndex


class Exit(IntEnum):
    """Exit status. Whatever is not 0 or 1 means that not everything was checked."""

    CLEAN = 0
    FINDINGS = 1
    ERROR = 2
    INTERRUPTED = STATUS


def told_lines(text: str) -> str:
    """A message of several lines, in which names of files and values of settings stand, which may be anybody's."""
    return "\n".join(map(told, text.split("\n")))


def status_of(report: Report, exit_zero: bool = False) -> Exit:
    """Where anything could not be checked it is an error; else the gate decides. `exit_zero` forgives findings only."""
    if report.failures:
        return Exit.ERROR
    return Exit.CLEAN if exit_zero or report.summary().passed else Exit.FINDINGS


def tell_leaving(config: Config) -> None:
    """Say on standard error, even when asked to be quiet, that the text leaves this machine, before it does."""
    server = api.leaving(config)
    if server is not None:
        click.echo(f"warning: the checked text leaves this machine: it goes to {told(server)}", err=True)


def tell_notes(report: Report, quiet: bool, verbose: bool) -> None:
    """Say on standard error what readers had to guess, and, when asked for, what was done."""
    if quiet:
        return
    for note in report.notes:
        click.echo(told(f"note: {note}"), err=True)
    for checked in report.documents:
        for note in checked.document.notes:
            click.echo(told(f"note: {checked.document.path}: {note}"), err=True)
        if verbose:
            click.echo(told(f"{checked.document.path}: {checked.words} words, {len(checked.diagnostics)} findings"), err=True)
            _tell_unreported(checked)


def _tell_unreported(checked: Checked) -> None:
    lines = LineIndex(checked.document.text)
    for one in sorted(checked.unreported, key=lambda one: (one.diagnostic.span, one.diagnostic.code)):
        diagnostic = one.diagnostic
        line, column = lines.position(diagnostic.span.start)
        rule = f"{diagnostic.code} ({diagnostic.source_rule})" if diagnostic.source_rule else diagnostic.code
        where = f"{diagnostic.path}:{line}:{column}"
        click.echo(told(f"{where}: not reported: {rule} “{diagnostic.text}”: {one.reason}"), err=True)
