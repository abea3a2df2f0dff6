import pytest

from mtlint.rules.suppression.invalid_suppression import InvalidSuppression
from mtlint.testing import run


@pytest.mark.parametrize(
    ("comment", "messages"),
    [
        pytest.param("ignore[DUP099]", ["no rule answers to 'DUP099', did you mean 'DUP"], id="an unknown code"),
        pytest.param("ignore[repeated-sentense]", ["did you mean 'repeated-sentence'?"], id="a misspelled name"),
        pytest.param("ignore[dup001]", ["no rule answers to 'dup001'"], id="in small letters"),
        pytest.param("ignore[X1, X2, DUP001]", ["'X1'", "'X2'"], id="each on its own"),
        pytest.param("ignore", ["names no rule"], id="no code"),
        pytest.param("ignore[DUP001]", [], id="all is well"),
    ],
)
def test_messages(comment, messages):
    found = run(InvalidSuppression(), f"<!-- mtlint: {comment} -->\nOne.\n")
    assert len(found) == len(messages)
    assert all(message in finding.message for finding, message in zip(found, messages, strict=True))


@pytest.mark.parametrize(
    ("comment", "count"), [("ignore[DUP001]", 1), ("ignore[DUP001] as printed", 0), ("ignore-file[DUP001]", 1), ("ignore", 1)]
)
def test_a_reason_may_be_required(comment, count):
    assert len(run(InvalidSuppression(require_reason=True), f"<!-- mtlint: {comment} -->\nOne.\n")) == count
