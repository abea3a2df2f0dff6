import pytest

from mtlint.text.suppression import Action, Directive, parse


@pytest.mark.parametrize(
    ("comment", "action", "selectors", "reason"),
    [
        pytest.param(" mtlint: ignore[DUP001] ", Action.IGNORE, ["DUP001"], "", id="one code"),
        pytest.param("mtlint:ignore[DUP001,TYP , x-y]why", Action.IGNORE, ["DUP001", "TYP", "x-y"], "why", id="several"),
        pytest.param(" mtlint: ignore-start[TYP] as\n  printed ", Action.START, ["TYP"], "as printed", id="a range"),
        pytest.param(" mtlint: ignore-end ", Action.END, [], "", id="its end"),
        pytest.param(" mtlint: ignore-file [RES002] [sic] ", Action.FILE, ["RES002"], "[sic]", id="the file"),
    ],
)  # fmt: skip
def test_what_a_comment_says(comment, action, selectors, reason):
    directive = parse(comment)
    assert directive.action is action
    assert directive.reason == reason
    assert directive.problem == ""
    assert [text for text, _ in directive.selectors] == selectors
    assert all(comment[at:].startswith(text) for text, at in directive.selectors)


@pytest.mark.parametrize("comment", ["", " a note about mtlint ", "mtlint ignore[DUP001]", "TODO mtlint: ignore[DUP001]"])
def test_comments_to_others(comment):
    assert parse(comment) is None


@pytest.mark.parametrize(
    ("comment", "selectors", "problem"),
    [
        pytest.param("mtlint: ignore", 0, "names no rule and would hide new defects too: write 'ignore[CODE]'", id="no codes"),
        pytest.param("mtlint: ignore-file[ , ] x", 0, "write 'ignore-file[CODE]'", id="none in the brackets"),
        pytest.param("mtlint: ignore[DUP001 x", 0, "its bracket is not closed", id="an open bracket"),
        pytest.param("mtlint: ignore[ALL]", 0, "comment ignores ALL, new defects too", id="all of them"),
        pytest.param("mtlint: ignore[ALL, DUP001]", 1, "comment ignores ALL", id="all and one"),
        pytest.param("mtlint: ignroe[DUP001]", 0, "asks for 'ignroe', did you mean 'ignore'?", id="a misspelled word"),
        pytest.param("mtlint: off", 0, "asks for 'off': expected 'ignore[CODE]'", id="another word"),
        pytest.param("mtlint: ignore-end[DUP001]", 0, "'ignore-end' takes no codes", id="an end with codes"),
    ],
)
def test_what_is_wrong_is_named(comment, selectors, problem):
    directive = parse(comment)
    assert isinstance(directive, Directive)
    assert problem in directive.problem
    assert len(directive.selectors) == selectors
