"""`mtlint corpus`: the same check over millions of segments."""

import sys
import time
from typing import Any, Self

import click

from mtlint import api
from mtlint.cli.options import configuration_options, configure, language_options, rule_options
from mtlint.cli.status import Exit, tell_leaving
from mtlint.config import Config
from mtlint.model import Corpus
from mtlint.reporters import visible


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("--output", "-o", required=True, metavar="FOLDER", help="Folder or URI that takes what is found.")
@click.option("--target-column", metavar="NAME", help="Field that holds the checked text; target.")
@click.option("--source-column", metavar="NAME", help="Field that holds the source; source.")
@click.option("--document-column", metavar="NAME", default="", help="Field that says which rows are one document.")
@click.option("--keep", metavar="FILE", help="Write the rows without findings there: .jsonl or .parquet.")
@click.option("--drop-if", "drop", metavar="CODES", default="", help="With --keep: leave out only rows with these findings.")
@click.option("--rows", type=click.IntRange(1), default=5_000, show_default=True, help="Rows that are checked as one text.")
@click.option("--workers", "-j", type=click.IntRange(1), help="Processes, each with a LanguageTool; one a core if not given.")
@click.option("--address", metavar="ADDRESS", help="Join that Ray cluster instead of starting one here.")
@click.option("--no-duplicates", is_flag=True, help="Do not compare sentences across blocks.")
@click.option("--restart", is_flag=True, help="Throw away what an earlier run left in the folder.")
@click.option("--quiet", "-q", is_flag=True, help="No progress and no notes.")
@language_options
@rule_options
@configuration_options
def corpus(inputs: tuple[str, ...], **given: Any) -> int:
    """Check JSON lines, Parquet, CSV and TSV files with a row a segment, or folders of them or of documents.

    Writes findings and rejected rows as Parquet, and summary.json. Run again, it goes on where it was stopped. Rules that
    compare documents do not run, as no worker sees all of them; sentences are compared with those of the whole corpus instead.

    Exit status: 0 clean, 1 findings, 2 something could not be checked: rows that are none count. Needs
    `pip install "mtlint[corpus]"`.
    """
    if given["drop"] and not given["keep"]:
        raise click.UsageError("--drop-if says which rows --keep leaves out: give a file with --keep")
    config = configure(given)
    tell_leaving(config)
    with _Line(given["quiet"]) as progress:
        found = _checked(inputs, config, given, progress)
    _tell(found, given["output"], given["quiet"])
    if found.failures or found.rejected:
        return Exit.ERROR
    return Exit.CLEAN if found.passed else Exit.FINDINGS


def _checked(inputs: tuple[str, ...], config: Config, given: dict[str, Any], progress: "_Line") -> Corpus:
    return api.check_corpus(
        inputs,
        given["output"],
        config,
        document_column=given["document_column"],
        rows=given["rows"],
        workers=given["workers"],
        address=given["address"],
        duplicates=not given["no_duplicates"],
        keep=given["keep"],
        drop=[code.strip() for code in given["drop"].split(",") if code.strip()],
        restart=given["restart"],
        progress=progress,
    )


def _tell(found: Corpus, output: str, quiet: bool) -> None:
    if found.rejected:
        click.echo(f"not checked: {found.rejected:,} lines that are no rows: see {output}/rejected", err=True)
    if found.failures:
        click.echo(f"not checked: {found.failures:,} rows or documents: see {output}/rejected", err=True)
    if quiet:
        return
    for note in found.notes:
        click.echo(f"note: {visible(note)}", err=True)
    if found.resumed:
        click.echo(f"note: {found.resumed:,} of {found.blocks:,} blocks were finished before", err=True)
    score = "" if found.score is None else f" Score {found.score:.1f} of 100."
    counts = ((found.rows, "rows"), (found.documents, "documents"), (found.words, "words"))
    click.echo(f"{found.findings:,} findings in {', '.join(f'{count:,} {what}' for count, what in counts if count)}.{score}")
    for code, count in sorted(found.by_code.items(), key=lambda item: -item[1]):
        click.echo(f"{count:>10,}  {code}")
    if found.kept is not None:
        click.echo(f"{found.kept:,} rows kept")


class _Line:
    """One line of progress that is written over, where somebody watches."""

    def __init__(self, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._begin = time.monotonic()

    def __call__(self, done: int, of: int, what: str) -> None:
        if self._shown:
            click.echo(f"\r\x1b[K{done:,} of {of:,} {what}, {time.monotonic() - self._begin:.0f} s", nl=False, err=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the line empty."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
