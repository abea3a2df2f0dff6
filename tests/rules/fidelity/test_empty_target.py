"""What counts as empty."""

import pytest

from mtlint.rules.fidelity.empty_target import EmptyTarget
from mtlint.testing import run


@pytest.mark.parametrize(
    ("target", "source", "message"),
    [
        pytest.param("", "Ja", "translation is empty, its source is not", id="empty"),
        pytest.param(" \t", "Ja", "translation is empty, its source is not", id="white space"),
        pytest.param("…", "Ja", "translation is nothing but marks, its source is not", id="marks"),
        pytest.param("", "7", "translation is empty, its source is not", id="number"),
    ],
)
def test_found(target, source, message):
    assert [found.message for found in run(EmptyTarget(), target, source)] == [message]


@pytest.mark.parametrize(
    ("target", "source"),
    [
        pytest.param("", "", id="nothing to say"),
        pytest.param("", "***", id="source of marks"),
        pytest.param("", None, id="source not known"),
        pytest.param("👍", "Gefällt mir", id="symbol"),
        pytest.param("7", "sieben", id="number"),
        pytest.param("–", "None", id="a dash for a word"),
        pytest.param("{}.", "{}th", id="placeholder"),
    ],
)
def test_quiet(target, source):
    assert run(EmptyTarget(), target, source) == []
