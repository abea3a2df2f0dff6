"""Runs of rows whose targets stand beside the wrong source."""

import pytest

from mtlint.rules.fidelity.shifted_row import ShiftedRow


def _texts(made, found):
    return [made.text[span.start : span.end] for span in (found.span, found.related[0].span)]


def _targets(pairs, targets):
    return [(source, target) for (source, _), target in zip(pairs, targets, strict=True)]


@pytest.mark.parametrize(
    ("distance", "message"),
    [
        pytest.param(1, "translations from here on belong to the source of the row after", id="a target was lost"),
        pytest.param(-1, "translations from here on belong to the source of the row before", id="a target came in"),
        pytest.param(2, "translations from here on belong to the source of 2 rows after", id="two targets were lost"),
    ],
)
def test_from_a_row_to_the_end(bitext, translated, distance, message):
    pairs = translated(40)
    targets = [target for _, target in pairs]
    filler = ["Something else altogether is said here."] * abs(distance)
    moved = targets[:10] + (targets[10 + distance :] + filler if distance > 0 else filler + targets[10:distance])
    made = bitext(_targets(pairs, moved))
    (found,) = ShiftedRow().check(made)
    assert found.message.endswith(message)
    first = 10 if distance > 0 else 10 - distance
    last = 39 - distance if distance > 0 else 39
    assert _texts(made, found) == [moved[first], moved[last]]


def test_a_run_that_comes_right_again(bitext, translated):
    pairs = translated(40)
    targets = [target for _, target in pairs]
    moved = targets[:10] + targets[11:16] + targets[10:11] + targets[16:]
    made = bitext(_targets(pairs, moved))
    (found,) = ShiftedRow().check(made)
    assert found.message.startswith("5 translations from here on")
    assert _texts(made, found) == [targets[11], targets[15]]


def test_quiet_where_rows_are_in_place(bitext, translated):
    assert list(ShiftedRow().check(bitext(translated(40)))) == []


def test_quiet_where_rows_say_the_same(bitext):
    assert list(ShiftedRow().check(bitext([("Nummer 7 in Porto ist offen.", "Number 7 in Porto is open.")] * 20))) == []


def test_two_rows_that_change_places_are_no_run(bitext, translated):
    pairs = translated(40)
    targets = [target for _, target in pairs]
    targets[10], targets[11] = targets[11], targets[10]
    assert list(ShiftedRow().check(bitext(_targets(pairs, targets)))) == []


def test_min_rows(bitext, translated):
    pairs = translated(40)
    targets = [target for _, target in pairs]
    moved = targets[:10] + targets[11:16] + targets[10:11] + targets[16:]
    assert list(ShiftedRow(min_rows=6).check(bitext(_targets(pairs, moved)))) == []
