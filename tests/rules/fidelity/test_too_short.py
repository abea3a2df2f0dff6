"""How short a row may be is learned from its file."""

from mtlint.engine import Plan, lint
from mtlint.rules.fidelity.missing_sentence import MissingSentence
from mtlint.rules.fidelity.too_long import TooLong
from mtlint.rules.fidelity.too_short import TooShort

CUT = 7


def _cut(pairs):
    source, target = pairs[CUT]
    return [*pairs[:CUT], (source, target[:30]), *pairs[CUT + 1 :]]


def test_the_short_row_among_usual_ones(bitext, translated):
    document = bitext(_cut(translated(20)))
    (found,) = TooShort().check(document)
    assert found.span == document.segments[CUT].span()
    assert found.message == "translation has 34 % of the length that its source leads to expect"


def test_a_file_of_short_translations_is_not_reported_as_a_whole(bitext, translated):
    short = [(source, target[: len(target) * 6 // 10]) for source, target in translated(60)]
    assert list(TooShort().check(bitext(short))) == []


def test_a_short_row_stands_out_in_such_a_file_too(bitext, translated):
    short = [(source, target[: len(target) * 6 // 10]) for source, target in translated(60)]
    document = bitext([*short[:30], (short[30][0], short[30][1][:12]), *short[31:]])
    assert [found.span for found in TooShort().check(document)] == [document.segments[30].span()]


def test_languages_of_a_file_are_measured_apart(bitext, translated):
    chinese = [
        (
            "银行在老港口开设了一家新分行，市长参加了开幕式。",
            "The bank opened a new branch in the old harbour, and the mayor came.",
        )
    ]
    assert list(TooShort().check(bitext([*translated(20), *chinese * 3]))) == []
    assert list(TooLong().check(bitext([*translated(20), *chinese * 3]))) == []


def test_max_deviation(bitext, translated):
    document = bitext(_cut(translated(20)))
    assert list(TooShort(max_deviation=9.0).check(document)) == []


def test_rows_without_a_source_are_left_alone(bitext):
    assert list(TooShort().check(bitext([("", "A"), ("—", "Much longer than its source is.")]))) == []


def test_tags_have_no_length(bitext, translated):
    source = '<a href="https://example.org/a/very/long/address/of/a/page">Bank</a>'
    assert list(TooShort().check(bitext([*translated(20), (source, "<a>Bank</a>")]))) == []


def test_a_missing_sentence_is_said_once(bitext, translated):
    source = "Die Bank in Hamburg ist seit 1998 zu. Niemand weiß noch, warum die Leute sie so mochten und was sie dort taten."
    document = bitext([*translated(20), (source, "The bank in Hamburg has been closed since 1998.")])
    checked, _ = lint(document, Plan((TooShort(), MissingSentence())), None)
    assert [found.code for found in checked.diagnostics] == ["FID010"]
