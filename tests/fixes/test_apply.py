from mtlint.fixes import apply
from mtlint.model import Applicability, Edit, Fix, Span


def edit(start, end, replacement=""):
    return Edit(Span(start, end), replacement)


def test_edits_are_applied_from_the_end():
    fixes = [Fix.safe("", edit(0, 1, "xx")), Fix.safe("", edit(4, 5), edit(2, 3, "yy"))]
    assert apply("abcde", fixes) == ("xxbyyd", 2)


def test_of_two_that_overlap_the_earlier_is_applied():
    assert apply("abcde", [Fix.safe("", edit(2, 4)), Fix.safe("", edit(1, 3))]) == ("ade", 1)


def test_a_fix_is_applied_whole_or_not_at_all():
    assert apply("abcde", [Fix.safe("", edit(0, 2)), Fix.safe("", edit(1, 2), edit(4, 5))]) == ("cde", 1)


def test_two_insertions_at_one_place_clash():
    assert apply("ab", [Fix.safe("", edit(1, 1, "x")), Fix.safe("", edit(1, 1, "y"))]) == ("axb", 1)


def test_only_what_is_sure_enough():
    fixes = [Fix.unsafe("", edit(0, 1)), Fix.display("", edit(1, 2))]
    assert apply("ab", fixes) == ("ab", 0)
    assert apply("ab", fixes, Applicability.UNSAFE) == ("b", 1)
