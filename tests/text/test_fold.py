import pytest

from mtlint.text.fold import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("It  is\u00a0late", "it is late", id="white space and case"),
        pytest.param("“a” ‘b’", "\"a\" 'b'", id="quotation marks"),
        pytest.param("２０１９", "2019", id="width"),
        pytest.param("a–b", "a-b", id="dashes"),
        pytest.param("Straße", "STRASSE", id="sharp s"),
    ],
)
def test_equal(one, other):
    assert fold(one) == fold(other)


def test_different_words_stay_different():
    assert fold("the first") != fold("the fist")
