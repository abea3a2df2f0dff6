"""What a run says beside its report: notes and the exit status."""

import click

from mtlint.model import Report


def status_of(report: Report, exit_zero: bool = False) -> int:
    """0 clean, 1 findings, 2 where anything could not be checked; `exit_zero` forgives findings only."""
    if report.failures:
        return 2
    return 1 if not exit_zero and any(checked.diagnostics for checked in report.documents) else 0


def tell_notes(report: Report, quiet: bool, verbose: bool) -> None:
    """Say on standard error what readers had to guess, and, when asked for, what was done."""
    if quiet:
        return
    for note in report.notes:
        click.echo(f"note: {note}", err=True)
    for checked in report.documents:
        for note in checked.document.notes:
            click.echo(f"note: {checked.document.path}: {note}", err=True)
        if verbose:
            click.echo(f"{checked.document.path}: {checked.words} words, {len(checked.diagnostics)} findings", err=True)
