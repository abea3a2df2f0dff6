"""A document through the rules, with a grammar checker that cannot check all of it."""

from mtlint.config import Config
from mtlint.engine import lint, make_plan
from mtlint.model import GrammarResult
from mtlint.testing import document


class Lame:
    """Gives up on the second segment."""

    version = "6.8"

    def check(self, segments, language, spared=None):
        return GrammarResult((), ((segments[1], "it broke off"),))


def test_what_was_not_checked_is_named_by_its_line():
    checked, failures = lint(document("One is here.\n\nTwo is here.\n"), make_plan(Config(select=("GRM001",))), Lame())
    assert checked.diagnostics == ()
    assert [(failure.path, failure.message) for failure in failures] == [
        ("example.txt", "line 3: grammar not checked: it broke off")
    ]
