"""Commands and options that the documents name are there."""

import re
from pathlib import Path

import pytest

from mtlint.cli.app import cli

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
CALL = re.compile(r"(?<![\w/.-])mtlint ((?:[a-z]+\b)?)([^\n`|#]*)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
OPTIONS = {"--help", "--version"}


def options(command):
    """Options of a command and of those below it."""
    below = getattr(command, "commands", {}).values()
    return OPTIONS | {
        name for one in (command, *below) for option in one.params for name in (*option.opts, *option.secondary_opts)
    }


KNOWN = {name: options(command) for name, command in cli.commands.items()}


@pytest.mark.parametrize("page", [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in PAGES])
def test_what_is_named_exists(page):
    for code in CODE.findall(page.read_text(encoding="utf-8")):
        for command, rest in CALL.findall(code):
            if command in KNOWN:
                assert set(OPTION.findall(rest)) <= KNOWN[command], f"mtlint {command}{rest}"
        if re.match("`--[a-z]", code):
            assert OPTION.findall(code)[0] in set().union(*KNOWN.values()), code


def test_the_pages_name_commands():
    """So that the patterns above match something."""
    named = {command for page in PAGES for command, _ in CALL.findall(page.read_text(encoding="utf-8"))}
    assert named >= {"check", "report", "clean", "corpus", "doctor", "languages", "rules", "server"}
