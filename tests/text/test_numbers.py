"""What the numbers of a text may say."""

from fractions import Fraction

import pytest

from mtlint.text.number_words import number_words, number_words_like
from mtlint.text.numbers import Weight, numbers, plain


def said(text, language):
    """The numbers that are more than hints: text -> values."""
    found = numbers(text, number_words(language))
    return {one.text: set(one.values) for one in found if one.weight is not Weight.HINT}


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("7 400 et 1.234,56", "fr", {"7 400": {7400}, "1.234,56": {Fraction("1234.56")}}),
        ("1.234", "de", {"1.234": {1234, Fraction("1.234")}}),
        ("12,34,567", "hi", {"12,34,567": {1234567}}),
        ("17.9.2018", "de", {"17.9.2018": {2018}}),
        ("٣٫٥ مليون", "ar", {"3.5 مليون": {3500000}}),
        ("１２点", "ja", {"12": {12, 24}}),
        ("3.5亿和1万2千", "zh", {"3.5亿": {350000000}, "1万2千": {12000}}),
        ("三百二十一个", "zh", {"三百二十一": {321}}),
        ("二〇一八年", "zh", {"二〇一八": {2018}}),
        ("3억 5천만", "ko", {"3억 5천만": {350000000}}),
        ("1000万千瓦", "zh", {"1000万": {10000000}}),
        ("two hundred and fifty thousand, twenty-one", "en", {"two hundred and fifty thousand": {250000}, "twenty-one": {21}}),
        ("vingt et un mille", "fr", {"vingt et un mille": {21000}}),
        ("hai mươi ba", "vi", {"hai mươi ba": {23}}),
        ("thứ ba", "vi", {}),
        ("terça-feira, segunda-feira", "pt", {}),
        ("двадцать пятого июля", "ru", {"двадцать пятого": {25}}),
        ("{0} <b>5</b> https://a.org/7 &#39; 6", "en", {"5": {5}, "6": {6}}),
    ],
)
def test_values(text, language, wanted):
    assert said(text, language) == wanted


def test_places_stay():
    text = "Ｎo. １２ at https://a.org/5 <i>３</i>"
    assert len(plain(text)) == len(text)
    assert [text[one.start : one.end] for one in numbers(text)] == ["１２", "３"]


def test_words_of_a_guessed_language_are_hints():
    known = number_words_like("a")
    assert {"de", "en", "fr"} <= set(known.languages)
    assert "ru" not in known.languages
    assert {one.weight for one in numbers("three drei trois", known, is_sure=False)} == {Weight.HINT}


def test_nothing_is_known_of_an_unknown_language():
    assert not number_words("tlh")
    assert said("three 3", "tlh") == {"3": {3}}


@pytest.mark.parametrize(
    "text", ["1" * 5_000, "1," + ",".join(["111"] * 2_000), "三" * 5_000, "1" * 5_000 + "万", "1." + "1" * 5_000]
)
def test_more_digits_than_a_number_has(text):
    assert numbers(f"It is {text}.") == ()
