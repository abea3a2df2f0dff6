"""`mtlint rules` and `mtlint rule`: what there is, and why."""

import json
from dataclasses import asdict
from difflib import get_close_matches

import click

from mtlint import api
from mtlint.model import MtlintError
from mtlint.reporters import describe


@click.command()
@click.option("--output-format", "-f", type=click.Choice(["text", "json"]), default="text", show_default=True)
def rules(output_format: str) -> None:
    """List every rule: its code, its name, what it finds, and whether it is on."""
    known = api.list_rules()
    if output_format == "json":
        click.echo(
            json.dumps([asdict(info) | {"severity": str(info.severity)} for info in known], indent=1, ensure_ascii=False)
        )
        return
    width = max(len(info.name) for info in known)
    for info in known:
        state = "" if info.default else "  (off)"
        click.echo(f"{info.code}  {info.name:<{width}}  {info.severity!s:<7}  {info.summary}{state}")


@click.command()
@click.argument("code")
def rule(code: str) -> None:
    """Show what one rule is for, when it is wrong, its options and examples. CODE is a code or a name."""
    known = api.list_rules()
    for info in known:
        if code in (info.code, info.name):
            click.echo(describe(info))
            return
    near = get_close_matches(code.upper(), [info.code for info in known], 1) or get_close_matches(
        code, [info.name for info in known], 1
    )
    raise MtlintError(
        f"no rule is called {code!r}" + (f", did you mean {near[0]}?" if near else ""), "`mtlint rules` lists them"
    )
