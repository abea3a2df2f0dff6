import pytest

from mtlint.model import Diagnostic, Severity, Span
from mtlint.triage import dedupe, order

YIELDS = {"GRM001": ("DUP", "TYP"), "DUP001": ("DUP007",), "TYP001": (), "DUP007": ()}


def diagnostic(code, start, end, path="x.txt", its=None):
    return Diagnostic(code, code.lower(), Severity.WARNING, path, Span(start, end), "", "", "", its or code, "")


@pytest.mark.parametrize(
    ("places", "left"),
    [
        pytest.param([("GRM001", 5, 8), ("TYP001", 5, 8)], ["TYP001"], id="the same place"),
        pytest.param([("GRM001", 5, 8), ("TYP001", 7, 9)], ["TYP001"], id="most of it"),
        pytest.param([("GRM001", 5, 8), ("TYP001", 8, 9)], ["GRM001", "TYP001"], id="beside it"),
        pytest.param([("DUP001", 0, 90), ("GRM001", 5, 8)], ["DUP001", "GRM001"], id="a small place inside a large one"),
        pytest.param([("DUP001", 50, 90), ("DUP007", 0, 400)], ["DUP007"], id="a part of a defect of the same family"),
        pytest.param(
            [("GRM001", 50, 90, "x.txt", "untranslated"), ("TYP001", 0, 400, "x.txt", "untranslated")],
            ["TYP001"],
            id="a part of a defect of the same kind",
        ),
        pytest.param([("DUP001", 50, 90), ("DUP007", 80, 400)], ["DUP001", "DUP007"], id="only partly inside"),
        pytest.param([("GRM001", 10, 13), ("TYP001", 0, 12)], ["TYP001"], id="both are short"),
        pytest.param([("DUP001", 0, 9), ("TYP001", 0, 9)], ["DUP001", "TYP001"], id="neither yields"),
        pytest.param([("GRM001", 3, 3), ("TYP001", 3, 4)], ["TYP001"], id="an empty place"),
        pytest.param([("GRM001", 0, 5), ("GRM001", 0, 5)], ["GRM001", "GRM001"], id="the same rule twice"),
    ],
)
def test_dedupe(places, left):
    kept, told = dedupe([diagnostic(*place) for place in places], YIELDS)
    assert [d.code for d in order(kept)] == left
    assert len(kept) + len(told) == len(places)


def test_what_is_dropped_names_the_rule_that_says_it():
    _, told = dedupe([diagnostic("GRM001", 5, 8), diagnostic("TYP001", 5, 8)], YIELDS)
    assert [(one.diagnostic.code, one.reason) for one in told] == [("GRM001", "TYP001 says it more exactly")]


def test_order_does_not_depend_on_who_came_first():
    items = [diagnostic("B", 1, 2), diagnostic("A", 1, 2), diagnostic("A", 0, 9, "y.txt"), diagnostic("A", 0, 1)]
    assert order(items) == order(reversed(items))
    assert [(d.path, d.code, d.span.start) for d in order(items)] == [
        ("x.txt", "A", 0),
        ("x.txt", "A", 1),
        ("x.txt", "B", 1),
        ("y.txt", "A", 0),
    ]
