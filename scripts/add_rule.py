"""Write the two files of a new rule: `python scripts/add_rule.py typography TYP011 missing-space "A space is missing."`."""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FAMILIES = sorted(path.parent.name for path in (ROOT / "src/mtlint/rules").glob("*/__init__.py"))

RULE = '''"""{code}: {clause}."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Finding, Segment
from mtlint.rules.base import Bad, Ok, SegmentRule


@dataclass(frozen=True, slots=True)
class {type}(SegmentRule):
    """{summary}

    ## Why it matters
    TODO

    ## What to do
    TODO: in the words of a translator, with the source at hand

    ## When it is wrong
    TODO
    """

    code = "{code}"
    name = "{name}"
    since = "{since}"
    mqm = "TODO"
    its = "TODO"
    examples = (Ok("TODO"), Bad("[[TODO]]"))

    def check(self, segment: Segment) -> Iterator[Finding]:
        raise NotImplementedError
'''
TEST = """import pytest

from mtlint.rules.{family}.{module} import {type}
from mtlint.testing import run, unmark


@pytest.mark.parametrize("marked", [pytest.param("TODO", id="TODO")])
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run({type}(), text)] == spans
"""


def main() -> int:
    """Write the files; nothing that exists is overwritten."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "family", choices=sorted(path.parent.name for path in (ROOT / "src/mtlint/rules").glob("*/__init__.py"))
    )
    parser.add_argument("code", help="such as TYP011; codes are never used again")
    parser.add_argument("name", help="says the defect and reads well after allow: missing-space")
    parser.add_argument("summary", help="one sentence with its full stop")
    given = parser.parse_args()
    values = {
        "family": given.family,
        "code": given.code,
        "name": given.name,
        "module": given.name.replace("-", "_"),
        "type": given.name.title().replace("-", ""),
        "summary": given.summary,
        "clause": given.summary[:1].lower() + given.summary[1:].rstrip("."),
        "since": ".".join((ROOT / "src/mtlint/__init__.py").read_text(encoding="utf-8").split('"')[-2].split(".")[:2]),
    }
    files = {
        ROOT / "src/mtlint/rules" / given.family / f"{values['module']}.py": RULE,
        ROOT / "tests/rules" / given.family / f"test_{values['module']}.py": TEST,
    }
    there = [path for path in files if path.exists()]
    if there:
        sys.exit(f"{there[0].relative_to(ROOT)} exists already")
    for path, template in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(template.format_map(values), encoding="utf-8")
        print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
