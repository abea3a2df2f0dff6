"""What is to be said of one rule, as a page."""

import json
import re

from mtlint.model import NEXT_DOCUMENT, RuleInfo
from mtlint.reporters.visible import visible


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
    if any(NEXT_DOCUMENT in example for example in info.examples):
        lines[-2] = f"Another document begins after `{NEXT_DOCUMENT.strip()}`. {lines[-2]}"
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
