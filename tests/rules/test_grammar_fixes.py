"""What becomes of LanguageTool's suggestions; the matches are made up, so that no server is needed."""

import pytest

from mtlint.model import Applicability, GrammarMatch, Span
from mtlint.rules.grammar.number_agreement import NumberAgreement
from mtlint.testing import document


def fix(text, place, replacements, kind="grammar", path="x.txt"):
    checked = document(text, path=path)
    match = GrammarMatch(checked.segments[0], Span(*place), "RULE", "GRAMMAR", kind, "Wrong.", replacements)
    (finding,) = NumberAgreement().check(checked, [match])
    return finding.fix


@pytest.mark.parametrize(
    ("replacements", "kind", "applicability"),
    [
        pytest.param(("is",), "grammar", Applicability.UNSAFE, id="only one"),
        pytest.param(("is", "was"), "grammar", Applicability.DISPLAY, id="several"),
        pytest.param(("is",), "misspelling", Applicability.DISPLAY, id="an unknown word"),
    ],
)
def test_suggestions(replacements, kind, applicability):
    assert fix("The shop are open.", (9, 12), replacements, kind).applicability is applicability


def test_no_suggestion_is_no_fix():
    assert fix("The shop are open.", (9, 12), ()) is None


def test_what_covers_markup_is_only_shown():
    assert fix("The **shop are** open.", (4, 16), ("shop is",), path="x.md").applicability is Applicability.DISPLAY
