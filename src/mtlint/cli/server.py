"""`mtlint server`: findings in editors, over the Language Server Protocol."""

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click

from mtlint.cli.options import configuration_options, resolved, rule_options, settings_file
from mtlint.config import Config


@dataclass(frozen=True, slots=True)
class _Given:
    """The settings of a folder, with the options of the command over them."""

    options: dict[str, Any]

    def file(self, folder: Path) -> Path | None:
        return settings_file(self.options, folder)

    def config(self, folder: Path) -> Config:
        return resolved(self.options, folder).config


@click.command()
@click.option("--stdio", is_flag=True, help="Speak on standard input and output, as is done anyway without --port.")
@click.option("--port", type=click.IntRange(0, 65535), help="Wait for a client on this port; 0 lets the system choose one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to wait on.")
@rule_options
@configuration_options
def server(stdio: bool, port: int | None, host: str, **given: Any) -> NoReturn:
    """Serve an editor. Each workspace folder is checked with its own settings, and the options given here over them."""
    # The library takes a second to import, which no other command is to wait for.
    from mtlint.lsp import serve_stdio, serve_tcp  # noqa: PLC0415

    if stdio and port is not None:
        raise click.UsageError("--stdio and --port exclude each other")
    settings = _Given(given)
    settings_file(given)  # what is wrong with --config is said before a client waits for an answer
    if port is None:
        serve_stdio(settings)
    if not _is_loopback(host):
        click.echo(f"warning: the first who reaches {host} is served, whoever it is", err=True)
    serve_tcp(settings, host, port)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
