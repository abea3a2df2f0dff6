"""Write docs/trust.md, the page of what can go wrong, or check that it is up to date."""

import sys
import tomllib
from typing import Any

from generated import ROOT, keep_up_to_date

PAGE = ROOT / "docs" / "trust.md"
LIST = ROOT / "tests" / "faults" / "faults.toml"
HEAD = """\
# What can go wrong, and what mtlint does then

Generated from `tests/faults/faults.toml` by `scripts/document_faults.py`.

Three promises hold whatever happens. A run that could not check everything says so and ends with exit status 2: it never
looks clean. A file is written as a whole or not at all. Nothing that was checked leaves this machine unless you asked for it.

Each fault below is brought about by the tests beside it. More is said of [privacy](privacy.md), of files and settings of
[other people](untrusted.md), and of what is [fetched](licences.md).
"""


def page() -> str:
    """The whole page: a section each, with its faults in order of number."""
    found = tomllib.loads(LIST.read_text(encoding="utf-8"))
    lines = [HEAD]
    for key, title in found["sections"].items():
        faults = sorted((fault for fault in found["fault"] if fault["about"] == key), key=_order)
        if faults:
            lines += [f"## {title}", "", "| | what goes wrong | what mtlint does | shown by |", "|---|---|---|---|"]
            lines += [f"| {' | '.join(_cells(fault))} |" for fault in faults]
            lines.append("")
    return "\n".join(lines)


def _order(fault: dict[str, Any]) -> tuple[bool, int]:
    number = fault["number"]
    return number.isdigit(), int(number.lstrip("T"))


def _cells(fault: dict[str, Any]) -> tuple[str, ...]:
    files = dict.fromkeys(name.partition("::")[0] for name in fault.get("tests", ()))
    shown = ", ".join(f"[{file.removeprefix('tests/')}](../{file})" for file in files)
    texts = (fault["fault"], fault["does"], shown or f"not on Linux: {fault['cannot']}")
    return (fault["number"], *(text.replace("|", "\\|") for text in texts))


if __name__ == "__main__":
    sys.exit(keep_up_to_date(__doc__, lambda: {PAGE: page()}))
