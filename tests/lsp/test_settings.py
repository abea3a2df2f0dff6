"""Settings of workspace folders, and their changes."""

import asyncio

import pytest
from lsprotocol import types

TWICE = "The council met on Monday evening. The council met on Monday evening.\n"
OFF = 'ignore = ["GRM", "DUP001"]\n'
ON = 'ignore = ["GRM"]\n'


def changed(editor, name="mtlint.toml"):
    event = types.FileEvent(editor.uri(name), types.FileChangeType.Changed)
    editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))


def set_up(editor, text, name="mtlint.toml"):
    (editor.folder / name).write_text(text, encoding="utf-8")


def test_settings_are_watched_and_read_again(editing):
    async def scene():
        async with editing() as editor:
            set_up(editor, OFF)
            await editor.begin()
            await editor.until(lambda: editor.watched)
            patterns = [one["globPattern"] for one in editor.watched[0].register_options["watchers"]]
            assert "**/*.toml" in patterns
            editor.open("a.txt", TWICE)
            assert await editor.told("a.txt") == ()
            set_up(editor, ON)
            changed(editor)
            assert [one.code for one in await editor.told("a.txt", holds=bool)] == ["DUP001"]
            set_up(editor, OFF)
            editor.workspace_did_change_configuration(types.DidChangeConfigurationParams({}))
            assert await editor.told("a.txt", holds=lambda told: not told) == ()

    asyncio.run(scene())


def test_glossaries_are_read_again(editing):
    async def scene():
        async with editing() as editor:
            set_up(editor, 'select = ["CON102"]\nglossary = "terms.csv"\n')
            set_up(editor, "target,forbidden\nmemory,storage\n", "terms.csv")
            await editor.begin()
            editor.open("a.txt", "The storage is a barn.\n")
            assert [one.code for one in await editor.told("a.txt")] == ["CON102"]
            set_up(editor, "target,forbidden\nbarn,shed\n", "terms.csv")
            changed(editor, "terms.csv")
            assert await editor.told("a.txt", holds=lambda told: not told) == ()

    asyncio.run(scene())


def test_a_client_that_pulls_is_told_to_pull_again(editing):
    async def scene():
        async with editing() as editor:
            await editor.begin(pulls=True)
            editor.open("a.txt", TWICE)
            assert (await editor.pull("a.txt")).items
            set_up(editor, OFF)
            changed(editor)
            await editor.until(lambda: editor.refreshed)
            assert not (await editor.pull("a.txt")).items

    asyncio.run(scene())


def test_each_folder_has_its_own_settings(editing, folder):
    inner, other = folder / "inner", folder.parent / "other"
    for place in (inner, other):
        place.mkdir()
    (inner / "mtlint.toml").write_text(OFF, encoding="utf-8")
    (other / "pyproject.toml").write_text('[tool.mtlint]\nselect = ["DUP001"]\n', encoding="utf-8")

    async def scene():
        async with editing() as editor:
            await editor.begin(folders=[folder, inner, other])
            for name in ("a.txt", "inner/a.txt", "../other/a.txt"):
                editor.open(name, f"{TWICE}It was,, so.\n")
            assert {one.code for one in await editor.told("a.txt")} == {"DUP001", "TYP008"}
            assert {one.code for one in await editor.told("inner/a.txt")} == {"TYP008"}
            assert {one.code for one in await editor.told("../other/a.txt")} == {"DUP001"}

    asyncio.run(scene())


def test_options_of_the_command_go_over_the_settings(editing):
    async def scene():
        async with editing("--ignore", "DUP001", "--config", 'language = "en-GB"') as editor:
            set_up(editor, 'select = ["DUP001", "TYP008"]\n')
            await editor.begin()
            editor.open("a.txt", f"{TWICE}It was,, so.\n")
            assert [one.code for one in await editor.told("a.txt")] == ["TYP008"]

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("settings", "line", "said"),
    [
        ('language = "en-US"\nselct = ["DUP"]\n', 1, "selct"),
        ('select = [\n"DUP",\n', 2, "not TOML"),
        ('\n\nselect = ["XYZ9"]\n', 2, "XYZ9"),
        ("language = 3\nlanguage = 4\n", 1, "not TOML"),
    ],
)
def test_wrong_settings_are_told_and_shown_and_no_text_looks_clean(editing, settings, line, said):
    async def scene():
        async with editing() as editor:
            set_up(editor, settings)
            await editor.begin()
            editor.open("a.txt", "A clean text.\n")
            (failure,) = await editor.told("a.txt")
            assert "the settings are wrong" in failure.message
            editor.open("b.txt", "A clean text.\n")
            await editor.told("b.txt")
            (message,) = editor.messages
            assert message.type == types.MessageType.Error
            assert said in message.message
            (problem,) = await editor.told("mtlint.toml", None)
            assert said in problem.message
            assert problem.range.start.line == line
            set_up(editor, ON)
            changed(editor)
            assert await editor.told("a.txt", holds=lambda told: not told) == ()
            assert await editor.told("mtlint.toml", None, holds=lambda told: not told) == ()

    asyncio.run(scene())


def test_files_that_are_left_out_have_no_findings(editing):
    async def scene():
        async with editing() as editor:
            set_up(editor, 'ignore = ["GRM"]\nexclude = ["drafts/"]\nper-file-ignores = {"songs/*" = ["DUP"]}\n')
            (editor.folder / ".git").mkdir()
            set_up(editor, "*.out.txt\n", ".gitignore")
            await editor.begin()
            for name in ("drafts/a.txt", "b.out.txt", "songs/c.txt"):
                editor.open(name, TWICE)
                assert await editor.told(name) == (), name
            editor.open("d.txt", TWICE)
            assert await editor.told("d.txt")

    asyncio.run(scene())


def test_a_file_outside_of_all_folders_has_the_settings_nearest_to_it(editing, folder):
    place = folder.parent / "elsewhere"
    place.mkdir()
    (place / "mtlint.toml").write_text(OFF, encoding="utf-8")

    async def scene():
        async with editing() as editor:
            await editor.begin()
            editor.open("../elsewhere/a.txt", TWICE)
            assert await editor.told("../elsewhere/a.txt") == ()

    asyncio.run(scene())
