"""The command itself, and the exit status of everything that goes wrong."""

import sys

import click

from mtlint import __version__
from mtlint.cli.check import check
from mtlint.cli.clean import clean
from mtlint.cli.corpus import corpus
from mtlint.cli.doctor import doctor
from mtlint.cli.interruption import Interruption
from mtlint.cli.languages import languages
from mtlint.cli.report import report
from mtlint.cli.rules import rule, rules
from mtlint.cli.server import server
from mtlint.cli.settings import schema
from mtlint.cli.status import Exit, told_lines
from mtlint.model import MtlintError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Find what is wrong with machine-translated text: repeated, cut off, spliced, left over, broken.

    Nothing leaves this machine. Exit status: 0 clean, 1 findings, 2 could not check.
    """


for command in (check, report, corpus, rules, rule, languages, doctor, server, schema, clean):
    cli.add_command(command)


def run(interruption: Interruption) -> int:
    """Run the command line; the `Exit` status. What fails because it was interrupted is not told."""
    # A pipe or a Windows console may have an encoding that cannot write what a translation holds.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        return cli.main(standalone_mode=False, prog_name="mtlint") or Exit.CLEAN
    except click.exceptions.Abort:
        return Exit.INTERRUPTED
    except click.ClickException as error:
        error.show()
    except MtlintError as error:
        if not interruption.came:
            _tell(error)
    except BrokenPipeError:
        # Whoever read the output has gone, so it was not read to its end.
        sys.stderr.close()
    except Exception:
        if not interruption.came:
            _tell_fault()
    return Exit.ERROR


def _tell(error: MtlintError) -> None:
    click.secho("error: ", fg="red", bold=True, err=True, nl=False)
    click.echo(told_lines(error.message), err=True)
    if error.remedy:
        click.secho("  fix: ", fg="green", bold=True, err=True, nl=False)
        click.echo(told_lines(error.remedy), err=True)


def _tell_fault() -> None:
    import traceback  # noqa: PLC0415 - slow to import

    click.echo(told_lines(traceback.format_exc()), err=True)
    click.echo("mtlint: this is a fault of mtlint; nothing above may be read as clean", err=True)
