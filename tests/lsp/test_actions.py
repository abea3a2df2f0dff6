"""What editors offer to do about findings."""

import asyncio
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from lsprotocol import types

TEXT = """\
# The \U0001f3db and the the board

The council met on Monday evening. The council met on Monday evening.

- A first item of the list stands here.
- The members of the the board agreed.

> Quoted words of the the board.

| a | b |
|---|---|
| the the cat | x |

The chairman would not s tick to the plan,, of course.
"""
QUICK = types.CodeActionKind.QuickFix
ALL = "source.fixAll.mtlint"


def whole():
    return types.Range(types.Position(0, 0), types.Position(100, 0))


def edits(action):
    (change,) = action.edit.document_changes
    return change.edits


def offered(editing, then, *, name="a.md", text=TEXT, only=None, place=None):
    """Have all the actions for a text looked at, with the editor that they were offered to."""

    async def scene():
        async with editing() as editor:
            await editor.begin()
            editor.open(name, text, "markdown")
            await editor.told(name)
            await then(editor, *await editor.actions(name, place or whole(), only))

    asyncio.run(scene())


def test_fixes_say_how_sure_they_are(editing):
    async def then(editor, actions, commands):
        fixes = {action.title: action for action in actions if "Write" in action.title or "Leave one" in action.title}
        safe, unsafe = fixes["TYP008: Leave one"], fixes["TYP002: Write “stick” (unsafe)"]
        assert (safe.is_preferred, unsafe.is_preferred) == (True, False)
        assert [one.code for one in safe.diagnostics] == ["TYP008"]
        assert editor.applied(TEXT, edits(safe)) == TEXT.replace(",,", ",")
        assert editor.applied(TEXT, edits(unsafe)) == TEXT.replace("s tick", "stick")
        assert safe.edit.document_changes[0].text_document.version == 1

    offered(editing, then, only=[QUICK])


def test_only_what_the_range_touches_is_offered(editing):
    async def then(editor, actions, commands):
        assert {one.code for action in actions for one in action.diagnostics} == {"TYP002"}

    offered(editing, then, only=[QUICK], place=types.Range(types.Position(13, 24), types.Position(13, 24)))


@pytest.mark.parametrize("only", [[ALL], ["source.fixAll"], ["source"], None])
def test_all_safe_fixes_are_one_action(editing, only):
    async def then(editor, actions, commands):
        (action,) = [action for action in actions if action.kind == ALL]
        assert editor.applied(TEXT, edits(action)) == TEXT.replace(",,", ",").replace(
            " The council met on Monday evening.\n", "\n"
        )
        if only:
            assert (actions, commands) == ([action], [])

    offered(editing, then, only=only)


@pytest.mark.parametrize("only", [["refactor"], ["source.organizeImports"]])
def test_nothing_is_offered_of_another_kind(editing, only):
    async def then(editor, actions, commands):
        assert (actions, commands) == ([], [])

    offered(editing, then, only=only)


def test_every_finding_can_be_ignored_with_a_comment_that_leaves_the_others(editing):
    async def then(editor, actions, commands):
        before = list(editor.published[-1].diagnostics)
        ignoring = [action for action in actions if "with a comment" in action.title]
        assert len(ignoring) == len(before) > 6
        for version, action in enumerate(ignoring, 2):
            (gone,) = action.diagnostics
            text = editor.applied(TEXT, edits(action))
            assert text.count("<!-- mtlint: ignore[") == 1
            editor.change("a.md", text, version)
            left = [one.code for one in await editor.told("a.md", version)]
            expected = [one.code for one in before]
            expected.remove(gone.code)
            assert sorted(left) == sorted(expected)

    offered(editing, then, only=[QUICK])


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_second_code_goes_into_the_comment_that_is_there(editing, line_break):
    lines = ("First.", "", "<!-- mtlint: ignore[TYP008] so -->", "We would not s tick to it,, of course.", "")
    text = line_break.join(lines)

    async def then(editor, actions, commands):
        (action,) = [action for action in actions if "with a comment" in action.title]
        assert editor.applied(text, edits(action)) == text.replace("[TYP008]", "[TYP008, TYP002]")

    offered(editing, then, text=text, only=[QUICK])


def test_a_comment_has_the_line_ends_and_the_indent_of_its_block(editing):
    text = "- An item.\r\n\r\n  We would not s tick to it, of course.\r\n"

    async def then(editor, actions, commands):
        (action,) = [action for action in actions if "with a comment" in action.title]
        comment = "  <!-- mtlint: ignore[TYP002] -->\r\n"
        assert editor.applied(text, edits(action)) == text.replace("  We", f"{comment}  We")

    offered(editing, then, text=text, only=[QUICK])


def test_plain_text_has_no_comments(editing):
    async def then(editor, actions, commands):
        titles = [action.title for action in actions]
        assert any("Write" in title for title in titles)
        assert not any("comment" in title for title in titles)

    offered(editing, then, name="a.txt", only=[QUICK])


def test_fixes_are_not_offered_in_formats_that_need_escapes(editing):
    async def then(editor, actions, commands):
        assert actions == []
        assert "TYP002: open the documentation of split-word" in commands

    text = '{"source": "他不会坚持这个计划", "target": "He would not s tick to the plan, of course."}\n'
    offered(editing, then, name="a.jsonl", text=text)


def test_the_documentation_of_a_rule_is_opened(editing):
    async def then(editor, actions, commands):
        assert "TYP002: open the documentation of split-word" in commands
        await editor.workspace_execute_command_async(types.ExecuteCommandParams("mtlint.openRule", arguments=["TYP002"]))
        (shown,) = editor.shown
        page = Path(url2pathname(urlsplit(shown.uri).path))
        assert page.read_text("utf-8").startswith("# TYP002 split-word\n")

    offered(editing, then)


def test_what_is_older_than_the_text_is_not_offered(editing):
    async def then(editor, actions, commands):
        assert actions
        editor.change("a.md", "\n" * 50 + TEXT, 2)
        assert await editor.actions("a.md", whole(), None) == ([], [])

    offered(editing, then)
