"""Parts of a source and of its translation, put together."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtlint.text.alignment import Part, align
from mtlint.text.anchors import anchors, weight

ZH = (
    "市图书馆将于5月12日重新开放。",
    "整修工程历时14个月，耗资300万元。",
    "馆长王丽说：“读者可以借阅12万册图书。”",
    "你还没有借书证吗？",
    "请访问 www.library.example 办理。",
    "开放当天，前200名读者将获得一份小礼物。",
)
EN = (
    "The city library will reopen on May 12.",
    "The renovation took 14 months and cost 3 million yuan.",
    'Its director, Wang Li, said: "Readers can borrow from a stock of 120,000 books."',
    "Do you not have a library card yet?",
    "Please visit www.library.example to get one.",
    "On the opening day, the first 200 readers will receive a small gift.",
)


def links(sources, targets):
    found = align([Part.of(text) for text in sources], [Part.of(text) for text in targets])
    return [(list(sources[slice(*bead.source)]), list(targets[slice(*bead.target)])) for bead in found.beads]


def pairs(left, right):
    return [([one], [other]) for one, other in zip(left, right, strict=True)]


def test_each_sentence_has_its_own():
    assert links(ZH, EN) == pairs(ZH, EN)


@pytest.mark.parametrize("gone", range(len(EN)))
def test_a_sentence_left_out_leaves_its_source_alone(gone):
    targets = EN[:gone] + EN[gone + 1 :]
    assert links(ZH, targets) == [*pairs(ZH[:gone], EN[:gone]), ([ZH[gone]], []), *pairs(ZH[gone + 1 :], EN[gone + 1 :])]


@pytest.mark.parametrize("twice", range(len(EN)))
def test_the_second_of_two_copies_is_what_was_added(twice):
    targets = EN[: twice + 1] + EN[twice:]
    assert links(ZH, targets) == [
        *pairs(ZH[: twice + 1], EN[: twice + 1]),
        ([], [EN[twice]]),
        *pairs(ZH[twice + 1 :], EN[twice + 1 :]),
    ]


def test_one_source_sentence_in_two_sentences():
    source = (ZH[0], ZH[1][:-1] + "，" + ZH[2], *ZH[3:])
    assert links(source, EN)[1] == ([source[1]], list(EN[1:3]))


def test_two_source_sentences_in_one():
    targets = (*EN[:1], f"{EN[1][:-1]}, and {EN[2]}", *EN[3:])
    assert links(ZH, targets)[1] == (list(ZH[1:3]), [targets[1]])


@pytest.mark.parametrize(("sources", "targets"), [((), EN), (ZH, ()), ((), ())])
def test_a_side_without_parts(sources, targets):
    expected = [([one], []) for one in sources] + [([], [one]) for one in targets]
    assert links(sources, targets) == expected


def test_it_is_sure_of_what_is_plain_and_not_of_what_could_be_either():
    sure = align([Part.of(text) for text in ZH], [Part.of(text) for text in EN])
    assert min(bead.confidence for bead in sure.beads) > 0.95
    either = align([Part(40.0)] * 3, [Part(40.0)] * 2)
    assert min(bead.confidence for bead in either.beads) < 0.7


def test_a_long_text_with_a_passage_left_out():
    dice = random.Random(5)
    sources = [Part(dice.uniform(20, 200), frozenset({f"number:{number}"} if number % 3 else ())) for number in range(1500)]
    targets = [Part(part.length * dice.uniform(0.9, 1.1), part.anchors) for part in sources]
    found = align(sources, targets[:400] + targets[460:])
    right = sum(
        bead.source[1] - bead.source[0] == 1 == bead.target[1] - bead.target[0]
        and bead.target[0] == bead.source[0] - (60 if bead.source[0] >= 460 else 0)
        for bead in found.beads
    )
    assert right > 0.99 * 1440


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(1, 500), max_size=8),
    st.lists(st.floats(1, 500), max_size=8),
    st.sampled_from([None, 0.2, 1.0, 4.0]),
)
def test_beads_cover_both_sides_in_order(sources, targets, expansion):
    beads = align([Part(length) for length in sources], [Part(length) for length in targets], expansion).beads
    assert [at for bead in beads for at in range(*bead.source)] == list(range(len(sources)))
    assert [at for bead in beads for at in range(*bead.target)] == list(range(len(targets)))
    assert all(0 <= bead.confidence <= 1 for bead in beads)


def test_numbers_are_one_however_they_are_written():
    assert anchors("花费300万元") & anchors("It cost 3,000,000 yuan") & anchors("3 million") & anchors("３００万") == {
        "number:3"
    }


def test_cognates_share_their_beginning():
    assert "word:mini" in anchors("Der Minister sprach") & anchors("The ministers spoke")


def test_a_text_weighs_about_as_much_as_its_translation():
    for source, target in zip(ZH, EN, strict=True):
        assert 0.6 < weight(target) / weight(source) < 1.6
