"""How long a row may be is learned from its file."""

from mtlint.rules.fidelity.too_long import TooLong


def _grown(pairs, at):
    source, target = pairs[at]
    return [*pairs[:at], (source, f"{target} {target} {target}"), *pairs[at + 1 :]]


def test_the_long_row_among_usual_ones(bitext, translated):
    document = bitext(_grown(translated(20), 4))
    (found,) = TooLong().check(document)
    assert found.span == document.segments[4].span()
    assert found.message == "translation is 3.1 times as long as its source leads to expect"


def test_a_file_of_long_translations_is_not_reported_as_a_whole(bitext, translated):
    assert list(TooLong().check(bitext([(source, f"{target} {target} {target}") for source, target in translated(60)]))) == []


def test_max_deviation(bitext, translated):
    assert list(TooLong(max_deviation=9.0).check(bitext(_grown(translated(20), 4)))) == []
