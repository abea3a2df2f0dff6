"""`mtlint report`: check, and write the HTML report."""

from pathlib import Path
from typing import Any

import click

from mtlint import api
from mtlint.cli.options import configuration_options, configure, selection_options, use_cache
from mtlint.cli.progress import FetchBar
from mtlint.cli.since import since_of, since_options
from mtlint.cli.status import status_of, tell_leaving, tell_notes
from mtlint.reporters import FOLDER_REPORTERS, read_earlier, told


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--output", "-o", "folder", type=click.Path(path_type=Path, file_okay=False), default=Path("reports"), show_default=True
)
@click.option(
    "--compare",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Say what is new and what is gone since that report, written with mtlint check -f json.",
)
@since_options
@selection_options
@configuration_options
def report(paths: tuple[Path, ...], folder: Path, compare: Path | None, **given: Any) -> int:
    """Check files and folders and write a report that a reviewer works from.

    Exit status 0 when it was written, whatever was found, and 2 when something could not be checked.
    """
    config = configure(given)
    tell_leaving(config)
    progress, cached = FetchBar(given["quiet"]), use_cache(given)
    since = since_of(given)
    earlier = None if compare is None else read_earlier(compare)
    with FOLDER_REPORTERS["html"].open(folder, earlier) as writing:
        result = api.check_paths(
            paths or (Path(),),
            config,
            since=since,
            jobs=given["jobs"],
            progress=progress,
            cached=cached,
            explain=given["verbose"],
            watcher=writing,
        )
        tell_notes(result, given["quiet"], given["verbose"])
        page = writing.finish(result)
    for failure in result.failures:
        click.echo(told(f"{failure.path}: not checked: {failure.message}"), err=True)
    summary = result.summary()
    if not given["quiet"]:
        click.echo(told(f"{summary.findings} findings in {summary.files} files, {summary.words:,} words: {page}"))
    return status_of(result, exit_zero=True)
