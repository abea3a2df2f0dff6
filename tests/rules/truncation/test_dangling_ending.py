"""Edges of TRN002."""

import pytest

from mtlint.rules.truncation.dangling_ending import DanglingEnding
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("He came in. She looked for [[her]]", id="possessive"),
        pytest.param("He came in. She [[was]]\n\nThe door was shut.", id="auxiliary"),
        pytest.param("The history of [[the]]", id="a heading that ends nothing"),
        pytest.param("He bought bread [[and.]] She left.", id="with a full stop"),
        pytest.param("He bought bread, milk and cheese at the market by the river for his friends [[with]]", id="one sentence"),
        pytest.param("What we live for", id="a heading may end on a preposition"),
        pytest.param("He came in.\n\nThe small house stands [[at]]\n\nThe door was shut.", id="line among prose"),
        pytest.param("He came in.\n\nThe place where we come from\n\nThe door was shut.", id="cross-heading"),
        pytest.param("- milk,\n- bread, and\n- cheese", id="items"),
        pytest.param("That is what it is for.", id="stranded preposition"),
        pytest.param("He asked who she was. “The…” she said.", id="ellipsis"),
        pytest.param("They got a grade A.", id="letter"),
        pytest.param("He can't see the why and the how, but she can.", id="auxiliary at the end"),
        pytest.param("The", id="a word alone"),
    ],
)
def test_documents(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(DanglingEnding(), text)] == spans


def test_a_language_without_data_is_left_alone():
    assert run(DanglingEnding(), "Hän tuli. Hän meni ja", language="fi-FI") == []
