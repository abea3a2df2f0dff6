"""Which comments are called unused."""

import pytest

from mtlint.config import Config
from mtlint.engine import lint, make_plan, suppressed
from mtlint.testing import document

TEXT = "The shop is open.\n\n<!-- mtlint: ignore[{}] -->\nThe museum is closed.\n"


def found(names, *select, complete=True):
    plan = make_plan(Config(select=("SUP", *select)))
    text = document(TEXT.format(names), path="x.md")
    return [one.text for one in suppressed(lint(text, plan, None)[0], plan, complete=complete).diagnostics]


@pytest.mark.parametrize(
    ("names", "select", "unused"),
    [
        pytest.param("DUP001", ["DUP001"], True, id="the rule ran"),
        pytest.param("DUP001", ["TYP"], False, id="it did not"),
        pytest.param("DUP", ["DUP001"], False, id="only a part of the family ran"),
        pytest.param("DUP", ["DUP"], True, id="the family ran"),
        pytest.param("CON", ["CON"], True, id="but for a rule without the setting that it goes by"),
        pytest.param("repeated-sentence", ["DUP001"], True, id="by name"),
    ],
)
def test_only_rules_that_ran_are_judged(names, select, unused):
    assert bool(found(names, *select)) is unused


def test_one_of_two_names():
    assert found("DUP001, TYP001", "DUP001") == ["DUP001"]


def test_a_document_that_was_not_checked_in_full_is_not_judged():
    assert found("DUP001", "DUP001", complete=False) == []


def test_what_the_comment_names_is_kept_back_and_the_rest_is_not():
    text = document("The the shop.\n\n<!-- mtlint: ignore[DUP004] -->\nThe the museum has has it.\n\nA a!\n", path="x.md")
    plan = make_plan(Config(select=("DUP004",)))
    after = suppressed(lint(text, plan, None)[0], plan, complete=True)
    assert [one.span.start for one in after.diagnostics] == [4, len(text.text) - 3]
    assert len(after.unreported) == 2
