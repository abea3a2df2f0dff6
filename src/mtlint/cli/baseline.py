"""`--write-baseline` and `--prune-baseline`: what becomes of the file of known findings."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import click

from mtlint.cli.status import Exit
from mtlint.config import Config
from mtlint.model import Report
from mtlint.reporters import replacing, told
from mtlint.triage import Known, open_baseline, render

P = ParamSpec("P")
R = TypeVar("R")

_WRITE = click.option("--write-baseline", metavar="FILE", help="Write there what is found now, to be passed to --baseline.")
_PRUNE = click.option("--prune-baseline", is_flag=True, help="Take out of the baseline what is not found any more.")


def baseline_options(command: Callable[P, R]) -> Callable[P, R]:
    """Options that change the baseline."""
    return _WRITE(_PRUNE(command))


def to_renew(config: Config, given: dict[str, Any]) -> Known | None:
    """The baseline that is written after the run; None where none is. Refuses options that do not go together."""
    name = given["write_baseline"]
    if not name and not given["prune_baseline"]:
        return None
    if given["fix"] or given["diff"]:
        raise click.UsageError("--fix and --diff change the text: write or prune the baseline in a run of its own")
    if name and (given["baseline"] or given["prune_baseline"]):
        raise click.UsageError(
            "--write-baseline goes without --baseline and --prune-baseline: it reads and prunes its own file"
        )
    label: str | None = name or config.baseline
    if not label:
        raise click.UsageError("--prune-baseline: no baseline is given: name one with --baseline")
    return open_baseline(label, config.root, to_renew=True, or_new=bool(name))


def renew(known: Known, report: Report, given: dict[str, Any]) -> Exit | None:
    """Write the baseline and say so; the status to end with, or None where findings decide.

    A run in which something was not checked writes nothing. Raises `MtlintError` where the file cannot be written.
    """
    name = told(known.label)
    if report.failures:
        click.echo(f"{name}: not written: not everything was checked", err=True)
        return Exit.ERROR
    baseline = known.renewed(report) if given["write_baseline"] else known.pruned(report)
    with replacing(known.file) as file:
        file.write(render(baseline))
    if not given["quiet"]:
        gone = sum(count for _, _, count in known.stale(report))
        click.echo(f"{name}: written: {len(baseline)} findings; not found any more and taken out: {gone}", err=True)
    return Exit.CLEAN if given["write_baseline"] else None
