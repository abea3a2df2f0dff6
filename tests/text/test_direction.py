import pytest

from mtlint.text.direction import direction


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-US", "ltr"),
        ("zh-Hant-TW", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("pa", "ltr"),
        ("pa-Arab-PK", "rtl"),
        ("az_Arab", "rtl"),
        ("ug-Cyrl", "ltr"),
        ("", "auto"),
        ("und", "auto"),
        (None, "auto"),
    ],
)
def test_direction(language, expected):
    assert direction(language) == expected
