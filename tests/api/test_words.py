"""The user's own words are no misspellings."""

import pytest

from mtlint.api import check_text
from mtlint.config import Config

TEXT = "He saw the zwexel. Recieved mail is old. They ate a trobnik."


@pytest.mark.parametrize(
    ("words", "left"),
    [
        pytest.param((), ["zwexel", "Recieved", "trobnik"], id="none"),
        pytest.param(("zwexel",), ["Recieved", "trobnik"], id="as it is"),
        pytest.param(("recieved",), ["zwexel", "trobnik"], id="small in the list, with a capital in the text"),
        pytest.param(("Trobnik",), ["zwexel", "Recieved", "trobnik"], id="a name in the list, small in the text"),
    ],
)
def test_words(words, left):
    report = check_text(TEXT, Config(select=("GRM003",), words=words))
    assert [diagnostic.text for checked in report.documents for diagnostic in checked.diagnostics] == left
