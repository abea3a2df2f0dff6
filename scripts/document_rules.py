"""Write the page of every rule under docs/rules, or check that they are up to date."""

import argparse
import sys
from pathlib import Path

from mtlint.api import list_rules
from mtlint.cli.rules import describe

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"
FAMILIES = {
    "duplication": "Duplication: text that is there more than once",
    "truncation": "Truncation: text that is cut off, spliced or incomplete",
    "grammar": "Grammar: what LanguageTool says, by category",
    "residue": "Residue: what was never meant to be in a translation",
    "typography": "Typography: spacing, quotation marks, capitals, punctuation",
    "consistency": "Consistency: one thing under several names or forms",
    "suppression": "Suppression: comments that keep findings back",
}
ACCEPTING = """\
Each page says why a finding matters, what to do about it, and when the rule is wrong. To *accept* a finding is to leave the
text as it is. So that it does not come again, [ignore it](../suppression.md) by a comment or in the settings, which can also
leave a rule out for some files or everywhere; the options on a rule's page make it stricter or milder."""


def pages() -> dict[str, str]:
    """File name -> content."""
    rules = list_rules()
    index = ["# Rules", "", "Generated from the rules themselves by `scripts/document_rules.py`.", "", ACCEPTING, ""]
    for family, title in FAMILIES.items():
        index += [f"## {title}", "", "| code | name | severity | finds |", "|---|---|---|---|"]
        for info in rules:
            if info.family == family:
                state = "" if info.default else " Off unless it is selected."
                index.append(f"| [{info.code}]({info.code}.md) | {info.name} | {info.severity} | {info.summary}{state} |")
        index.append("")
    return {f"{info.code}.md": describe(info) + "\n" for info in rules} | {"README.md": "\n".join(index)}


def main() -> int:
    """Write the pages; with `--check` only say which are out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a page is out of date")
    check = parser.parse_args().check
    wanted = pages()
    FOLDER.mkdir(parents=True, exist_ok=True)
    there = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md")}
    stale = sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))
    if check:
        for name in stale:
            print(f"docs/rules/{name} is out of date: run python scripts/document_rules.py", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (FOLDER / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
