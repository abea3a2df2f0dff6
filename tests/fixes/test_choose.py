import itertools

from hypothesis import given
from hypothesis import strategies as st

from mtlint.fixes import apply, choose, edited, sentence_zones
from mtlint.model import Applicability, Edit, Fix, Span
from mtlint.testing import document

UNSAFE = Applicability.UNSAFE


def edit(start, end, replacement=""):
    return Edit(Span(start, end), replacement)


def test_edits_that_meet_are_not_applied_together():
    first, second = Fix.safe("", edit(0, 2)), Fix.safe("", edit(2, 4))
    assert choose([second, first], UNSAFE) == [first]


def test_the_surer_goes_before_the_earlier():
    unsafe, safe = Fix.unsafe("", edit(0, 3)), Fix.safe("", edit(2, 4))
    assert choose([unsafe, safe], UNSAFE) == [safe]


def test_a_fix_without_edits_is_none():
    assert choose([Fix.safe("")], UNSAFE) == []


def test_an_unsafe_fix_has_its_sentence_to_itself():
    zones = sentence_zones(document("The shop are open today. The museum are closed today. It rains."))
    one, two, other = Fix.unsafe("", edit(4, 8)), Fix.unsafe("", edit(9, 12)), Fix.unsafe("", edit(36, 39))
    safe = Fix.safe("", edit(55, 56))
    assert choose([one, two, other, safe], UNSAFE, zones) == [safe, one, other]
    assert choose([one, two, Fix.safe("", edit(18, 19))], UNSAFE, zones) == [Fix.safe("", edit(18, 19))]


def test_safe_fixes_share_a_sentence():
    zones = sentence_zones(document("The shop is open today."))
    fixes = [Fix.safe("", edit(4, 5)), Fix.safe("", edit(9, 10))]
    assert choose(fixes, UNSAFE, zones) == fixes


EDITS = st.builds(
    lambda start, length, text: edit(start, start + length, text), st.integers(0, 30), st.integers(0, 5), st.text()
)
FIXES = st.builds(
    lambda edits, sure: Fix("", tuple(sorted(edits)), Applicability(sure)),
    st.lists(EDITS, min_size=1, max_size=1) | st.just([edit(1, 2, "x"), edit(20, 22)]),
    st.integers(1, 3),
)


@given(st.lists(FIXES, max_size=12))
def test_what_is_chosen_never_meets_and_leaves_the_rest_as_it_is(fixes):
    text = "abcdefghijklmnopqrstuvwxyz0123456789"
    chosen = sorted(one for fix in choose(fixes, UNSAFE) for one in fix.edits)
    assert all(before.span.end < after.span.start for before, after in itertools.pairwise(chosen))
    after = edited(text, chosen)
    at = 0
    for one in chosen:
        kept = text[at : one.span.start]
        assert after.startswith(kept + one.replacement)
        after, at = after[len(kept + one.replacement) :], one.span.end
    assert after == text[at:]


@given(st.lists(FIXES, max_size=12))
def test_the_order_in_which_fixes_come_does_not_matter(fixes):
    assert apply("a" * 40, fixes) == apply("a" * 40, fixes[::-1])
