import pytest

from mtlint.model import Checked, Diagnostic, Document, Selector, Severity, Span, Suppression
from mtlint.triage import suppress

TEXT = "one\ntwo\nthree\n"


def diagnostic(code, name, start, end):
    return Diagnostic(code, name, Severity.WARNING, "x.md", Span(start, end), "", "", "", "", "")


def comment(covers, *names, reason=""):
    selectors = tuple(Selector(name, Span(number, number)) for number, name in enumerate(names))
    return Suppression(Span(4, 7), covers, selectors, reason)


def checked(found, *suppressions):
    document = Document("x.md", "md", "en", TEXT, (), "", suppressions=suppressions)
    return Checked(document, (found,))


@pytest.mark.parametrize("selector", ["DUP001", "DUP", "repeated-sentence"])
def test_a_code_a_family_or_a_name(selector):
    after, used = suppress(checked(diagnostic("DUP001", "repeated-sentence", 8, 9), comment(Span(8, 13), selector, "TYP")))
    assert after.diagnostics == ()
    assert [one.text for one in used] == [selector]


@pytest.mark.parametrize(
    ("start", "end", "kept"),
    [
        pytest.param(0, 9, True, id="begins before"),
        pytest.param(8, 13, False, id="all of it"),
        pytest.param(12, 14, False, id="runs over the end"),
        pytest.param(13, 13, False, id="nothing, at the end"),
        pytest.param(14, 14, True, id="behind"),
    ],
)
def test_a_finding_stands_where_it_begins(start, end, kept):
    after, used = suppress(checked(diagnostic("DUP001", "x", start, end), comment(Span(8, 13), "DUP001")))
    assert bool(after.diagnostics) is kept
    assert bool(used) is not kept


def test_the_reason_names_comment_and_why():
    found = diagnostic("DUP001", "x", 8, 9)
    after, _ = suppress(checked(found, comment(Span(8, 13), "DUP001", reason="a refrain")))
    assert [one.reason for one in after.unreported] == ["ignored by the comment in line 2: a refrain"]
    after, _ = suppress(checked(found, comment(Span(8, 13), "DUP001")))
    assert [one.reason for one in after.unreported] == ["ignored by the comment in line 2"]


def test_every_comment_that_names_a_finding_is_of_use():
    one, two = comment(Span(8, 13), "DUP001"), comment(Span(0, 13), "DUP")
    _, used = suppress(checked(diagnostic("DUP001", "x", 8, 9), one, two))
    assert used == {*one.selectors, *two.selectors}
