"""`mtlint rules` and `mtlint rule`: what there is, and why."""

import json
import re
from dataclasses import asdict
from difflib import get_close_matches

import click

from mtlint import api
from mtlint.model import MtlintError, RuleInfo
from mtlint.reporters import visible


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


def describe(info: RuleInfo) -> str:
    """One rule's page, in Markdown."""
    state = "on" if info.default else "off unless it is selected"
    lines = [
        f"# {info.code} {info.name}",
        "",
        info.summary,
        "",
        f"Severity {info.severity}; {state}; since {info.since}; MQM `{info.mqm}`, ITS 2.0 `{info.its}`.",
    ]
    if info.grammar:
        lines[-1] += " Needs LanguageTool."
    lines += ["", info.doc, "", "## Examples", "", "What stands between `[[` and `]]` is reported:", ""]
    lines += [*_block(info.examples), "", "Nothing is reported in:", "", *_block(info.quiet_examples)]
    if info.options:
        lines += [
            "",
            f"## Options of `[tool.mtlint.rules.{info.name}]`",
            "",
            "| option | type | default | what it sets |",
            "|---|---|---|---|",
        ]
        for entry in info.options:
            name, default = entry.name.replace("_", "-"), json.dumps(entry.default, ensure_ascii=False, default=list)
            lines.append(f"| `{name}` | {entry.type} | `{default}` | {entry.help} |")
    return "\n".join(lines)


def _block(examples: tuple[str, ...]) -> list[str]:
    """Examples as a code block, whatever they hold."""
    shown = ["\n".join(visible(line) for line in example.split("\n")) for example in examples]
    fence = max((len(run) for example in shown for run in re.findall("`+", example)), default=2) + 1
    return [f"{'`' * max(fence, 3)}text", *"\n---\n".join(shown).split("\n"), "`" * max(fence, 3)]
