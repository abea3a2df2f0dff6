"""LanguageTool behind the server: one for the session, and what is told where there is none."""

import asyncio
import os
import sys
import time
from pathlib import Path

import pytest

AGREEMENT = f"The books is on the table,, of course, {time.time_ns()} times.\n"
NEVER_CHECKED = f"The cars is on the road,, of course, {time.time_ns()} times.\n"
"""Of a text that was checked before, in this run of the tests or another, the results are kept, and no Java is needed."""


def children(pid):
    """The Java processes below a process."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            name = (entry / "cmdline").read_bytes().split(b"\0")[0]
        except OSError:
            continue
        if parent == pid:
            found += ([int(entry.name)] if name.endswith(b"java") else []) + children(int(entry.name))
    return found


def codes(diagnostics):
    return {one.code for one in diagnostics}


def has_grammar(diagnostics):
    return any(one.code and one.code.startswith("GRM") for one in diagnostics)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
def test_one_languagetool_is_kept_and_goes_with_the_client(editing):
    async def scene():
        async with editing("--config", "ignore = []", "--select", "GRM,TYP008") as editor:
            await editor.begin()
            editor.open("a.txt", AGREEMENT)
            await editor.told("a.txt", holds=has_grammar)
            first = editor.published[0].diagnostics
            assert codes(first) == {"TYP008"}, "what needs no LanguageTool comes at once"
            java = children(editor._server.pid)
            assert len(java) == 1
            editor.change("a.txt", f"A line before. {AGREEMENT}", 2)
            told = await editor.told("a.txt", 2)
            assert has_grammar(told), "what LanguageTool said stays until it says something else"
            editor.change("a.txt", "The book is on the table.\n", 3)
            assert await editor.told("a.txt", 3, holds=lambda told: not told) == ()
            editor.open("b.txt", AGREEMENT)
            await editor.told("b.txt", holds=has_grammar)
            assert children(editor._server.pid) == java
            editor._server.stdin.close()
            async with asyncio.timeout(30):
                assert await editor._server.wait() == 1
                while any(Path(f"/proc/{pid}").exists() for pid in java):
                    await asyncio.sleep(0.1)

    asyncio.run(scene())


@pytest.mark.parametrize("pulls", [True, False])
def test_without_java_the_rest_is_checked_and_nothing_looks_clean(editing, tmp_path, pulls):
    missing = tmp_path / "no-java"

    async def scene():
        async with editing("--select", "GRM,TYP008", "--config", "ignore = []", "--java", str(missing)) as editor:
            await editor.begin(pulls=pulls)
            for name in ("a.txt", "b.txt"):
                editor.open(name, NEVER_CHECKED if name == "a.txt" else "The car is on the road.\n")
                if pulls:
                    before = editor.refreshed
                    await editor.pull(name)
                    await editor.until(lambda before=before: editor.refreshed > before)
                    told = (await editor.pull(name)).items
                else:
                    told = await editor.told(name, holds=lambda told: any("grammar" in one.message for one in told))
                assert codes(told) == ({None, "TYP008"} if name == "a.txt" else {None})
                assert str(missing) in told[0].message
            (message,) = editor.messages
            assert str(missing) in message.message
            if os.name == "posix" and not pulls:
                missing.symlink_to(sys.executable)
                editor.save("a.txt")
                await editor.until(lambda: len(editor.messages) > 1)
                assert "Java" in editor.messages[1].message or "java" in editor.messages[1].message

    asyncio.run(scene())
