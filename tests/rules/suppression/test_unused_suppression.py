import pytest

from mtlint.rules.suppression.unused_suppression import UnusedSuppression
from mtlint.testing import document, fixed, run

C = "<!-- mtlint: ignore[DUP001] -->"
REPEATED = "We saw the the shop.\n"


def naming(codes):
    return C.replace("DUP001", codes)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        pytest.param(f"One.\n\n{C}\nTwo.\n", "One.\n\nTwo.\n", id="before a block"),
        pytest.param(f"One.\n\n{C}\n\nTwo.\n", "One.\n\nTwo.\n", id="between empty lines"),
        pytest.param(f"One.\n{C}\nTwo.\n", "One.\n\nTwo.\n", id="between blocks that it parts"),
        pytest.param(f"One.\r\n{C}\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n", id="the same with other line ends"),
        pytest.param(f"{C}\nOne.\n", "One.\n", id="at the start"),
        pytest.param(f"One.\n\n{C}", "One.\n\n", id="at the end"),
        pytest.param(f"One {C} two.\n", "One two.\n", id="inside a line"),
        pytest.param(f"One. {C}\nTwo.\n", "One.\nTwo.\n", id="at the end of a line"),
        pytest.param(f"One.{C}\n", "One.\n", id="without a space"),
        pytest.param(f"> one\n> {C}\n> two\n", "> one\n>\n> two\n", id="in a quotation"),
        pytest.param(f"{naming('DUP001, TYP008')}\nOne.\n", "One.\n", id="all of several codes"),
        pytest.param(naming("DUP001, DUP004, TYP008") + f"\n{REPEATED}", naming("DUP004") + f"\n{REPEATED}", id="all but one"),
        pytest.param(naming("DUP004,DUP001") + f"\n{REPEATED}", naming("DUP004") + f"\n{REPEATED}", id="the last"),
    ],
)  # fmt: skip
def test_the_fix(text, after):
    assert fixed(run(UnusedSuppression(), text), text) == after


@pytest.mark.parametrize(
    "text",
    [f"One.\n{C}\nTwo.\n", f"> one\n> {C}\n> two\n", f"- one\n  {C}\n- two\n", f"# One {C}\nTwo.\n", f"One.\n\n{C}\nTwo."],
)
def test_the_fix_leaves_the_blocks_as_they_are(text):
    def blocks(content):
        return [(segment.kind, segment.text) for segment in document(content, path="x.md").segments]

    assert blocks(fixed(run(UnusedSuppression(), text), text)) == blocks(text)


def test_both_ends_of_a_range_go_together():
    text = "<!-- mtlint: ignore-start[TYP008] -->\n\nOne.\n\n<!-- mtlint: ignore-end -->\n\nTwo.\n"
    (finding,) = run(UnusedSuppression(), text)
    assert len(finding.fix.edits) == 2
    assert fixed([finding], text) == "One.\n\nTwo.\n"


def test_the_message_names_what_was_not_found():
    (finding,) = run(UnusedSuppression(), f"{naming('DUP001, TYP')}\nOne.\n")
    assert finding.message == "comment ignores DUP001, TYP, of which nothing is found here"
