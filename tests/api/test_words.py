"""The user's own words are no misspellings."""

from mtlint.api import check_text
from mtlint.config import Config

TEXT = "He saw the zwexel. Recieved mail is old. They ate a trobnik."


def misspelled(words):
    report = check_text(TEXT, Config(select=("GRM003",), words=words))
    return [diagnostic.text for checked in report.documents for diagnostic in checked.diagnostics]


def test_words():
    assert misspelled(()) == ["zwexel", "Recieved", "trobnik"]
    # One in small letters may stand with a capital, but a name may not stand in small letters.
    assert misspelled(("zwexel", "recieved", "Trobnik")) == ["trobnik"]
